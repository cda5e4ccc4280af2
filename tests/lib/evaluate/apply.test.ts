import { describe, expect, it } from 'vitest';

import { fullValueOf, valueOf } from '../../support/evaluate.ts';

const REACT = "import { useMemo, useRef, useState } from 'react';";
const SEGMENT = "import { Analytics } from '@segment/analytics-node';";

/** Arguments of which the last is spread and not known: it may be any number of them. */
const listed = (...args: string[]): string => {
  const spread = args.at(-1) as string;
  return `[${[...args.slice(0, -1), ...[0, 1, 2, 3].map(index => `${spread}.${index}`)].join(', ')}]`;
};

describe('what calls give', () => {
  it.each([
    ['f()', '"r"', "function f() { return 'r'; }"],
    ['f()', 'undefined', 'function f() {}'],
    ['f()', '"r"', "async function f() { return 'r'; }"],
    ["f(...['p', 'q'])", '"q"', 'function f(a, b) { return b; }'],
    [
      'f(...args)',
      'something of which only the type is known.1',
      'declare const args: any[]; function f(a, b) { return b; }',
    ],
    ["f('a', ...args, 'z')", '"a"', 'declare const args: any[]; function f(a) { return a; }'],
    ['f()()', '"deep"', "const f = () => () => 'deep';"],
    ['f(1)', '"one" | "two"', "function f(n) { if (n) return 'one'; return 'two'; }"],
    ['f()', 'not known (cycle)', 'function f() { return f(); }'],
    ['f(0)', '"end" | not known (cycle)', "function f(n) { return n ? 'end' : g(n); } function g(n) { return f(n); }"],
    ["f.call(null, 'c')", '"c"', 'function f(x) { return x; }'],
    ["f.apply(null, ['c'])", '"c"', 'function f(x) { return x; }'],
    ['f.apply(null, args)', 'the global args.0', 'function f(x) { return x; }'],
    ["f.bind(null, 'c')()", '"c"', 'function f(x) { return x; }'],
    ["f.bind(null, 'c')('d')", '"cd"', 'function f(x, y) { return x + y; }'],
    ['(c ? f : g)()', '"f" | "g"', "const f = () => 'f', g = () => 'g';"],
    ['new F()', '{ k }', 'function F() { return { k: 1 }; }'],
    ['new F()', 'new the function F(…)', 'function F() { return 1; }'],
    ['new F()', 'new the function F(…)', 'function F() {}'],
    ['new Promise(r => r())', 'not known (dynamic-call)'],
    ['new Map()', 'new the global Map(…)'],
    ['new (c ? A : B)()', 'an instance of the class A | an instance of the class B', 'class A {} class B {}'],
    ['A', 'the class A', 'class A {}'],
    ['new A()', 'an instance of the class A', 'class A {}'],
    ['A()', 'the class A(…)', 'class A {}'],
    ["'text'()", '"text"(…)'],
    ['id()', 'the global id(…)', 'declare const id: () => string;'],
    [
      'f1()',
      '"seventh"',
      "const f1 = () => f2(); const f2 = () => f3(); const f3 = () => f4(); const f4 = () => f5(); const f5 = () => f6(); const f6 = () => f7(); const f7 = () => 'seventh';",
    ],
    [
      'f1()',
      'a function(…)',
      "const f1 = () => f2(); const f2 = () => f3(); const f3 = () => f4(); const f4 = () => f5(); const f5 = () => f6(); const f6 = () => f7(); const f7 = () => f8(); const f8 = () => 'eighth';",
    ],
    ['f()', '"r"', "const f = async () => { return 'r'; };"],
    ["f('a', ...['b', 'c'], 'd')", '"abcd"', 'function f(a, b, c, d) { return a + b + c + d; }'],
    ["f(...args, 'z')", 'undefined', 'function f(a, b, c, d, e) { return e; }'],
    ["f(...args, 'z')", 'the global args.3', 'function f(a, b, c, d) { return d; }'],
    ['f.apply(null)', 'undefined', 'function f(x) { return x; }'],
    ["f.apply(null, ['a', ...more])", '"a"', 'function f(x) { return x; }'],
    ["f.bind()('a')", '"a"', 'function f(x) { return x; }'],
    ['y.bind(null)', 'the global y.bind(…)'],
    ['y.call(null)', 'the global y.call(…)'],
    ['y.apply(null)', 'the global y.apply(…)'],
    ["o.m.bind({ v: 'w' })()", '"v"', "const o = { v: 'v', m() { return this.v; } };"],
    [
      'f.bind(a)()',
      '"b"',
      "class A { v = 'w'; } const a = new A(); class B { v = 'b'; m() { return this.v; } } const f = new B().m;",
    ],
    ['new A().m.call(null)', '"v"', "class A { v = 'v'; m() { return this.v; } }"],
    ['f<string>()', 'the global f(…)', 'declare function f<T>(): T;'],
    [
      'get<Analytics>(KEY).track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; import { get } from 'ioc';",
    ],
    [
      'c.get<Analytics>(KEY).track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node';",
    ],
    [
      'get<Analytics>(KEY).track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node';",
    ],
    ['f<Analytics>()', '"own"', "import type { Analytics } from '@segment/analytics-node'; const f = () => 'own';"],
    [
      'inject<Analytics>(KEY)',
      'the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; import { inject } from 'ioc';",
    ],
    ['get<{ a: string }>(KEY)', 'get of "ioc"(…)', "import { get } from 'ioc';"],
    [
      'useMemo<Analytics>(() => new Map())',
      'the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; import { useMemo } from 'react';",
    ],
    [
      "useMemo<Analytics>(() => ({ track: 'own' })).track",
      '"own"',
      "import type { Analytics } from '@segment/analytics-node'; import { useMemo } from 'react';",
    ],
    [
      'useContext(C)',
      'useContext of "react"(…)',
      "import type { Analytics } from '@segment/analytics-node'; import { createContext, useContext } from 'react'; const C = createContext<Analytics>('given');",
    ],
    [
      'useContext(C)',
      'the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; import { createContext, useContext } from 'react'; const C = createContext<Analytics>();",
    ],
    [
      'useContext(C)',
      'useContext of "react"(…)',
      "import { createContext, useContext } from 'react'; const C = createContext<string>();",
    ],
    [
      'useRef<Analytics>().current',
      'the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; import { useRef } from 'react';",
    ],
    [
      'f()',
      'the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; declare const f: () => Analytics;",
    ],
    [
      'f()',
      'something of which only the type is known(…)',
      "import type { Analytics } from '@segment/analytics-node'; declare const f: { (): Analytics };",
    ],
    [
      'o.make()',
      'the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; interface O { make(): Analytics } declare const o: O;",
    ],
    [
      'o.make().track',
      'track of the client of @segment/analytics-node',
      "import type { Analytics } from '@segment/analytics-node'; interface O { make: () => Promise<Analytics> } declare const o: O;",
    ],
    ['new (class { constructor() { return { k: 1 }; } })()', 'an instance of the class (without a name)'],
    ['new f()', '{ k }', 'const f = () => ({ k: 1 });'],
    ['new Unknown().track', 'new the global Unknown(…).track'],
    ['new (unknownThing())()', 'new the global unknownThing(…)(…)'],
    ['Analytics()', 'the client of @segment/analytics-node', "import { Analytics } from '@segment/analytics-node';"],
    [
      'Analytics.load()',
      'Analytics of @segment/analytics-node.load(…)',
      "import { Analytics } from '@segment/analytics-node';",
    ],
    ['new cio.TrackClient("a", "b")', 'the client of customerio-node', "import * as cio from 'customerio-node';"],
    ['new Cio("a", "b")', 'the client of customerio-node', "import Cio from 'customerio-node';"],
    ['new Analytics("k")', 'the client of analytics-node', "import * as Analytics from 'analytics-node';"],
    [
      'load({})',
      'the client of @segment/analytics-next',
      "import { AnalyticsBrowser } from '@segment/analytics-next'; const { load } = AnalyticsBrowser;",
    ],
    [
      'load',
      'what makes a client of @segment/analytics-next',
      "import { AnalyticsBrowser } from '@segment/analytics-next'; const { load } = AnalyticsBrowser;",
    ],
    [
      'createClient({})',
      'the client of @segment/analytics-react-native',
      "import { createClient } from '@segment/analytics-react-native';",
    ],
    [
      'useAnalytics()',
      'the client of @segment/analytics-react-native',
      "import { useAnalytics } from '@segment/analytics-react-native';",
    ],
    ['f()', 'not known (cycle) | "x"', 'function f() { return g(); } function g() { return f() || "x"; }'],
    ['f()', 'not known (cycle) | "end"', "function f(n = 3) { return n > 0 ? f(n - 1) : 'end'; }"],
    ['f()', '"r"', "function* f() { return 'r'; }"],
    [
      'client.flush().track',
      'flush of the client of @segment/analytics-node(…).track',
      "import { Analytics } from '@segment/analytics-node'; const client = new Analytics({});",
    ],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});

describe('what functions give in full', () => {
  it.each([
    // What a function says of itself counts where its body does not tell.
    ['f()', 'the global made(…)?: (string | nothing)', 'function f(): string | null { return made(); }'],
    [
      'await f()',
      'the global made(…)?: global Promise<(string | nothing)>',
      'async function f(): Promise<string | undefined> { return made(); }',
    ],
    ['f()', 'the global made(…): string', 'function f(): string { return made(); }'],
    ['f()', 'the global made(…)?: A', 'type A = string | null; function f(): A { return made(); }'],
    ['f()', 'the global made(…): A', 'type A = A; function f(): A { return made(); }'],
    ['f()', '"a"', "function f(): string | undefined { return 'a'; }"],
    ['f()', 'the global q', 'function f(): { a: string } { return q; }'],
    ['f()', 'the global q.r: { a: string }', 'function f(): { a: string } { return q.r; }'],
    ['f()', 'the global q(…): { a: string }', 'function f(): { a: string } { return q(); }'],
    ['f()', 'the global q(…): string', 'declare const q: () => string; function f(): { a: string } { return q(); }'],
    ['f()', 'an instance of the class A', 'function f(): A { return q; } class A {}'],
    ['f()', 'an instance of the class A', 'function f(): A {} class A {}'],
    ['f()', 'something that implements A', 'function f(): A {} interface A { a: string }'],
    ['f()', 'undefined', 'function f(): string {}'],
    ['f()', 'undefined', 'function f(): { a: string } {}'],
    ['f()', '{ a }', 'function f(): A { return { a: 1 }; } class A {}'],
    ['f()', 'an instance of the class A?', 'function f(): A { if (c) return q; } class A {}'],
    ['f()', '"a"?', "function f() { if (c) return 'a'; }"],
    ['f()', '("a" | "b")', "function f() { if (c) return 'a'; return 'b'; }"],
    ['f(1, 2)', '[2, 3]', 'const f = (...all) => g(...all, 3); function g(a, ...rest) { return rest; }'],
    ["f('a', ...more, 'b')", listed('"a"', 'the global more'), 'function f(...all) { return all; }'],
    ['f.apply(null, more)', listed('the global more'), 'function f(...all) { return all; }'],
    ['f.apply(null)', '[]', 'function f(...all) { return all; }'],
    ["f('a', 'b', 'c')", '["b", "c"]', 'function f(a, ...all) { return all; }'],
    ["f('a')", 'undefined', 'function f(a, ...all) { return all[0]; }'],
    ["f('a')", '"none"', "function f(a, ...all) { return all[0] ?? 'none'; }"],
    ["f('a')", 'a list of 0 items.x', 'function f(a, ...all) { return all.x; }'],
  ])('%s is %s', (expression, expected, before) => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });

  it.each([
    ['throws', "function f() { throw new Error('a'); }"],
    ['ends the process', 'const f = () => process.exit(1);'],
    ['ends the process on its last line', 'const f = () => { process.exit(1); };'],
    ['ends it by a name', "import { exit } from 'process'; const f = () => { exit(1); };"],
    ['ends it by a namespace', "import * as p from 'node:process'; const f = () => { p.abort(); };"],
    ['redirects', "import { redirect } from 'next/navigation'; const f = () => { redirect('/'); };"],
    ['calls one that does', "const f = () => { g(); }; function g() { throw new Error('a'); }"],
  ])('that %s gives nothing at all', (_about, before) => {
    expect(fullValueOf('f()', before)).toBe('()');
  });

  it.each([
    ['ends the process on some ways', 'const f = () => { if (c) process.exit(1); };'],
    ['redirects by another package', "import { redirect } from 'other'; const f = () => { redirect('/'); };"],
    ['calls something else of the process', 'const f = () => { process.cwd(); };'],
    ['calls something else of that name', 'const f = () => { other.exit(1); };'],
    ['calls one that may return', "const f = () => { g(); }; function g() { if (c) throw new Error('a'); }"],
    ['calls itself', 'function f() { f(); }'],
  ])('that %s gives undefined', (_about, before) => {
    expect(fullValueOf('f()', before)).toBe('undefined');
  });
});

describe('a choice by what was left out', () => {
  it.each([
    ['f({})', '"y"', "function f({ a }) { return a ? 'x' : 'y'; }"],
    ['f(undefined)', '"y"', "function f(a) { return a ? 'x' : 'y'; }"],
    ['f(null)', '"y"', "function f(a) { return a ? 'x' : 'y'; }"],
    ['f()', '"y"', "function f(a = {}) { return a.b ? 'x' : 'y'; }"],
    ['f()', '"y"', "function f(a = null) { return a ? 'x' : 'y'; }"],
    ['f()', 'undefined', 'function f(cb) { return cb?.(1); }'],
    ['f()', 'undefined', 'function f(o) { return o?.a.b; }'],
    ["f('a')", '"y"', "function f(a, ...all) { return all[0] ? 'x' : 'y'; }"],
    ['f({ a: null })', '("x" | "y")', "function f({ a }) { return a ? 'x' : 'y'; }"],
    ['f({ a: 1 })', '("x" | "y")', "function f({ a }) { return a ? 'x' : 'y'; }"],
    ['f(o)', '("x" | "y")', "const o = {}; function f({ a }) { return a ? 'x' : 'y'; }"],
    ['f(n)', '("x" | "y")', "const n = null; function f(a) { return a ? 'x' : 'y'; }"],
    ['f(0)', '("x" | "y")', "function f(a) { return a ? 'x' : 'y'; }"],
  ])('%s is %s', (expression, expected, before) => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });
});

