/** Types that JSDoc declares: `@typedef`, with or without `@property`, and `@callback`. */
import { emptyRecord } from './nodes.ts';

import type { Extraction } from './extraction.ts';
import type { Doc, Docs, Tag } from './jsdoc.ts';
import type { Binding, Type } from '../facts.ts';

const properties = new Set(['property', 'prop']);
const parameters = new Set(['param', 'arg', 'argument']);
const results = new Set(['return', 'returns']);

/** Declares all of a module's, before anything names them. */
export function declareTypes(context: Extraction, docs: Docs): void {
  for (const { local, name, module } of docs.imports)
    context.declareType(local, false).imp = { m: module, n: name, type: true };
  const declared = [...docs.all].flatMap(doc =>
    doc
      .filter(({ name, of }) => of && (name === 'typedef' || name === 'callback'))
      .map(tag => ({ doc, tag, binding: context.declareType(tag.of) })),
  );
  for (const { doc, tag, binding } of declared) define(context, binding, tag, doc);
}

function define(context: Extraction, binding: Binding, tag: Tag, doc: Doc): void {
  if (tag.name === 'callback') {
    binding.alias = functionIn(context, doc);
    return;
  }
  const m = membersIn(context, doc);
  if (Object.keys(m).length > 0) binding.iface = context.ifaces.add(() => ({ n: tag.of, ext: [], m })).id;
  else binding.alias = context.documented(tag) ?? { k: 'unk' };
}

function membersIn(context: Extraction, doc: Doc): Record<string, Type> {
  const m = emptyRecord<Type>();
  for (const tag of doc)
    if (properties.has(tag.name) && !tag.of.includes('.')) m[tag.of] = context.documented(tag) ?? { k: 'unk' };
  return m;
}

function functionIn(context: Extraction, doc: Doc): Type {
  const ret = context.documented(doc.find(({ name }) => results.has(name)));
  return { k: 'fn', ...(ret && { ret }) };
}

/** The types of a function's parameters, by their names; of an object, those of its members. */
export function parameterTypes(context: Extraction, doc: Doc): readonly { readonly n: string; readonly t?: Type }[] {
  const own = doc.filter(({ name }) => parameters.has(name));
  return own
    .filter(({ of }) => !of.includes('.'))
    .map(tag => {
      const t = objectOf(context, tag, own) ?? context.documented(tag);
      return { n: tag.of, ...(t && { t }) };
    });
}

/** `@param {object} props` with `@param {T} props.name`. */
function objectOf(context: Extraction, { of }: Tag, all: Doc): Type | undefined {
  const m = emptyRecord<Type>();
  let found = false;
  for (const tag of all) {
    const name = tag.of.startsWith(`${of}.`) ? tag.of.slice(of.length + 1) : '';
    if (!name || name.includes('.')) continue;
    m[name] = context.documented(tag) ?? { k: 'unk' };
    found = true;
  }
  return found ? { k: 'obj', m, s: -1 } : undefined;
}

/** What a function is said to return. */
export function returnType(context: Extraction, doc: Doc): Type | undefined {
  return context.documented(doc.find(({ name }) => results.has(name)));
}
