import { describe, expect, it } from 'vitest';

import {
  ancestorsOf,
  childrenInOrder,
  contains,
  enclosingFunction,
  innermostAt,
  isNothing,
  keyOf,
  nameOf,
  neverGoesOn,
  nodeAt,
  pathOf,
  sameRange,
  statementListOf,
  unwrap,
  walk,
  withCasts,
} from '../../../lib/edit/nodes.ts';
import { parseSource } from '../../../lib/edit/source.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../../lib/edit/nodes.ts';

function programOf(text: string): TSESTree.Program {
  return parseSource('a.ts', text).program;
}

/** The expression that a text is. */
function expressionOf(text: string): Node {
  const [statement] = programOf(`(${text});`).body;
  if (statement?.type !== 'ExpressionStatement') throw new Error(`${text} is no expression.`);
  return statement.expression;
}

/** What a piece of a text is, found by its own text. */
function at(text: string, piece: string): Node | undefined {
  const start = text.indexOf(piece);
  return nodeAt(programOf(text), [start, start + piece.length]);
}

/** The first node of a kind. */
function firstOf(text: string, type: string): Node {
  let found: Node | undefined;
  walk(programOf(text), node => {
    if (node.type === type) found ??= node;
  });
  if (!found) throw new Error(`There is no ${type} in ${text}`);
  return found;
}