describe('a type argument', () => {
  it.each([
    ['get<{ a: string }>()', 'get of "m"(…): { a: string }', "import { get } from 'm';"],
    ['get<{ a: string }>()', 'the global get(…): { a: string }', ''],
    ['o.get<{ a: string }>()', 'the global o.get(…): { a: string }', ''],
    ['get<{ a: string }>()()', 'the global get(…)(…)', ''],
    ['get<{ a: string }>()', 'the global q', 'const get = () => q;'],
    [
      'o.get<{ a: string }>()',
      'something of which only the type is known.get(…): string',
      'declare const o: { get(): string };',
    ],
    ['useMemo<{ a: string }>(() => q)', 'the global q: { a: string }', REACT],
    ['useRef<{ a: string }>().current', 'something of which only the type is known: { a: string }', REACT],
    ['useRef<{ a: string }>(null).current', 'something of which only the type is known: { a: string }', REACT],
    ["useRef<{ a: string }>({ a: 'b' }).current", '{ a }', REACT],
    ['useRef<string>(q).current', 'the global q: string', REACT],
    ['useState<{ a: string }>()', '[something of which only the type is known: { a: string }, …]', REACT],
    ["useState<{ a: string }>({ a: 'b' })[0]", '{ a }', REACT],
    ['useState<{ a: string }>()[1]', 'a list of 1 item and more.1', REACT],
    [
      'ref<{ a: string }>().value',
      'something of which only the type is known: { a: string }',
      "import { ref } from 'vue';",
    ],
    ['shallowRef<{ a: string }>(q).value', 'the global q: { a: string }', "import { shallowRef } from 'vue';"],
  ])('adds to what is known: %s is %s', (expression, expected, before) => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });
});

