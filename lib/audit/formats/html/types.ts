import { ownValue } from '../../../text/own-value.ts';

const words: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'yes or no',
  bigint: 'number',
  array: 'list',
  object: 'group of values',
  null: 'empty',
  undefined: 'left out',
  unknown: 'not known',
};

/** Types of values, for people: a text, a number; what may be missing comes last. */
export function typeWords(types: readonly string[]): string {
  const rank = (type: string): number => ['null', 'undefined', 'unknown'].indexOf(type);
  const sorted = [...types].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return [...new Set(sorted.map(type => ownValue(words, type) ?? type))].join(', or ');
}
