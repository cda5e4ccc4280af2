import { describe, expect, it } from 'vitest';

import { literalsOf, memberTypes } from '../../../lib/evaluate/type-texts.ts';
import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { evaluation } from '../../support/evaluate.ts';

const TYPES = `
import { z } from 'zod';
const NAMES = { open: 'Opened', close: 'Closed' } as const;
const MIXED = { open: 'Opened', count: 1 };
const LIST = ['a', 'b'] as const;
const TEXT = 'Fixed';
const EITHER = q ? 'p' : 'r';
const schema = z.enum(['za', 'zb']);
enum Kind { One = 'one', Two = 'two' }
enum Level { One = 1 }
type Name = 'x' | 'y';
type Alias = Name;
type Self = Self;
interface Table { open: 'Opened'; close: 'Closed' }
interface Wider extends Table { more: 'More' }
interface Mixed { open: 'Opened'; id: string }
type Fields = { a: 'fa'; b: 'fb' };
type Of<T> = T;
type Generic<T> = { event: T };
`;

/** The texts that a type names, in words. */
function texts(type: string): string | undefined {
  const { evaluator, module } = evaluation({ 'a.ts': `${TYPES}\nfunction w(p: ${type}) {}` });
  const m = module('a.ts');
  const given = m.facts.fns.find(({ n }) => n === 'w')?.p[0]?.t;
  if (!given) throw new Error('There is no type.');
  const found = evaluator.open(() => literalsOf(evaluator, { module: m, type: given, frame: null }));
  return found && inWords(found);
}

describe('the texts that a type names', () => {
  it.each<[string, string | undefined]>([
    ["'a'", '"a"'],
    ["'a' | 'b'", '"a" | "b"'],
    ["'a' | null | undefined", '"a"'],
    ['null | undefined', undefined],
    ["'a' | string", undefined],
    ['string', undefined],
    ['Name', '"x" | "y"'],
    ['Alias', '"x" | "y"'],
    ["Name | 'z'", '"x" | "y" | "z"'],
    ['Self', undefined],
    ['Missing', undefined],
    ['Kind', '"one" | "two"'],
    ['Kind.One', '"one"'],
    ['Level', undefined],
    ['typeof TEXT', '"Fixed"'],
    ['typeof EITHER', '"p" | "r"'],
    ['typeof q', undefined],
    ['typeof MIXED', undefined],
    ["(typeof NAMES)['open']", '"Opened"'],
    ["(typeof MIXED)['count']", undefined],
    ['(typeof NAMES)[keyof typeof NAMES]', '"Opened" | "Closed"'],
    ['(typeof MIXED)[keyof typeof MIXED]', undefined],
    ['keyof typeof NAMES', '"open" | "close"'],
    ['keyof typeof q', undefined],
    ['(typeof LIST)[number]', '"a" | "b"'],
    ['Name[]', undefined],
    ['Name[][number]', '"x" | "y"'],
    ['keyof Table', '"open" | "close"'],
    ['keyof Wider', undefined],
    ['Table[keyof Table]', '"Opened" | "Closed"'],
    ['Mixed[keyof Mixed]', undefined],
    ["Table['open']", '"Opened"'],
    ["Table['missing']", undefined],
    ['keyof Fields', '"a" | "b"'],
    ['Fields[keyof Fields]', '"fa" | "fb"'],
    ["Fields['a' | 'b']", '"fa" | "fb"'],
    ['keyof { a: 1; b: 2 }', '"a" | "b"'],
    ['keyof {}', undefined],
    ["keyof Record<'k' | 'l', number>", '"k" | "l"'],
    ['keyof Record<string, number>', undefined],
    ['keyof Record', undefined],
    ['keyof string', undefined],
    ['`${Name} Opened`', '"x Opened" | "y Opened"'],
    ['`Page ${Name}`', '"Page x" | "Page y"'],
    ['`${Name}-${Kind}`', '"x-one" | "x-two" | "y-one" | "y-two"'],
    ['`${string} Opened`', undefined],
    ["Exclude<Name, 'x'>", '"y"'],
    ["Exclude<Name, 'x' | 'y'>", undefined],
    ['Exclude<Name, string>', undefined],
    ["Extract<Name, 'x' | 'z'>", '"x"'],
    ['NonNullable<Name | null>', '"x" | "y"'],
    ['Readonly<Name>', '"x" | "y"'],
    ['Awaited<Name>', '"x" | "y"'],
    ["Uppercase<'aB'>", '"AB"'],
    ["Lowercase<'aB'>", '"ab"'],
    ["Capitalize<'aBc'>", '"ABc"'],
    ["Uncapitalize<'ABc'>", '"aBc"'],
    ['Uppercase<string>', undefined],
    ['Other<Name>', undefined],
    ['z.infer<typeof schema>', '"za" | "zb"'],
    ['z.infer<typeof q>', undefined],
    ['Of<Name>', '"x" | "y"'],
    ["Generic<'g'>['event']", '"g"'],
  ])('%s: %s', (type, expected) => {
    expect(texts(type)).toBe(expected);
  });
});

describe('the types of members', () => {
  const membersOf = (type: string, names?: string): (string | undefined)[] | undefined => {
    const { evaluator, module } = evaluation({
      'a.ts': `${TYPES}\nfunction w(p: ${type}, n: ${names ?? 'string'}) {}`,
    });
    const m = module('a.ts');
    const [p, n] = m.facts.fns.find(fn => fn.n === 'w')?.p ?? [];
    const ref = (t: typeof p): { module: typeof m; type: NonNullable<NonNullable<typeof p>['t']>; frame: null } => ({
      module: m,
      type: t?.t ?? { k: 'unk' },
      frame: null,
    });
    return evaluator.open(() =>
      memberTypes(evaluator, ref(p), names === undefined ? undefined : ref(n))?.map(one => {
        const found = literalsOf(evaluator, one);
        return found && inWords(found);
      }),
    );
  };

  it('are all, or those that are named', () => {
    expect(membersOf('Table')).toEqual(['"Opened"', '"Closed"']);
    expect(membersOf('Table', "'close'")).toEqual(['"Closed"']);
    expect(membersOf('Table', 'keyof Table')).toEqual(['"Opened"', '"Closed"']);
    expect(membersOf('Mixed')).toEqual(['"Opened"', undefined]);
    expect(membersOf('Table', "'other'")).toBeUndefined();
    expect(membersOf('Table', 'string')).toBeUndefined();
    expect(membersOf('string')).toBeUndefined();
  });
});
