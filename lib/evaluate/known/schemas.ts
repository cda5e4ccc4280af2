/** Schemas whose values are written out one by one. */
import { holder } from './known.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated, Thunk } from '../value.ts';
import type { KnownFunction, Library } from './known.ts';

/** Under which names a schema of zod holds the object of its texts. */
const members = ['enum', 'Enum', 'Values'] as const;

/** `z.enum(['opened', 'closed'])`, `z.nativeEnum(Name)`, `z.enum(Name)`. */
const ofTexts: KnownFunction = ({ evaluator, args: [first] }) => {
  const given = first && evaluator.force(first);
  if (!given) return undefined;
  if (given.kind !== 'array') return isTable(given) ? schemaOf(given, undefined) : undefined;
  if (given.open) return undefined;
  const values = new Map<string, readonly Thunk[]>();
  for (const item of given.items) {
    const text = evaluator.force(item);
    if (text.kind !== 'literal' || typeof text.value !== 'string') return undefined;
    values.set(text.value, [item]);
  }
  return schemaOf({ kind: 'properties', values }, given);
};

function isTable({ kind }: Evaluated): boolean {
  return kind === 'object' || kind === 'merge' || kind === 'properties';
}

function schemaOf(texts: Evaluated, options: Evaluated | undefined): Evaluated {
  const values = new Map<string, readonly Thunk[]>(members.map(name => [name, [{ value: texts }]]));
  if (options) values.set('options', [{ value: options }]);
  return { kind: 'properties', values };
}

/** The object of the texts that a schema lets pass; undefined for what is no such schema. */
export function textsOfSchema(evaluator: Evaluator, value: Evaluated): Evaluated | undefined {
  if (value.kind !== 'properties' || !members.every(name => value.values.has(name))) return undefined;
  return evaluator.member(value, members[0], undefined, undefined);
}

export const zod: Library = {
  modules: ['zod', 'zod/v3', 'zod/v4', 'zod/mini', 'zod/v4-mini'],
  functions: {
    enum: ofTexts,
    nativeEnum: ofTexts,
    literal: ({ args: [value] }) => value && holder('value', [value]),
  },
};
