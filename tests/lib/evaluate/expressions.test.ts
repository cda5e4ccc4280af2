import { describe, expect, it } from 'vitest';

import { fullValueOf, valueOf } from '../../support/evaluate.ts';

const CLIENT = "import { Analytics } from '@segment/analytics-node'; const c = new Analytics({});";

describe('what expressions are', () => {
  it.each([
    ["'a'", '"a"'],
    ['1', '1'],
    ['null', 'null'],
    ['undefined', 'undefined'],
    ['true', 'true'],
    ['void 0', 'undefined'],
    ['1 + 2', '1 + 2'],
    ['-n', '- the global n'],
    ['a / 1000', 'the global a / 1000'],
    ["(1, 'last')", '"last"'],
    ["c ? 'a' : 'b'", '"a" | "b"'],
    ["a || 'b'", 'the global a | "b"'],
    ["a && 'b'", '"b"'],
    ["a ?? 'b'", 'the global a | "b"'],
    ['t!.id', 'the global t.id'],
    ['t?.id', 'the global t.id'],
    ['(t as any).id', 'the global t.id'],
    ['t satisfies T', 'the global t'],
    ["await 'v'", '"v"'],
    ['/re/', 'a regular expression'],
    ['10n', 'not known (dynamic-expression)'],
    ["[...more, 'b'][0]", 'a list of 1 item and more.0', 'declare const more: string[];'],
    ["['a', ...more, 'b'][0]", '"a"', 'declare const more: string[];'],
    ["['a', ...['b', ...more, 'c'], 'd'][1]", '"b"', 'declare const more: string[];'],
    ["['a', ...['b', ...more, 'c'], 'd'][2]", 'a list of 4 items and more.2', 'declare const more: string[];'],
    ["['a', ...['b', 'c'], 'd'][3]", '"d"'],
    [
      'f(g)',
      'something of which only the type is known | "d"',
      "function f(x = 'd') { return x; } declare const g: string;",
    ],
    ["f('g')", '"g"', "function f(x = 'd') { return x; }"],
    ['f(undefined)', '"d"', "function f(x = 'd') { return x; }"],
    ['f(null)', 'null', "function f(x = 'd') { return x; }"],
    ['f()', '{ a }', 'function f(x = { a: 1 }) { return x; }'],
    ['typeof a', 'typeof the global a'],
    ['!a', '! the global a'],
    ['a + b', 'the global a + the global b'],
    ["a + 'x'", '`${the global a}x`'],
    ["'x' + a", '`x${the global a}`'],
    ["a - 'x'", 'the global a - "x"'],
    ["(c ? 'a' : 1) + 'x'", '"ax" | "1x"'],
    ['a ||= b', 'the global a | the global b'],
    ['v', '"a" | "b"', "let v = 'a'; v ||= 'b';"],
    ['v', '"b"', "let v; v &&= 'b';"],
    ['v', '"b"', "let v; v ??= 'b';"],
    ['a && b && c', 'the global c'],
    ["a ? b ? 'x' : 'y' : 'z'", '"x" | "y" | "z"'],
    ["null ?? 'x'", '"x"'],
    ["undefined || 'x'", '"x"'],
    ["false || 'x'", '"x"'],
    ["'' || 'x'", '"x"'],
    ["0 || 'x'", '"x"'],
    ['null || undefined', 'undefined'],
    ['a ? null : undefined', 'null'],
    ['f`x`', 'not known (dynamic-expression)'],
    ['import.meta.env.X', 'not known (dynamic-expression).env.X'],
    ['import(x)', 'not known (unresolved-import)'],
    ["(await import('./b'))", 'not known (unresolved-import)'],
    ['require(x)', 'the global require(…)'],
    ['class {}', 'the class (without a name)'],
    ['function () {}', 'a function'],
    ["[...'ab']", 'a list of 0 items and more'],
    ['[,1]', 'a list of 2 items'],
    ['{ a }', '{ a }', 'const a = 1;'],
    ['({ a: 1 }) as const', '{ a }'],
    ['new.target', 'not known (dynamic-expression)'],
    ['(0, o.m)()', '"m"', "const o = { m: () => 'm' };"],
    ['(() => { return this; })()', 'not known (dynamic-expression)'],
    ['o.m()', '{ m }', 'const o = { m() { return this; } };'],
    ['o.m()', '"v"', "const o = { v: 'v', m: function () { return this.v; } };"],
    ['o.a.m()', '"w"', "const o = { v: 'v', a: { v: 'w', m() { return this.v; } } };"],
    ["f('q').m()", '"q"', 'const f = v => ({ v, m() { return this.v; } });'],
    ['v', '"d"', "const { v = 'd' } = {};"],
    ['v', 'null', "const { v = 'd' } = { v: null };"],
    ['v', '"e"', "const { v = 'd' } = { v: 'e' };"],
    ['v', 'the global q.v | "d"', "const { v = 'd' } = q;"],
    ['v', '"e" | "d"', "const { v = 'd' } = f(); function f() { return q ? { v: 'e' } : {}; }"],
    ['v', 'a list of 0 items', "const [, ...v] = ['a'];"],
    ['v[1]', '"c"', "const LIST = ['a', 'b', 'c']; const [, ...v] = LIST;"],
    ['v[0]', '"a"', "const [...v] = ['a'];"],
    ['v', 'not known (spread)', "const [, ...v] = ['a', ...q];"],
    ['v', 'not known (spread)', 'const [, ...v] = q;'],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});

describe('what may be nothing is marked, and what was checked not to be', () => {
  it.each([
    ['a && b', 'the global b?'],
    ['(a &&= b)', 'the global b?'],
    ['a?.b', 'the global a.b?'],
    ['a?.b.c', 'the global a.b.c?'],
    ['a?.[k]', 'the global a.[]?'],
    ['a?.()', 'the global a(…)?'],
    ['a.b?.()', 'the global a.b(…)?'],
    ['o?.b', '1', 'const o = { b: 1 };'],
    ['o?.b', '1?', 'const o = c ? { b: 1 } : null;'],
    ['o?.b', '"text".b?', "const o = 'text';"],
    ['f(q)', '("no" | the global q!)', "const f = a => { if (!a) return 'no'; return a; };"],
    ['f(q?.b)', '("no" | the global q.b!)', "const f = a => { if (!a) return 'no'; return a; };"],
    [
      'f(c ? q?.b : r.b)',
      '("no" | the global q.b | the global r.b)',
      "const f = a => { if (!a) return 'no'; return a; };",
    ],
    ["f(c ? q : '')", '("no" | the global q)', "const f = a => { if (!a) return 'no'; return a; };"],
    ['f(c ? q : 1)', '("no" | the global q | 1)', "const f = a => { if (!a) return 'no'; return a; };"],
    ["f('')", '("no" | "")', "const f = a => { if (!a) return 'no'; return a; };"],
    ['f()', '"no"', "const f = a => { if (!a) return 'no'; return a; };"],
    ['f(q)', '("no" | the global q.b!)', "const f = a => { if (!a.b) return 'no'; return a.b; };"],
    ['f(q)', '("no" | the global q.b.c)', "const f = a => { if (!a?.b) return 'no'; return a?.b.c; };"],
    ['f(q)', '("no" | the global q.b.c)', "const f = a => { if (!a) return 'no'; return a?.b.c; };"],
    ['f(q)', 'the global q!', 'const f = a => { if (!a) process.exit(1); return a; };'],
    [
      'f(q)',
      'the global q!',
      "const f = a => { if (!a) stop(); return a; }; function stop() { throw new Error('x'); }",
    ],
    ['f(q)', 'the global q', 'const f = a => { if (!a) stop(); return a; }; function stop() {}'],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });
});

describe('a fallback', () => {
  it.each([
    ["['a'] || b", '["a"]'],
    ['[] ?? b', '[]'],
    ['(() => 1) || b', 'a function'],
    ['class {} || b', 'the class (without a name)'],
    ['({}) || b', '{  }'],
    ['`a${b}` || c', '`a${the global b}`'],
    ['new A() || b', 'an instance of the class A', 'class A {}'],
    ['c || b', 'the client of @segment/analytics-node', CLIENT],
    ['c.track || b', 'track of the client of @segment/analytics-node', CLIENT],
    ['0 ?? b', '0'],
    ['false ?? b', 'false'],
    ['a ?? b', '(the global a | the global b)'],
    ['a?.c ?? b', '(the global a.c | the global b)'],
    ["(a ? 'x' : null) ?? b", '("x" | the global b)'],
    ["(a ? 'x' : '') ?? b", '("x" | "")'],
    ["(a ? 'x' : '') || b", '("x" | the global b)'],
    ["(a ? 'x' : c) || b", '("x" | the global c | the global b)'],
    ['s', '(the global a.b.s | a function)', 'const { s = () => d() } = a.b;'],
    ['s', '(the global a.b.s | a function)', 'let s; ({ s = () => d } = a.b);'],
    ['s', 'the global a.b.s', 'const { s = {} } = a.b;'],
    ['s', 'the global a.b.s', 'const { s = () => {} } = a.b;'],
  ])('is taken where what stands before it is nothing: %s is %s', (expression, expected, before = '') => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });
});

describe('a cast in full', () => {
  it.each([
    ['a as any', 'the global a'],
    ['a as { b: string }', 'the global a: { b: string }'],
    ['(a.b as { b: string }).b', 'the global a.b.b: string'],
    ["(c ? a : 'x') as { b: string }", '(the global a: { b: string } | "x")'],
    ['({}) as A', 'an instance of the class A', 'class A {}'],
    ['({ b: 1 }) as A', '{ b }', 'class A {}'],
    ['({}) as A', 'something that implements A', 'interface A { b: string }'],
    ['({}) as A', '{  }', 'type A = { b: string };'],
    ['null as A', 'something of which only the type is known: { b: string }', 'type A = { b: string };'],
    ['(a + b) as A', 'the global a + the global b', 'class A {}'],
    ['v', 'the parameter a?: B', 'let v; function f(a: A) { v = a as B; } class A {} class B {}'],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });
});

describe('a text that is put together', () => {
  it.each([
    ['``', '""'],
    ['`${a}`', '`${the global a}`'],
    ['`${a}${b}`', '`${the global a}${the global b}`'],
    ["`x${c ? 'a' : 'b'}y`", '("xay" | "xby")'],
    ['`${true}`', '"true"'],
    ['`${null}`', '`${null}`'],
    ["'a' + null", '`a${null}`'],
    ["1 + 'a'", '"1a"'],
    ['1 + a', '1 + the global a'],
    ['-a', '- the global a'],
    ["a + b + 'c'", '`${the global a + the global b}c`'],
    ["'a' - 'b'", '"a" - "b"'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression)).toBe(expected);
  });
});
