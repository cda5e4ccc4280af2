import { ownValue } from '../../../text/own-value.ts';

const words: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true/false',
  bigint: 'number',
  array: 'list',
  object: 'group of values',
  null: 'empty',
  undefined: 'left out',
};

/** Types of values, for people: a text, a number; what may be missing comes last, and what nobody can tell. */
export function typeWords(types: readonly string[]): string {
  const rank = (type: string): number => ['null', 'undefined'].indexOf(type);
  const known = types.filter(type => type !== 'unknown').sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  if (known.length === 0) return 'unclear';
  if (known.length === 1 && known[0] === 'undefined')
    return types.length === 1 ? 'always left out' : 'left out or unclear';
  const named = [...new Set(known.map(type => ownValue(words, type) ?? type))].join(' or ');
  return known.length < types.length ? `${named}, at times unclear` : named;
}
