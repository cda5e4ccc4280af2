/** Methods of texts. */
import { isStringLike } from '../kinds.ts';
import { join } from '../strings.ts';
import { isOptional, orNothing, stringOf } from '../value.ts';

import type { Evaluated } from '../value.ts';
import type { KnownCall, KnownMethod, Methods } from './known.ts';

/** What an argument is where it is known: a value, or a regular expression. */
type Plain = string | number | boolean | null | undefined | RegExp;

/** A text repeated or filled without bound would be all the memory there is. */
const LONGEST = 10_000;
/** What a regular expression is run on: names, no documents. */
const SHORT = 200;

/** What they make of a text, where their arguments are known; undefined where that cannot be said. */
const changes = {
  charAt: (text, [index]) => text.charAt(numberOf(index) ?? 0),
  slice: (text, [start, end]) => text.slice(numberOf(start), numberOf(end)),
  substring: (text, [start, end]) => text.substring(numberOf(start) ?? 0, numberOf(end)),
  repeat: (text, [count]) => {
    const times = numberOf(count) ?? 0;
    return times >= 0 && times * text.length <= LONGEST ? text.repeat(times) : undefined;
  },
  padStart: (text, [length, fill]) => text.padStart(...filled(length, fill)),
  padEnd: (text, [length, fill]) => text.padEnd(...filled(length, fill)),
  replace: (text, [search, by]) => replaced(text, search, by, (sought, put) => text.replace(sought, put)),
  // One without the flag `g` throws.
  replaceAll: (text, [search, by]) =>
    search instanceof RegExp && !search.global
      ? undefined
      : replaced(text, search, by, (sought, put) => text.replaceAll(sought, put)),
} satisfies Record<string, (text: string, args: readonly Plain[]) => string | undefined>;

/** What changes each letter by itself, those around a hole as well. */
const letters = {
  toLowerCase: text => text.toLowerCase(),
  toLocaleLowerCase: text => text.toLowerCase(),
  toUpperCase: text => text.toUpperCase(),
  toLocaleUpperCase: text => text.toUpperCase(),
} satisfies Record<string, (text: string) => string>;

export const stringMethods: Methods = {
  concat: (receiver, { evaluator, args, at }) =>
    isStringLike(receiver) ? join([receiver, ...args.map(thunk => evaluator.force(thunk))], at) : undefined,
  toString: (receiver: Evaluated) => (isStringLike(receiver) ? receiver : undefined),
  trim: (receiver, { at }) => trimmed(receiver, 'both', at),
  trimStart: (receiver, { at }) => trimmed(receiver, 'start', at),
  trimEnd: (receiver, { at }) => trimmed(receiver, 'end', at),
  split: (receiver, call) => {
    const text = stringOf(receiver);
    const [separator] = plainArguments(call) ?? [];
    if (text === undefined || text.length > SHORT || (typeof separator !== 'string' && !(separator instanceof RegExp)))
      return undefined;
    const items = text.split(separator).map(value => ({ value: { kind: 'literal', value } as const }));
    return { kind: 'array', items, open: false, at: call.at };
  },
  indexOf: indexIn,
  ...Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, changing(change)])),
  slice: (receiver, call) => changing(changes.slice)(receiver, call) ?? withoutStart(receiver, call),
  substring: (receiver, call) => changing(changes.substring)(receiver, call) ?? withoutStart(receiver, call),
  replace: (receiver, call) =>
    changing(changes.replace)(receiver, call) ?? replacedAtEnd(receiver, call) ?? replacedByFunction(receiver, call),
  ...Object.fromEntries(Object.entries(letters).map(([name, change]) => [name, changingLetters(change)])),
};

/** Where a text begins in another; of one with holes, where it begins before the first of them. */
function indexIn(receiver: Evaluated, call: KnownCall): Evaluated | undefined {
  const text = receiver.kind === 'template' ? receiver.parts[0] : stringOf(receiver);
  const [sought, ...others] = plainArguments(call) ?? [];
  if (typeof text !== 'string' || typeof sought !== 'string' || others.length > 0) return undefined;
  const value = text.indexOf(sought);
  return value < 0 && receiver.kind === 'template' ? undefined : { kind: 'literal', value, at: call.at };
}