describe('constructions in full', () => {
  it.each([
    ['new A()', 'an instance of the class A', 'class A { constructor() { return q; } }'],
    [
      'new A()',
      '(the client of @segment/analytics-node | an instance of the class A)',
      `${SEGMENT} class A { constructor() { return new Analytics({}); } }`,
    ],
    [
      'new A()',
      '(an instance of the class B | an instance of the class A)',
      'class B {} class A { constructor() { return new B(); } }',
    ],
    ['new A()', 'an instance of the class A', 'class A { constructor() { if (c) return new A(); } }'],
    ['new F()', 'new the function F(…)', 'function F() { return new A(); } class A {}'],
    ['new F()', 'the client of @segment/analytics-node', `${SEGMENT} function F() { return new Analytics({}); }`],
    ["new F('x').a", '"x"', 'function F(a) { return { a }; }'],
  ])('%s is %s', (expression, expected, before) => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });
});

describe('calls of what is known in full', () => {
  it.each([
    ['new S()', 'the client of @segment/analytics-node', "import * as S from '@segment/analytics-node';"],
    ['S()', 'the client of analytics-node', "import * as S from 'analytics-node';"],
    ['S()', 'the client of analytics-node', "const S = require('analytics-node');"],
    ['new S()', 'the client of analytics-node', "const S = require('analytics-node');"],
    ['new (c ? Analytics : q)({})', '(the client of @segment/analytics-node | new the global q(…))', SEGMENT],
    ['(c ? Analytics : q)({})', '(the client of @segment/analytics-node | the global q(…))', SEGMENT],
    ['f()', '"x"', "const f = (a = g()) => a; const g = () => 'x';"],
    ['f.call()', '"x"', "const f = () => 'x';"],
    ['f.call(null, 1, 2)', '[1, 2]', 'const f = (...all) => all;'],
    ['f.apply(null, [1, 2])', '[1, 2]', 'const f = (...all) => all;'],
    ['f.bind(null, 1)', 'a function with arguments bound', 'const f = (a, b) => [a, b];'],
    ['f.bind(null, 1).bind(null, 2)(3)', '[1, 2, 3]', 'const f = (...all) => all;'],
    ["f(...['a'])", '["a", "d"]', "function f(a, b = 'd') { return [a, b]; }"],
    ['f(...[])', '"d"', "function f(a = 'd') { return a; }"],
    ['q.then(x => [x])', '[the global q]', ''],
    ['q.then(go)', 'the global q.then(…)', ''],
    ['q.catch(e => 1)', 'the global q', ''],
    ['q.finally(() => 1)', 'the global q', ''],
    ['Object.freeze(q)', 'the global q', ''],
    ['mine.freeze(q)', 'the global mine.freeze(…)', ''],
    ["db.transaction(tx => 'a')", '"a"', ''],
    ['db.$transaction([q])', 'the global db.$transaction(…)', ''],
    ['db.runTransaction({}, tx => tx)', 'the parameter tx', ''],
    ['db.withTransaction(tx => tx.id)', 'the parameter tx.id', ''],
    ['got.extend({}).post("p")', 'a request (post) by got(…)', "import got from 'got';"],
  ])('%s is %s', (expression, expected, before) => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });

  it.each(['debug', 'use', 'noConflict', 'on', 'once', 'off'])('%s gives back the client of a page', method => {
    const before = "import { AnalyticsBrowser } from '@segment/analytics-next'; const c = AnalyticsBrowser.load({});";
    expect(fullValueOf(`c.${method}(1)`, before)).toBe('the client of @segment/analytics-next');
    expect(fullValueOf(`q.${method}(1)`, before)).toBe(`the global q.${method}(…)`);
  });
});
