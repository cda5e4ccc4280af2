import { describe, expect, it } from 'vitest';

import { Effect, effectOf, mayPass, stableVariablesOf, worse } from '../../../lib/edit/effects.ts';
import { walk } from '../../../lib/edit/nodes.ts';
import { isPureCall } from '../../../lib/edit/pure.ts';
import { parseSource } from '../../../lib/edit/source.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../../lib/edit/nodes.ts';
import type { Source } from '../../../lib/edit/source.ts';

const { Constant, Reads, Calls, Writes } = Effect;

/** The expression `x` is declared with. */
function read(expression: string, before = ''): { source: Source; node: Node } {
  const source = parseSource('a.ts', `${before}\nasync function* f(p) { const x = ${expression}; }`);
  let node: Node | undefined;
  walk(source.program, one => {
    if (one.type === 'VariableDeclarator' && one.id.type === 'Identifier' && one.id.name === 'x' && one.init)
      node = one.init;
  });
  if (!node) throw new Error(`${expression} is no expression.`);
  return { source, node };
}

function effect(expression: string): Effect {
  return effectOf(read(expression).node);
}

describe('evaluating an expression', () => {
  it.each([
    ...["'a'", '1', '`a`', '-1', '!true', "typeof 'a'", '() => a()', 'function () { a = b(); }', '{}', '{ a: 1 }'],
    ...['[1, 2]', '{ a() { b(); } }', '/a/'],
  ])('does nothing: %s', expression => {
    expect(effect(expression)).toBe(Constant);
  });

  it.each([
    ...['a', 'a.b', 'this', 'this.a', 'a[0]', '`${a}`', '-a', 'a + 1', 'a ? 1 : 2', '{ a }', '{ b: a }', '{ ...a }'],
    ...['[a]', '{ [a]: 1 }', 'a as B', 'a!', 'a?.b', 'a && b', 'typeof a', '[, a]'],
  ])('reads: %s', expression => {
    expect(effect(expression)).toBe(Reads);
  });

  it.each([
    ...['a()', 'new A()', 'a.b()', '`${a()}`', 'a`b`', 'await a', "import('a')", 'class {}', '[...a]', 'b(...a)'],
    ...['{ a: b() }', 'a() ? 1 : 2', '[a()]', '{ [a()]: 1 }', 'a()!', 'a?.()', '{ ...a() }'],
  ])('calls: %s', expression => {
    expect(effect(expression)).toBe(Calls);
  });

  it.each([
    ...['a++', '--a', 'a = 1', 'a += 1', 'a.b = 1', 'delete a.b', 'yield a', 'yield* a', '[a++]', '{ a: b = 1 }'],
    ...['c(a++)', '`${a = 1}`'],
  ])('writes: %s', expression => {
    expect(effect(expression)).toBe(Writes);
  });

  it('is not what a type says', () => {
    expect(effect('1 as unknown as A<typeof b>')).toBe(Constant);
    expect(effect('1 as string')).toBe(Constant);
  });

  it('is nothing where variables never change, and where calls reckon alone', () => {
    const { source, node } = read('[a, String(b)]', 'const a = 1; let b = 2; b = 3;');
    const isStable = stableVariablesOf(source);
    expect(effectOf(node, isStable)).toBe(Calls);
    expect(effectOf(node, isStable, () => true)).toBe(Reads);
    expect(
      effectOf(
        node,
        () => true,
        () => true,
      ),
    ).toBe(Constant);
    expect(effectOf(node, () => true)).toBe(Calls);
  });

  it.each([
    [Constant, Reads, Reads],
    [Writes, Calls, Writes],
    [Reads, Reads, Reads],
  ])('of %i and %i is %i', (one, other, expected) => {
    expect(worse(one, other)).toBe(expected);
  });
});

describe('a variable is set once', () => {
  it.each([
    ['where it is a constant', 'const a = 1;', true],
    ['where nothing sets it again', 'let a = 1;', true],
    ['where it is a function', 'function a() {}', true],
    ['where it is imported', "import { a } from 'b';", true],
    ['not where something sets it', 'let a = 1; a = 2;', false],
    ['not where something counts it up', 'let a = 1; a++;', false],
    ['not where it is set later', 'let a; a = 1;', false],
    ['not where it is declared twice', 'function a() {} var a;', false],
    ['not where the file does not declare it', '', false],
  ])('%s', (_where, before, expected) => {
    const { source, node } = read('a', before);
    expect(stableVariablesOf(source)(node as TSESTree.Identifier)).toBe(expected);
  });

  it('by a parameter', () => {
    const { source, node } = read('p');
    expect(stableVariablesOf(source)(node as TSESTree.Identifier)).toBe(true);
  });
});