/** `` `app/${name}`.slice(4) ``: what is left of a text whose holes stand behind all that is taken. */
const withoutStart: KnownMethod = (receiver, call) => {
  const [first, ...others] = receiver.kind === 'template' ? receiver.parts : [];
  const [start, ...ends] = plainArguments(call) ?? [];
  if (typeof first !== 'string' || typeof start !== 'number' || ends.length > 0) return undefined;
  if (start < 0 || start > first.length) return undefined;
  return asOptional(receiver, join([first.slice(start), ...others], call.at));
};

/** `name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)`. */
const replacedByFunction: KnownMethod = (receiver, { evaluator, args: [search, by], at }) => {
  const text = stringOf(receiver);
  const make = by && evaluator.force(by);
  const sought = search && regularExpression(evaluator.force(search));
  if (text === undefined || text.length > SHORT || make?.kind !== 'function' || !sought) return undefined;
  let isKnown = true;
  const value = text.replace(sought, (match: string) => {
    const put = stringOf(evaluator.apply(make, [{ value: { kind: 'literal', value: match } }], at));
    isKnown &&= put !== undefined;
    return put ?? '';
  });
  return isKnown ? asOptional(receiver, { kind: 'literal', value, at }) : undefined;
};

/**
 * `` `/users/${id}`.replace(/^\/+/, '') ``: a sign at one end of a text with holes, or a text that stands before the first
 * of them. What a hole may have a part in is not known.
 */
const replacedAtEnd: KnownMethod = (receiver, call) => {
  const [search, by] = receiver.kind === 'template' ? (plainArguments(call) ?? []) : [];
  if (receiver.kind !== 'template' || typeof by !== 'string' || by.includes('$')) return undefined;
  const { parts } = receiver;
  const sign = search instanceof RegExp ? signAtEnd(search) : undefined;
  const index = sign?.side === 'end' ? parts.length - 1 : 0;
  const part = parts[index];
  if (typeof part !== 'string' || part === '' || part.length > SHORT) return undefined;
  // A hole may go on with what all of the part repeats.
  const isKnown = sign
    ? !(sign.repeats && [...part].every(one => one === sign.text))
    : typeof search === 'string' && search !== '' && part.includes(search);
  if (!isKnown) return undefined;
  return asOptional(receiver, join(parts.with(index, part.replace(search as string | RegExp, by)), call.at));
};

/** Signs that mean something else in a regular expression, unless a stroke stands before them. */
const special: ReadonlySet<string> = new Set('.^$|?*+()[]{}\\');
const repeating: ReadonlySet<string> = new Set('+*?');

/** What an expression seeks at the start of a text, or at its end, where that is one sign: `/^\/+/`, `/-$/`. */
function signAtEnd({
  source,
  flags,
}: RegExp): { readonly side: 'start' | 'end'; readonly text: string; readonly repeats: boolean } | undefined {
  const side = source.startsWith('^') ? 'start' : source.endsWith('$') ? 'end' : undefined;
  if (!side || /[imy]/.test(flags)) return undefined;
  const sought = side === 'start' ? source.slice(1) : source.slice(0, -1);
  const repeats = sought.length > 1 && repeating.has(sought.at(-1) as string) && sought !== `\\${sought.at(-1)}`;
  const sign = repeats ? sought.slice(0, -1) : sought;
  const [text = '', escaped] = sign;
  if (sign.length === 1) return special.has(text) ? undefined : { side, text, repeats };
  // `\/`, `\.`: not `\d`, which is one of many.
  return sign.length === 2 && text === '\\' && escaped?.toLowerCase() === escaped?.toUpperCase()
    ? { side, text: escaped as string, repeats }
    : undefined;
}

function changing(change: (text: string, args: readonly Plain[]) => string | undefined): KnownMethod {
  return (receiver, call) => {
    const text = stringOf(receiver);
    const args = text === undefined ? undefined : plainArguments(call);
    const value = args && change(text as string, args);
    return value === undefined ? undefined : asOptional(receiver, { kind: 'literal', value, at: call.at });
  };
}

