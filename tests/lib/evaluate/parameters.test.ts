import { describe, expect, it } from 'vitest';

import { fullValueOf, valueOf } from '../../support/evaluate.ts';

describe('what parameters are bound to', () => {
  it.each([
    ["f('a')", '"a"', 'function f(x) { return x; }'],
    ['f()', 'undefined', 'function f(x) { return x; }'],
    ["f('a', 'b')", '"b"', 'function f(...all) { return all[1]; }'],
    ["f('a', 'b')", '"b"', 'function f(first, ...rest) { return rest[0]; }'],
    ["f({ a: 'n' })", '"n"', 'function f({ a }) { return a; }'],
    ['f({})', '"d"', "function f({ a = 'd' }) { return a; }"],
    ["f('a')", '"a"', 'const f = x => (() => x)();'],
    ["f('a')('b')", '"ab"', 'const f = x => y => x + y;'],
    ['f', 'a function', 'const f = x => x;'],
    ['[1, 2].map(n => n)[0]', '1'],
    ['v', '"a" | "b"', "let v; ['a', 'b'].forEach(item => { v = item; });"],
    ['v', 'the parameter index', "let v; ['a', 'b'].forEach((item, index) => { v = index; });"],
    ['v', 'the parameter item', 'let v; more.forEach(item => { v = item; });'],
    ['v', '"p"', "let v; Promise.resolve('p').then(item => { v = item; });"],
    ['v', 'the parameter item', "let v; ['a'].reduce(item => { v = item; });"],
    ['v', '"a"', "let v; ['a'].find(item => { v = item; });"],
    ['v', '1', 'let v; [1].map((...all) => { v = all; });'],
    ['v', '"a".length', "let v; ['a'].map(({ length }) => { v = length; });"],
    [
      'v',
      '"a" | "b" | "c" | "d"',
      "let v; ['a'].some(i => { v = i; }); ['b'].every(i => { v = i; }); ['c'].filter(i => { v = i; }); ['d'].flatMap(i => { v = i; });",
    ],
    ['v', 'the parameter i', "let v; run(['a'], i => { v = i; });"],
    ['v', '"a"', "let v; ['a'].forEach(function (i) { v = i; });"],
    ['v', '"a"', "let v; run(['a'], i => { v = i; }); function run(list, go) { list.forEach(go); }"],
    ['v', '"a"', "let v; run(['a'], i => { v = i; }); function run(list, go) { for (const one of list) go(one); }"],
    ['v', '"b"', "let v; run(['a'], (i, j) => { v = j; }); function run(list, go) { go(list, 'b'); }"],
    ['v', '"a"', "let v; run(i => { v = i; }); function run(go) { const take = () => go('a'); take(); }"],
    [
      'v',
      '"a"',
      "let v; run(['a'], i => { v = i; }); function run(list, go) { run2(go, list.slice(0, 1)); } function run2(f, all) { all.map(x => f(x)); }",
    ],
    ['v', '"a" | "b"', "let v; run(i => { v = i; }); function run(go) { go('a'); go('b'); }"],
    ['v', 'the parameter i', 'let v; run(i => { v = i; }); function run(go) { return a => go(a); }'],
    ['v', 'the parameter i', 'let v; run(i => { v = i; }); function run(go) { return (...all) => go(...all); }'],
    ['v', 'the parameter i', "let v; run(...some, i => { v = i; }); function run(go) { go('a'); }"],
    ['v', 'the parameter i', 'let v; run(i => { v = i; }); function run(go) { run(go); }'],
    ['v', '"A"', "let v; for (const x of ['a'].map(name => name.toUpperCase())) v = x;"],
    ['v', 'the parameter user.id', 'let v; for (const x of more.map(user => user.id)) v = x;'],
    [
      'v',
      'the parameter list.[].id',
      'let v; const w = list => { for (const x of list.map(user => user.id)) v = x; };',
    ],
    ['v', 'the parameter list.[]', 'let v; const w = list => { list.filter(x => x).forEach(i => { v = i; }); };'],
    ['v', 'the global more', 'let v; more.then(i => { v = i; });'],
    ['v', 'a function', "let v; ['a'].forEach(i => { v = () => i; }); const w = v();"],
    ['v', 'the parameter i', "let v; ['a'].then(null, i => { v = i; });"],
    ['v', 'the parameter i', "let v; obj['forEach'](i => { v = i; });"],
    ['f({ a: 1 })', '{ a } without a', 'function f({ a, ...rest }) { return rest; }'],
    ["f({ a: 1, b: 'x' })", '"x"', 'function f({ a, ...rest }) { return rest.b; }'],
    ["f(undefined, 'b')", '"db"', "function f(a = 'd', b) { return a + b; }"],
    ["f('a')", '"a"', 'function f(a, b = a) { return b; }'],
    ['f()', 'undefined', 'function f(a, b = a) { return b; }'],
    ["f('a', 'b', 'c')", '"c"', 'function f(a, ...[b, c]) { return c; }'],
    ["f(['x', 'y'])", '"y"', 'function f([a, b]) { return b; }'],
    ["f('a')", '"a"', 'function f(a) { return g(); function g() { return a; } }'],
    ["f('a')", '"b"', "function f(a) { return ((a) => a)('b'); }"],
    ["f('a')('b')('c')", '"abc"', 'const f = a => b => c => a + b + c;'],
    ['g()', '"x!"', "function f(cb) { return cb('x'); } const g = () => f(v => v + '!');"],
    ['f()', '"none"', "const f = (a?: string) => a ?? 'none';"],
    ['v', 'the parameter a.0', 'let v; function f(a: string[]) { v = a[0]; }'],
    [
      'v.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; let v; function f(a: Analytics) { v = a; }",
    ],
    ['v', 'the parameter a.b', 'let v; function f(a: { b: string }) { v = a.b; }'],
    [
      'v.track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; let v; function f({ b }: { b: Analytics }) { v = b; }",
    ],
    ['v', 'the parameter a | "d"', "let v; function f(a = 'd') { v = a; }"],
    ['v', 'the parameter a', 'let v; function f(a = {}) { v = a; }'],
    ['v', 'a function', "let v; function f(a = () => 'x') { v = a; }"],
    ['v', '"x"', "let v; function f(a = { log: () => 'x' }) { v = a.log(); }"],
    ['v', 'the parameter a.b', 'let v; function f(a = { b: 1 }) { v = a.b; }'],
    ['v', '{ ...spread }', 'let v; function f(a = { ...more }) { v = a; }'],
    ['v', 'the parameter b', 'let v; function f(a: A, b = a) { v = b; }'],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});

describe('a default', () => {
  const given = (argument: string, fallback = "'d'", more = ''): string =>
    fullValueOf(`f(${argument})`, `function f(a = ${fallback}) { return a; } ${more}`);
  const notGiven = (parameters: string, name: string, more = ''): string =>
    fullValueOf('v', `let v; function f(${parameters}) { v = ${name}; } ${more}`);

  it.each([
    ['q', '(the global q | "d")'],
    ['q()', '(the global q(…) | "d")'],
    ['q.r', '(the global q.r | "d")'],
    ["c ? 'x' : undefined", '("x" | "d")'],
    ["c ? 'x' : q", '("x" | the global q | "d")'],
    ["['x']", '["x"]'],
    ['{}', '{  }'],
    ['() => 1', 'a function'],
    ['`a${b}`', '`a${the global b}`'],
    ['new A()', 'an instance of the class A'],
    ['A', 'the class A'],
  ])('beside the argument %s: %s', (argument, expected) => {
    expect(given(argument, "'d'", 'class A {}')).toBe(expected);
  });

  it.each([
    ["'d'", '(the parameter a | "d")?'],
    ['1', 'the parameter a?'],
    ['`x${b}`', 'the parameter a?'],
    ['{ b: 1 }', 'the parameter a?'],
    ['() => 1', 'a function?'],
    ['() => g()', 'a function?'],
    ['() => () => {}', 'a function?'],
    ['() => {}', 'the parameter a?'],
    ['() => undefined', 'the parameter a?'],
    ['function () { return; }', 'the parameter a?'],
    ['{ b: 1, c: () => 1 }', '{ b, c }?'],
    ['{ b: { c: { d: () => 1 } } }', '{ b }?'],
    ['{ b: { c: { d: { e: () => 1 } } } }', 'the parameter a?'],
    ["c ? () => 'x' : g", '(a function | the global g)?'],
    ["c ? 'x' : g", 'the parameter a?'],
    ['new A()', 'an instance of the class A?'],
  ])('while nobody is known to give anything: %s stands for %s', (fallback, expected) => {
    expect(notGiven(`a = ${fallback}`, 'a', 'class A {}')).toBe(expected);
  });

  it.each([
    ['a: A, b = a', 'the parameter b?: A'],
    ['a: A, b: B = a', 'the parameter b?: B'],
    ['a, b = a', 'the parameter b?'],
    ['a: A, b = a.c', 'the parameter b?: string'],
  ])('lends its type: %s', (parameters, expected) => {
    expect(notGiven(parameters, 'b', 'interface A { c: string } interface B {}')).toBe(expected);
  });
});

describe('a callback gets what the function hands to it that runs it', () => {
  const got = (parameters: string, of: string, run: string, call = `run(${parameters} => { v = ${of}; })`): string =>
    fullValueOf('v', `let v; ${call}; ${run}`);

  it.each([
    ['(i)', 'i', "function run(go) { if (q) go = r; go('a'); }", '"a"?'],
    ['(i)', 'i', "function run(go) { go('a'); } function other(go) { go('b'); }", '"a"?'],
    ['(i, j)', 'j', "function run(go) { go('a'); }", 'the parameter j?'],
    ['(i)', 'i', 'function run(go) { go(...some); }', 'the parameter i?'],
    ['(i)', 'i', 'function run(...all) { all[0](1); }', 'the parameter i?'],
    [
      '(i)',
      'i',
      "function run(go) { a(go); } function a(go) { b(go); } function b(go) { c(go); } function c(go) { go('a'); }",
      '"a"?',
    ],
    [
      '(i)',
      'i',
      "function run(go) { a(go); } function a(go) { b(go); } function b(go) { c(go); } function c(go) { d(go); } function d(go) { go('a'); }",
      'the parameter i?',
    ],
    ['(i)', 'i', "function run(go) { ['a'].forEach(go); }", '"a"?'],
    ['(i, j)', 'j', "function run(go) { ['a'].forEach(go); }", 'the parameter j?'],
    ['(i)', 'i', "function run(go) { ['a'].reduce(go); }", 'the parameter i?'],
    ['(i)', 'i', "function run(go) { each(['a'], go); }", 'the parameter i?'],
    ['(i)', 'i', "const run = c ? (go => go('a')) : (go => go('b'));", '("a" | "b")?'],
    ['(i)', 'i', 'function run(go) { return id => go(id); }', 'the parameter i?'],
    ['(i)', 'i', 'function run(go) { return user => go(user.id); }', 'the parameter i?'],
  ])('%s with %s: %s', (parameters, of, run, expected) => {
    expect(got(parameters, of, run)).toBe(expected);
  });

  it('and no class does', () => {
    expect(got('', '', "class Run { constructor(go) { go('a'); } }", 'new Run(i => { v = i; })')).toBe(
      'the parameter i?',
    );
  });

  it('whichever argument it is', () => {
    const run = "function run(a, go) { go('a'); }";
    expect(got('', '', run, 'run(1, i => { v = i; })')).toBe('"a"?');
    expect(got('', '', run, 'run(i => { v = i; }, 1)')).toBe('the parameter i?');
    expect(got('', '', run, 'run(...some, i => { v = i; })')).toBe('the parameter i?');
    expect(got('', '', run, 'run(1, i => { v = i; }, ...some)')).toBe('"a"?');
  });
});

describe('parts of a parameter are named by the way to them', () => {
  it.each([
    ['{ a: { b } }', 'b', 'the parameter #0.a.b?'],
    ['[a, b]', 'b', 'the parameter #0.1?'],
    ['...[a, b]', 'b', 'the parameter #0.1?'],
    ['...all', 'all', 'the parameter all?'],
    ['{ a, ...rest }', 'rest', 'the parameter #0 without a?'],
    ['{ a, ...rest }', 'rest.b', 'the parameter #0.b?'],
    ["{ a = 'x' }", 'a', '(the parameter #0.a | "x")?'],
    ['{ [q]: a }', 'a', 'not known (dynamic-member)?'],
    ['first, { a }', 'a', 'the parameter #1.a?'],
    ['{ a }: { a: string }', 'a', 'the parameter #0.a?: string'],
  ])('(%s) with %s: %s', (parameters, name, expected) => {
    expect(fullValueOf('v', `let v; function f(${parameters}) { v = ${name}; }`)).toBe(expected);
  });
});
