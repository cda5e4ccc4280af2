import { describe, expect, it } from 'vitest';

import { bounded, MAX_ALTERNATIVES, MAX_DERIVED } from '../../../lib/evaluate/bounded.ts';
import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import {
  alternatives,
  anyOf,
  certainly,
  isOptional,
  never,
  orNothing,
  rootOf,
  stringOf,
  undefinedValue,
  union,
  unknown,
} from '../../../lib/evaluate/value.ts';
import { valueOf } from '../../support/evaluate.ts';

import type { Evaluated } from '../../../lib/evaluate/value.ts';

const literal = (value: string | number | null | undefined): Evaluated => ({ kind: 'literal', value });
const numbers = (length: number): number[] => Array.from({ length }, (_, index) => index);

describe('bounded', () => {
  it('gives a list whole up to its bound, and says that it cut a longer one', () => {
    expect(bounded([1, 2], 2)).toEqual({ items: [1, 2], isCut: false });
    expect(bounded([1, 2, 3], 2)).toEqual({ items: [1, 2], isCut: true });
    expect(bounded(numbers(MAX_ALTERNATIVES)).isCut).toBe(false);
    expect(bounded(numbers(MAX_ALTERNATIVES + 1)).isCut).toBe(true);
  });
});

describe('union', () => {
  it('is its only alternative, and undefined without any', () => {
    expect(union([literal('a')])).toEqual(literal('a'));
    expect(union([])).toBe(undefinedValue);
  });

  it('takes alternatives of alternatives, each once', () => {
    const both = union([literal('a'), union([literal('b'), literal('a')])]);
    expect(alternatives(both)).toEqual([literal('a'), literal('b')]);
    expect(alternatives(union([literal('1'), literal(1)]))).toHaveLength(2);
    expect(alternatives(union([unknown('cycle'), unknown('cycle'), unknown('spread')]))).toHaveLength(2);
    const object: Evaluated = { kind: 'global', name: 'g' };
    expect(union([object, object])).toBe(object);
  });

  it('drops null and undefined beside anything else, which it marks, and keeps one of them alone', () => {
    expect(union([literal(null), literal('a'), literal(undefined)])).toEqual({ ...literal('a'), orNothing: true });
    expect(union([literal(null), literal(undefined)])).toEqual(literal(null));
  });

  it('says that it was cut', () => {
    const whole = alternatives(union(numbers(MAX_ALTERNATIVES).map(literal)));
    expect(whole).toHaveLength(MAX_ALTERNATIVES);
    expect(whole.at(-1)).toEqual(literal(MAX_ALTERNATIVES - 1));
    const cut = alternatives(union(numbers(MAX_ALTERNATIVES + 1).map(literal)));
    expect(cut).toHaveLength(MAX_ALTERNATIVES + 1);
    expect(cut.at(-1)).toMatchObject({ kind: 'unknown', reason: 'cut-off' });
  });

  it('has few of what is derived from what is not known, beside all that is known, and says so', () => {
    const joi: Evaluated = { kind: 'import', source: 'joi', name: 'default' };
    const links = (count: number): Evaluated[] =>
      numbers(count).flatMap((index): Evaluated[] => [
        { kind: 'member', object: joi, property: `rule${index}` },
        { kind: 'call', callee: joi, args: [], isNew: false },
      ]);
    const known = numbers(60).map(literal);
    const whole = [...known, ...links(MAX_DERIVED / 2)];
    expect(alternatives(union(whole))).toEqual(whole);
    expect(alternatives(union([...links(MAX_DERIVED), ...known]))).toEqual([
      ...links(MAX_DERIVED / 2),
      ...known,
      expect.objectContaining({ kind: 'unknown', reason: 'cut-off' }),
    ]);
  });
});

describe('anyOf', () => {
  it('evaluates no more than it reads, and says that there is more', () => {
    let evaluated = 0;
    const value = anyOf(numbers(MAX_ALTERNATIVES + 5), item => literal(`${evaluated++}${item}`));
    expect(evaluated).toBe(MAX_ALTERNATIVES);
    expect(alternatives(value).at(-1)).toMatchObject({ reason: 'cut-off' });
    expect(anyOf(['a'], literal)).toEqual(literal('a'));
  });
});

