import { describe, expect, it } from 'vitest';

import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { literalsOf } from '../../../lib/evaluate/type-texts.ts';
import { evaluation } from '../../support/evaluate.ts';

/** The texts that the type of parameter `p` names. */
function textsOf(type: string, before = ''): string | undefined {
  const { evaluator, exported } = evaluation({
    'a.ts': `${before}\nexport const f = (p: ${type}) => p;`,
    'b.ts': "export enum Kind { A = 'a', B = 'b' }\nexport type Word = 'a' | 'b';",
  });
  const f = exported('f');
  if (f.kind !== 'function') throw new Error('There is no function.');
  const given = f.module.facts.fns[f.id]?.ret[0];
  const value = given && evaluator.eval(f.module, given, null);
  if (value?.kind !== 'parameter' || !value.type) throw new Error('The parameter has no type.');
  const found = literalsOf(evaluator, value.type);
  return found && inWords(found);
}

describe('a type names texts one by one', () => {
  it.each([
    ['as one', "'a'"],
    ['as several', "'a' | 'b'"],
    ['beside nothing', "'a' | 'b' | null | undefined"],
    ['by a name', 'Word', "type Word = 'a' | 'b';"],
    ['by a name of another module', 'Word', "import type { Word } from './b';"],
    ['by a name of a name', 'Word', "type Inner = 'a' | 'b'; type Word = Inner;"],
    ['by an enum', 'Kind', "enum Kind { A = 'a', B = 'b' }"],
    ['by an enum of another module', 'Kind', "import { Kind } from './b';"],
    ['by the keys of a type', 'keyof Data', 'type Data = { a: 1; b: 2 };'],
    ['by the keys of an interface', 'keyof Data', 'interface Data { a: 1; b: 2 }'],
    ['by the keys of a constant', 'keyof typeof DATA', 'const DATA = { a: 1, b: 2 } as const;'],
    ['by the values of a constant', '(typeof DATA)[keyof typeof DATA]', "const DATA = { x: 'a', y: 'b' } as const;"],
    ['by the items of a constant', '(typeof LIST)[number]', "const LIST = ['a', 'b'] as const;"],
    ['around others', '`${Word}`', "type Word = 'a' | 'b';"],
    ['without some', "Exclude<Word, 'c' | null>", "type Word = 'a' | 'b' | 'c' | null;"],
    ['as far as they are among others', "Extract<'a' | 'b' | 'c', Word>", "type Word = 'a' | 'b' | 'd';"],
    ['but for nothing', 'NonNullable<Word>', "type Word = 'a' | 'b' | undefined;"],
    ['in other letters', "Lowercase<'A' | 'B'>"],
    ['in other letters, made of others', "Uncapitalize<Exclude<'A' | 'B' | 'C', 'C'>>"],
    ['by a member of a type', "Data['x']", "type Data = { x: 'a' | 'b' };"],
    ['by the same member of each member', "Defs[keyof Defs]['x']", "type Defs = { p: { x: 'a' }; q: { x: 'b' } };"],
    ['by some members', "Defs['p' | 'q']", "type Defs = { p: 'a'; q: 'b'; r: 'c' };"],
    ['by members that a name names', 'Defs[Key]', "type Key = 'p' | 'q'; interface Defs { p: 'a'; q: 'b'; r: 'c' }"],
    [
      'by a member of the items of a constant',
      "(typeof LIST)[number]['x']",
      "const LIST = [{ x: 'a' }, { x: 'b' }] as const;",
    ],
    ['by the keys of a record', "keyof Record<'a' | 'b', number>"],
    ['by a parameter of a function', 'Parameters<typeof g>[1]', "const g = (n: number, w: 'a' | 'b') => w;"],
    ['by what an interface is given', "Ev<'a' | 'b'>['x']", 'interface Ev<N> { x: N }'],
    ['by what an interface is given by default', "Ev['x']", "interface Ev<N = 'a' | 'b'> { x: N }"],
    [
      'by what an interface hands on',
      "Outer<'a' | 'b'>['x']",
      'interface Ev<N> { x: N } interface Outer<M> extends Ev<M> {}',
    ],
  ])('%s', (_about, type, before = '') => {
    expect(textsOf(type, before)).toMatch(/^"a"(?: \| "b")?$/);
  });

  it.each([
    ['as any text', 'string'],
    ['as one of which one is any', "'a' | string"],
    ['as nothing', 'null'],
    ['by a name that nobody declares', 'Elsewhere'],
    [
      'by the keys of an interface that extends another',
      'keyof Data',
      'interface Base { c: 1 } interface Data extends Base { a: 1 }',
    ],
    ['by the keys of nothing', 'keyof Data', 'type Data = {};'],
    [
      'by the values of a constant with others',
      '(typeof DATA)[keyof typeof DATA]',
      "const DATA = { x: 'a', y: make() };",
    ],
    ['by the values of an empty constant', '(typeof DATA)[keyof typeof DATA]', 'const DATA = {} as const;'],
    ['around what may be any', '`a_${string}`'],
    ['without what nobody reads', "Exclude<'a' | 'b', Elsewhere>"],
    ['by what an interface is given, which is any', "Ev<string>['x']", "interface Ev<N = 'a'> { x: N }"],
    ['by members of members of itself', "Node['x']", "type Node = { x: Node['x'] };"],
    ['around itself', 'Word', 'type Word = `${Word}a`;'],
    ['by an interface of interfaces of itself', "Deep<'a'>['x']", 'interface Deep<T> { x: Deep<Deep<T>>["x"] }'],
    ['by a type that names itself', 'Word', 'type Word = Word | Word[];'],
  ])('and not %s', (_about, type, before = '') => {
    expect(textsOf(type, before)).toBeUndefined();
  });
});

it.each([
  ['by an object', "Wrapped<{ name: 'a' }>", "Wrapped<{ name: 'b' }>"],
  ['through another', 'Outer<A>', 'Outer<B>'],
])('one generic type names others where it is given others: %s', (_about, one, other) => {
  const before = `
    type A = { name: 'a' }; type B = { name: 'b' };
    type Wrapped<T> = { of: T }; type Outer<U> = Wrapped<U>;
    type Names = ${one}['of']['name'] | ${other}['of']['name'];`;
  expect(textsOf('Names', before)).toBe('"a" | "b"');
});
