import { describe, expect, it } from 'vitest';

import { chainOf, leftOf, withShortChains } from '../../../lib/syntax/chains.ts';
import { parse } from '../../../lib/syntax/parse.ts';
import { childrenOf } from '../../../lib/syntax/walk.ts';

import type { TSESTree } from '@typescript-eslint/utils';

function expressionOf(text: string): TSESTree.Node {
  const [statement] = parse('a.ts', text).program.body;
  if (statement?.type !== 'ExpressionStatement') throw new Error(`no expression: ${text}`);
  return statement.expression;
}

/** All nodes level by level, without recursion. */
function levelsOf(root: TSESTree.Node): TSESTree.Node[][] {
  const levels: TSESTree.Node[][] = [];
  for (let level = [root]; level.length > 0; level = level.flatMap(node => childrenOf(node))) levels.push(level);
  return levels;
}

function namesIn(root: TSESTree.Node): string[] {
  return levelsOf(root)
    .flat()
    .flatMap(node => (node.type === 'Identifier' ? [node.name] : []))
    .sort();
}

describe('a link hangs on', () => {
  it.each([
    ['what is called', 'a.b(c)', 'a.b'],
    ['what is made', 'new A(b)', 'A'],
    ['the object', 'a.b', 'a'],
    ['the object of a computed member', 'a[b]', 'a'],
    ['the tag', 'a.b`c`', 'a.b'],
    ['the optional chain', 'a?.b', 'a?.b'],
    ['what is there', 'a!', 'a'],
    ['the left side of an operation', 'a + b * c', 'a'],
    ['the left side of an alternative', 'a || b', 'a'],
  ])('%s', (_, text, left) => {
    const on = leftOf(expressionOf(text));
    expect(on && text.slice(...on.range)).toBe(left);
  });

  it.each(['a', '(a, b)', 'a ? b : c', '-a', 'a = b', 'a as B', '[a]'])('nothing in %s', text => {
    expect(leftOf(expressionOf(text))).toBeUndefined();
    expect(chainOf(expressionOf(text)).links).toEqual([]);
  });
});

it('a chain goes from its end to its start', () => {
  const text = 'a.b(c + d).e';
  const { links, start } = chainOf(expressionOf(text));
  expect(links.map(({ range }) => text.slice(...range))).toEqual(['a.b(c + d).e', 'a.b(c + d)', 'a.b']);
  expect(text.slice(...start.range)).toBe('a');
});

describe('short chains', () => {
  it.each([
    ['calls', '.b(() => c)'],
    ['members', '.b'],
    ['computed members', '[b]'],
    ['sums', ' + b'],
    ['alternatives', ' || b'],
    ['templates', '`${b}`'],
  ])('of %s have all nodes, less deep, and are as they were afterwards', (_, link) => {
    const { program } = parse('a.ts', `x = (a${link.repeat(1000)}).y`);
    const before = JSON.stringify(program);
    const names = namesIn(program);
    const seen = withShortChains(program, () => ({ depth: levelsOf(program).length, names: namesIn(program) }));
    expect(seen.depth).toBeLessThan(700);
    expect(seen.names).toEqual(names);
    expect(levelsOf(program).length).toBeGreaterThan(1000);
    expect(JSON.stringify(program)).toBe(before);
  });

  it('inside of each other are all short', () => {
    const inner = `a${'.b'.repeat(1000)}`;
    const { program } = parse('a.ts', `${inner}(${inner}, () => { return ${inner}; })${'.c'.repeat(1000)}`);
    expect(withShortChains(program, () => levelsOf(program).length)).toBeLessThan(1300);
  });

  it('leave what is short as it is', () => {
    const { program } = parse('a.ts', `a${'.b'.repeat(300)}`);
    expect(withShortChains(program, () => JSON.stringify(program))).toBe(JSON.stringify(program));
  });

  it('are put back after a failure too', () => {
    const { program } = parse('a.ts', `a${'.b'.repeat(1000)}`);
    const before = JSON.stringify(program);
    expect(() =>
      withShortChains(program, () => {
        throw new Error('as foreseen');
      }),
    ).toThrow('as foreseen');
    expect(JSON.stringify(program)).toBe(before);
  });
});