describe('children come in the order of the text', () => {
  it.each([
    ['of a template', '`a${b}c${d}e`', ['a${', 'b', 'c', 'd', 'e']],
    ['of a call', 'a.b(c, d)', ['a.b', 'c', 'd']],
    ['of a choice', 'a ? b : c', ['a', 'b', 'c']],
  ])('%s', (_what, text, expected) => {
    const parts = childrenInOrder(expressionOf(text)).map(({ range }) => `(${text})`.slice(...range));
    expect(parts.map(part => part.replace(/[}`]|\$\{$/g, '').trim())).toEqual(
      expected.map(part => part.replace(/\$\{$/, '')),
    );
  });
});

describe('walking', () => {
  const typesOf = (text: string, stop?: string): string[] => {
    const types: string[] = [];
    walk(programOf(text), ({ type }) => {
      types.push(type);
      return type !== stop;
    });
    return types;
  };

  it('goes to parents first, and on in the order of the text', () => {
    expect(typesOf('a(b);')).toEqual(['Program', 'ExpressionStatement', 'CallExpression', 'Identifier', 'Identifier']);
  });

  it('stays out of what is refused', () => {
    expect(typesOf('a(b); c;', 'CallExpression')).toEqual([
      'Program',
      'ExpressionStatement',
      'CallExpression',
      'ExpressionStatement',
      'Identifier',
    ]);
  });
});

describe('a node by its place', () => {
  it.each([
    ['a(b)', 'the call and not its statement', 'a(b)', 'CallExpression'],
    ['({ c })', 'the value and not the property', 'c', 'Identifier'],
    ['@d(e) class A {}', 'in a decorator of a class', 'd(e)', 'CallExpression'],
    ['@d(e) export class A {}', 'in a decorator of what is exported', 'd(e)', 'CallExpression'],
    ['@d(e) export default class {}', 'in a decorator of a default export', 'd(e)', 'CallExpression'],
    ['class A { @d(e) b() {} }', 'in a decorator of a method', 'd(e)', 'CallExpression'],
  ])('%s: %s', (text, _what, piece, type) => {
    expect(at(text, piece)?.type).toBe(type);
  });

  it('is none where no node has exactly this place', () => {
    expect(at('a.b.c', 'b.c')).toBeUndefined();
    expect(at('export { a };', 'export {')).toBeUndefined();
  });

  it('is the innermost around a character', () => {
    const text = 'a(b, { c: d });';
    const typeAt = (offset: number): string | undefined => innermostAt(programOf(text), offset)?.type;
    expect(typeAt(text.indexOf('d'))).toBe('Identifier');
    expect(typeAt(text.indexOf(': d'))).toBe('Property');
    expect(typeAt(text.indexOf('}'))).toBe('ObjectExpression');
    expect(typeAt(text.indexOf(';'))).toBe('ExpressionStatement');
    expect(typeAt(text.length)).toBeUndefined();
  });
});

it.each([
  [[0, 4], [0, 4], true],
  [[0, 4], [1, 3], true],
  [[1, 4], [0, 4], false],
  [[0, 3], [0, 4], false],
] as const)('%j contains %j: %s', (outer, inner, expected) => {
  expect(contains(outer, inner)).toBe(expected);
});

it.each([
  [[0, 4], [0, 4], true],
  [[0, 4], [0, 3], false],
  [[1, 4], [0, 4], false],
] as const)('%j is %j: %s', (one, other, expected) => {
  expect(sameRange(one, other)).toBe(expected);
});

it.each([
  ['a function', 'function f() { send(); }', 'FunctionDeclaration'],
  ['an arrow function', 'const f = () => send();', 'ArrowFunctionExpression'],
  ['a function that is a value', 'const f = function () { if (a) send(); };', 'FunctionExpression'],
  ['a method', 'class A { b() { send(); } }', 'FunctionExpression'],
  ['nothing', 'send();', undefined],
])('the function around a call: %s', (_what, text, type) => {
  const call = firstOf(text, 'CallExpression');
  expect(enclosingFunction(call)?.type).toBe(type);
});

it('tells what stands around a node, from the inside', () => {
  expect(ancestorsOf(firstOf('if (a) { b(); }', 'CallExpression')).map(({ type }) => type)).toEqual([
    'ExpressionStatement',
    'BlockStatement',
    'IfStatement',
    'Program',
  ]);
});

describe('casts', () => {
  it.each(['a as b', 'a satisfies b', 'a!', '<b>a', '(a as b)!'])('of %s are taken off', text => {
    const node = expressionOf(text);
    expect(node.type).not.toBe('Identifier');
    expect(unwrap(node)).toMatchObject({ type: 'Identifier', name: 'a' });
    expect(withCasts(unwrap(node))).toBe(node);
  });

  it('are no chains', () => {
    const chain = firstOf('a?.b;', 'ChainExpression');
    expect(unwrap(chain).type).toBe('MemberExpression');
    expect(withCasts(unwrap(chain))).toBe(unwrap(chain));
  });

  it.each(['a.b', 'await a', '-a', 'a()'])('%s is none', text => {
    const node = expressionOf(text);
    expect(unwrap(node)).toBe(node);
  });
});

describe('lists of statements', () => {
  it.each([
    ['Program', 'a;'],
    ['BlockStatement', '{ a; }'],
    ['StaticBlock', 'class A { static { a; } }'],
    ['TSModuleBlock', 'namespace N { a; }'],
    ['SwitchCase', 'switch (b) { case 1: a; }'],
  ])('%s has one', (type, text) => {
    expect(statementListOf(firstOf(text, type))?.map(one => one.type)).toEqual(['ExpressionStatement']);
  });

  it.each([
    ['IfStatement', 'if (a) b;'],
    ['SwitchStatement', 'switch (b) { case 1: a; }'],
    ['ClassBody', 'class A { b() {} }'],
    ['ArrowFunctionExpression', '() => a;'],
  ])('%s has none', (type, text) => {
    expect(statementListOf(firstOf(text, type))).toBeUndefined();
  });
});

describe('behind a statement', () => {
  const lastOf = (code: string): Node => {
    const loop = firstOf(`function f() { for (;;) { ${code} } }`, 'ForStatement') as TSESTree.ForStatement;
    return (loop.body as TSESTree.BlockStatement).body.at(-1) as Node;
  };

  it.each([
    'return;',
    'throw a;',
    'continue;',
    'break;',
    '{ return; }',
    '{ throw a; b(); }',
    '{ b(); return; }',
    'if (a) return; else throw b;',
    'if (a) { c(); return; } else { continue; }',
  ])('nothing runs: %s', code => {
    expect(neverGoesOn(lastOf(code))).toBe(true);
  });

  it.each([
    'a();',
    '{ a(); }',
    '{}',
    'if (a) return;',
    'if (a) return; else b();',
    'if (a) b(); else return;',
    'while (a) { return; }',
    'try { return; } catch {}',
    'const f = () => { return; };',
  ])('something may run: %s', code => {
    expect(neverGoesOn(lastOf(code))).toBe(false);
  });
});

it.each([
  ...['null', 'undefined', 'void 0', "''", 'false', 'null as any', 'undefined!'].map(text => [true, text] as const),
  ...['0', 'true', "' '", 'a', '!a', '-0', 'typeof a', '[]'].map(text => [false, text] as const),
])('is nothing: %s for %s', (expected, text) => {
  expect(isNothing(expressionOf(text))).toBe(expected);
});

it.each([
  ['a', 'a'],
  ['a.b.c', 'a.b.c'],
  ['a . b', 'a.b'],
  ['this', 'this'],
  ['this.a', 'this.a'],
  ['a!.b', 'a.b'],
  ['(a as b).c', 'a.c'],
  ['a?.b', 'a.b'],
  ['a[b]', undefined],
  ["a['b']", undefined],
  ['a().b', undefined],
  ['a()', undefined],
  ["'a'", undefined],
])('the path of %s is %s', (text, expected) => {
  expect(pathOf(expressionOf(text))).toBe(expected);
});

it('has in a path what only the class sees, with its mark', () => {
  expect(pathOf(firstOf('class A { #b; c() { return this.#b.d; } }', 'MemberExpression'))).toBe('this.#b.d');
});

it.each([
  ['a', 'a'],
  ["'a b'", 'a b'],
  ['5', '5'],
  ['a.b', undefined],
  ['`a`', undefined],
])('the name of %s is %s', (text, expected) => {
  expect(nameOf(expressionOf(text))).toBe(expected);
});

it.each([
  ['({ a: 1 });', 'Property', 'a'],
  ["({ 'a b': 1 });", 'Property', 'a b'],
  ['({ 5: 1 });', 'Property', '5'],
  ['({ [a]: 1 });', 'Property', undefined],
  ["({ ['a']: 1 });", 'Property', undefined],
  ['({ ...a });', 'SpreadElement', undefined],
  ['class A { a = 1; }', 'PropertyDefinition', 'a'],
  ['class A { [a] = 1; }', 'PropertyDefinition', undefined],
  ['class A { a() {} }', 'MethodDefinition', 'a'],
  ['class A { [a]() {} }', 'MethodDefinition', undefined],
  ['class A { static { a; } }', 'StaticBlock', undefined],
])('the key in %s (%s) is %s', (text, type, expected) => {
  expect(keyOf(firstOf(text, type))).toBe(expected);
});
