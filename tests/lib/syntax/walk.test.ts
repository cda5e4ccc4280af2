import { expect, it } from 'vitest';

import { parse } from '../../../lib/syntax/parse.ts';
import { childrenOf } from '../../../lib/syntax/walk.ts';

function childrenIn(text: string): string[] {
  const [statement] = parse('a.ts', text).program.body;
  return statement ? childrenOf(statement).map(({ range }) => text.slice(...range)) : [];
}

it.each([
  ['in the order of the keys', 'if (a) b(); else c();', ['a', 'b();', 'c();']],
  ['without what is not there', 'if (a) b();', ['a', 'b();']],
  ['of lists', 'let a = 1, b;', ['a = 1', 'b']],
  ['none', ';', []],
])('children %s', (_, text, expected) => {
  expect(childrenIn(text)).toEqual(expected);
});

it('leaves out the holes of a list', () => {
  const text = '[a, , b]';
  const [statement] = parse('a.ts', text).program.body;
  const array = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  expect(array && childrenOf(array).map(({ range }) => text.slice(...range))).toEqual(['a', 'b']);
});

it('goes by other keys where they are given', () => {
  const { program } = parse('a.ts', 'a; b;');
  expect(childrenOf(program, { Program: [] })).toEqual([]);
  expect(childrenOf(program, {})).toEqual([]);
});
