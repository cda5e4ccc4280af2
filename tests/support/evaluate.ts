import path from 'node:path';

import { sdks } from '../../lib/catalog/index.ts';
import { describe } from '../../lib/evaluate/describe.ts';
import { Evaluator } from '../../lib/evaluate/evaluator.ts';
import { writtenTypes } from '../../lib/evaluate/value.ts';
import { extractFacts } from '../../lib/facts/extract/extract.ts';
import { typeText } from './facts.ts';

import type { Host, Resolution } from '../../lib/evaluate/evaluator.ts';
import type { Evaluated, TypeRef } from '../../lib/evaluate/value.ts';
import type { ModuleFacts } from '../../lib/facts/facts.ts';
import type { Module } from '../../lib/facts/store.ts';

export interface Evaluation {
  readonly evaluator: Evaluator;
  module(file: string): Module;
  /** What a module exports as `name`. */
  exported(name: string, file?: string): Evaluated;
  /** The same in words. */
  is(name: string, file?: string): string;
}

/**
 * Evaluates modules that are in memory alone.
 *
 * @param files texts by name; relative imports lead from one to the other, those of SDKs to the catalog, others out
 * @param host what is known of the project around them
 * @param gated modules that seem to have nothing to do with analytics
 */
export function evaluation(
  files: Readonly<Record<string, string>>,
  host: Partial<Host> = {},
  gated: readonly string[] = [],
): Evaluation {
  const modules = new Map(
    Object.entries(files).map(([name, text], id): [string, Module] => [
      name,
      { id, path: `/${name}`, text, facts: asFromDisk(extractFacts(name, text)) },
    ]),
  );
  const resolve = (from: Module, specifier: string, gate: boolean): Resolution | undefined => {
    const sdk = sdks.find(({ packages }) => packages.includes(specifier));
    if (sdk) return { sdk };
    if (!specifier.startsWith('.')) return { external: specifier };
    const base = path.posix.join(path.posix.dirname(from.path), specifier).slice(1);
    const module = [base, `${base}.ts`, `${base}.tsx`, `${base}.js`].map(name => modules.get(name)).find(Boolean);
    if (module && gate && gated.includes(module.path.slice(1))) return { external: specifier, gated: true };
    return module && { module };
  };
  const evaluator = new Evaluator({
    resolve,
    globalClient: () => undefined,
    globalValue: () => undefined,
    globalType: (): TypeRef | undefined => undefined,
    implementers: () => [],
    written: () => undefined,
    put: () => [],
    argument: () => undefined,
    handed: () => undefined,
    isHandedTo: () => false,
    contextValue: () => undefined,
    provided: () => undefined,
    hung: () => undefined,
    hasComponents: false,
    componentProperty: () => undefined,
    isBeyond: () => false,
    isNuxtPlugin: () => false,
    serviceName: () => undefined,
    autoImport: () => undefined,
    ambientType: () => undefined,
    ...host,
  });
  const module = (file: string): Module => {
    const found = modules.get(file);
    if (!found) throw new Error(`There is no module ${file}.`);
    return found;
  };
  const [first = ''] = modules.keys();
  const exported = (name: string, file = first): Evaluated =>
    evaluator.open(() => evaluator.exported(module(file), name));
  return { evaluator, module, exported, is: (name, file) => describe(exported(name, file)) };
}

/** Facts as a cache gives them: objects with the prototype of all objects. */
function asFromDisk(facts: ModuleFacts): ModuleFacts {
  return JSON.parse(JSON.stringify(facts)) as ModuleFacts;
}

/** What `export const x = …` of a TypeScript module is, in words. */
export function valueOf(expression: string, before = ''): string {
  return evaluation({ 'a.ts': `${before}\nexport const x = ${expression};` }).is('x');
}

/**
 * A value in words, with what `describe` leaves out of it: `?` behind what may be nothing, `!` behind what was checked
 * to be there, the type that is written for it, and the items of a list that have a certain place.
 */
export function inFull({ evaluator }: Evaluation, value: Evaluated): string {
  const full = (one: Evaluated): string => {
    const types = 'type' in one && one.type ? writtenTypes(one.type) : [];
    const type = types.map(written => typeText(written.type, written.module.facts)).join(' or ');
    return `${core(one)}${sureness(one)}${type && `: ${type}`}`;
  };
  const core = (one: Evaluated): string => {
    switch (one.kind) {
      case 'union':
        return `(${one.of.map(full).join(' | ')})`;
      case 'array': {
        const { items, placed = items.length, spread = [], open } = one;
        const parts = items.map((item, index) => `${index < placed ? '' : '~'}${full(evaluator.force(item))}`);
        return `[${[...parts, ...spread.map(list => `...${full(list)}`), ...(open ? ['…'] : [])].join(', ')}]`;
      }
      default:
        return describe(one);
    }
  };
  return full(value);
}

function sureness({ orNothing }: Evaluated): '?' | '!' | '' {
  if (orNothing === undefined) return '';
  return orNothing ? '?' : '!';
}

/** What `export const x = …` of a TypeScript module is, in full. */
export function fullValueOf(expression: string, before = '', host: Partial<Host> = {}): string {
  const read = evaluation({ 'a.ts': `${before}\nexport const x = ${expression};` }, host);
  return read.evaluator.open(() => inFull(read, read.exported('x')));
}