describe('an expression may be evaluated before one that stood before it', () => {
  const may = (moved: string, earlier: string, isReceiver = false): boolean => {
    const [one, other] = [read(moved).node, read(earlier).node];
    return mayPass({ node: one, effect: effectOf(one) }, { node: other, effect: effectOf(other) }, isReceiver);
  };

  it.each([
    ['nothing a call', '1', 'a()'],
    ['nothing a write', '1', 'a++'],
    ['a call nothing', 'a()', '1'],
    ['a write nothing', 'a++', '1'],
    ['a read a read', 'a', 'b'],
    ['a call a read', 'a()', 'b'],
    ['a write a read of something else', 'a++', 'b'],
    ['an assignment a read of something else', 'a = 1', 'b.c'],
    ['a write in a function nobody runs', '[() => b++, a++]', 'b'],
  ])('%s', (_which, moved, earlier) => {
    expect(may(moved, earlier)).toBe(true);
  });

  it.each([
    ['a read a call', 'a', 'b()'],
    ['a call a call', 'a()', 'b()'],
    ['a write a call', 'a++', 'b()'],
    ['a write a write', 'a++', 'b++'],
    ['a call a write', 'a()', 'b++'],
    ['a read a write', 'a', 'b++'],
    ['a write what reads it', 'a++', 'a'],
    ['an assignment what reads it', 'a = 1', '[b, a.c]'],
    ['a write to a member a read', 'a.b++', 'c'],
    ['an assignment to a member a read', 'a.b = 1', 'c'],
    ['what deletes a read', 'delete a.b', 'c'],
    ['what leaves a generator a read', 'yield a', 'c'],
  ])('not %s', (_which, moved, earlier) => {
    expect(may(moved, earlier)).toBe(false);
  });

  it('a read a call that only fetches the client, and nothing more', () => {
    expect(may('a', 'b()', true)).toBe(true);
    expect(may('a()', 'b()', true)).toBe(false);
    expect(may('a', 'b++', true)).toBe(false);
  });
});

describe('a call reckons and does nothing else', () => {
  const isPure = (expression: string, isTimeFree = false, before = ''): boolean => {
    const { source, node } = read(expression, before);
    return isPureCall(source, node as TSESTree.CallExpression, isTimeFree);
  };

  it.each([
    ...['String(a)', 'Number(a)', 'Boolean(a)', 'Math.round(a)', 'Math.max(a, 1)', 'JSON.stringify(a)', 'new Date(a)'],
    ...['toString', 'toFixed', 'toLowerCase', 'toUpperCase', 'trim', 'toISOString', 'getTime', 'slice'].map(
      method => `a.${method}()`,
    ),
    'a!.trim()',
  ])('%s', expression => {
    expect(isPure(expression)).toBe(true);
  });

  it.each(['Date.now()', 'Math.random()', 'crypto.randomUUID()', 'performance.now()', 'new Date()'])(
    '%s where the time may show',
    expression => {
      expect(isPure(expression)).toBe(false);
      expect(isPure(expression, true)).toBe(true);
    },
  );

  it.each([
    ...['a()', 'a.b()', 'new A()', 'new Date2(a)', 'JSON.parse(a)', "a['trim']()", 'String.raw(a)', 'Math.a.b(c)'],
    ...['a.trimmed()', 'trim()', 'MyString(a)', 'crypto.subtle()', 'new Map(a)', 'Math[a](b)'],
  ])('and not %s', expression => {
    expect(isPure(expression, true)).toBe(false);
  });

  it.each([
    ['String(a)', 'function String() {}'],
    ['Math.round(a)', "import Math from 'b';"],
    ['Date.now()', 'const Date = b;'],
    ['new Date(a)', 'class Date {}'],
  ])('and not %s where the file means something else by it', (expression, before) => {
    expect(isPure(expression, true, before)).toBe(false);
  });
});