it('knows which values are certainly a text', () => {
  expect(stringOf(literal('a'))).toBe('a');
  expect(stringOf(literal(''))).toBe('');
  expect(stringOf(literal(1))).toBeUndefined();
  expect(stringOf(union([literal('a'), literal('b')]))).toBeUndefined();
  expect(stringOf(undefined)).toBeUndefined();
});

describe('lists that people write', () => {
  const names = (count: number): string =>
    numbers(count)
      .map(index => `'Step ${index}'`)
      .join(', ');

  it.each([31, 100, 999])('reads all of %i names', count => {
    const value = valueOf('e', `let e; for (e of [${names(count)}]);`);
    expect(value).toContain('"Step 0" | "Step 1"');
    expect(value).toContain(`${count - 12} more`);
  });

  it('reads every return of a function, and every assignment to a name', () => {
    const returns = numbers(31).map(index => `case ${index}: return 'r${index}';`);
    expect(valueOf('f(k)', `function f(k) { switch (k) { ${returns.join(' ')} default: return 'rest'; } }`)).toContain(
      '20 more',
    );
    const writes = numbers(40).map(index => `v = 'w${index}';`);
    expect(valueOf('v', `let v; ${writes.join(' ')}`)).toContain('28 more');
  });
});

describe('values in words', () => {
  it.each([
    ["'a'", '"a"'],
    ["'9f8e7d6c5b4a39281706'", 'a text of 20 characters, perhaps a key'],
    ["'checkout_step_completed'", '"checkout_step_completed"'],
    ['{ a: 1, [k]: 2, ...rest }', '{ a, [computed], ...spread }'],
    ['(function named() {})', 'the function named'],
    ['new (class Named {})()', 'an instance of the class Named'],
    ['(class {})', 'the class (without a name)'],
    ['a - b', 'the global a - the global b'],
    ['typeof a', 'typeof the global a'],
    ['[1]', 'a list of 1 item'],
    ['[1, 2]', 'a list of 2 items'],
  ])('%s is %s', (expression, expected) => {
    expect(valueOf(expression)).toBe(expected);
  });

  it('names a dozen and counts the rest', () => {
    expect(inWords(union(numbers(13).map(literal)))).toBe('0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 1 more');
    expect(inWords(union(numbers(12).map(literal)))).toBe('0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11');
  });
});

it('is never there where no alternative is', () => {
  expect(union([never, never])).toBe(never);
  expect(union([never, literal('a')])).toEqual(literal('a'));
});

it('marks what may be nothing, once and not what is nothing', () => {
  const a = orNothing(literal('a'));
  expect(a).toEqual({ ...literal('a'), orNothing: true });
  expect(orNothing(a)).toBe(a);
  expect(orNothing(literal(null))).toEqual(literal(null));
  expect(isOptional(a)).toBe(true);
  expect(isOptional(literal('a'))).toBe(false);
  expect(isOptional({ kind: 'union', of: [literal('b'), a] })).toBe(true);
  expect(certainly(a)).toEqual({ ...literal('a'), orNothing: undefined });
  expect(certainly({ kind: 'union', of: [literal('b'), a] })).toEqual({
    kind: 'union',
    of: [literal('b'), { ...literal('a'), orNothing: undefined }],
    orNothing: undefined,
  });
  const sure = literal('c');
  expect(certainly(sure)).toBe(sure);
});

it('knows where a chain begins', () => {
  const root: Evaluated = { kind: 'global', name: 'g' };
  const member: Evaluated = { kind: 'member', object: root, property: 'a' };
  const call: Evaluated = { kind: 'call', callee: member, args: [], isNew: false };
  expect(rootOf({ kind: 'member', object: call, property: 'b' })).toBe(root);
  expect(rootOf(call)).toBe(root);
  expect(rootOf(root)).toBe(root);
});