function changingLetters(change: (text: string) => string): KnownMethod {
  return (receiver, { at }) => {
    if (receiver.kind === 'template')
      return asOptional(
        receiver,
        join(
          receiver.parts.map(part => (typeof part === 'string' ? change(part) : part)),
          at,
        ),
      );
    const text = stringOf(receiver);
    return text === undefined ? undefined : asOptional(receiver, { kind: 'literal', value: change(text), at });
  };
}

/** The arguments, where each of them is known. */
function plainArguments({ evaluator, args }: KnownCall): readonly Plain[] | undefined {
  const values: Plain[] = [];
  for (const thunk of args) {
    const value = evaluator.force(thunk);
    const known = regularExpression(value) ?? numberIn(value);
    if (known !== undefined) values.push(known);
    else if (value.kind === 'literal') values.push(value.value);
    else return undefined;
  }
  return values;
}

/** A regular expression that takes no time: without groups, and with few things that repeat. */
function regularExpression(value: Evaluated): RegExp | undefined {
  if (value.kind !== 'operation' || value.operator !== 'regexp') return undefined;
  const [pattern, flags] = value.operands.map(stringOf);
  if (pattern === undefined || pattern.includes('(') || (pattern.match(/[*+{]/g) ?? []).length > 2) return undefined;
  try {
    return new RegExp(pattern, flags);
  } catch {
    // The parser takes what an older engine does not.
    return undefined;
  }
}

/** A number that is written out, or counted on from one: `-1`, `index + 1`. */
export function numberIn(value: Evaluated): number | undefined {
  if (value.kind === 'literal') return typeof value.value === 'number' ? value.value : undefined;
  if (value.kind !== 'operation' || (value.operator !== '-' && value.operator !== '+')) return undefined;
  const operands = value.operands.map(numberIn);
  if (operands.length === 0 || operands.includes(undefined)) return undefined;
  const [first = 0, second] = operands;
  const sign = value.operator === '-' ? -1 : 1;
  return second === undefined ? sign * first : first + sign * second;
}

function replaced(
  text: string,
  search: Plain,
  by: Plain,
  replace: (search: string | RegExp, by: string) => string,
): string | undefined {
  if (typeof by !== 'string' || text.length > SHORT) return undefined;
  return typeof search === 'string' || search instanceof RegExp ? replace(search, by) : undefined;
}

function numberOf(value: Plain): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && !Number.isNaN(number) ? number : undefined;
}

function filled(length: Plain, fill: Plain): [number, string | undefined] {
  return [Math.min(numberOf(length) ?? 0, LONGEST), typeof fill === 'string' ? fill : undefined];
}

/** What is made of a value is nothing where the value is. */
function asOptional(receiver: Evaluated, made: Evaluated): Evaluated {
  return isOptional(receiver) ? orNothing(made) : made;
}

type Side = 'start' | 'end' | 'both';

/** A text without the white space at its ends. */
function trimmed(receiver: Evaluated, side: Side, at: Evaluated['at']): Evaluated | undefined {
  if (receiver.kind === 'template')
    return asOptional(receiver, join(receiver.parts.map(trimmedPart(side, receiver.parts.length)), at));
  const text = stringOf(receiver);
  return text === undefined ? undefined : asOptional(receiver, { kind: 'literal', value: trim(text, side), at });
}

/** Only the ends of a text with holes are trimmed. */
function trimmedPart(side: Side, length: number): (part: string | Evaluated, index: number) => string | Evaluated {
  return (part, index) => {
    if (typeof part !== 'string') return part;
    const start = index === 0 && side !== 'end' ? part.trimStart() : part;
    return index === length - 1 && side !== 'start' ? start.trimEnd() : start;
  };
}

function trim(text: string, side: Side): string {
  if (side === 'both') return text.trim();
  return side === 'start' ? text.trimStart() : text.trimEnd();
}
