import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../../support/evaluate.ts';

const REACT = "import { createContext, use, useContext, useMemo, useRef, useState } from 'react';";

describe('what a context gives', () => {
  it.each([
    [
      'data of the shape that it begins with',
      'createContext({ a: 1 })',
      'useContext of "react"(…): typeof object 0 { a: 1 }',
    ],
    ['data of its type', 'createContext<{ a: string }>(null)', 'useContext of "react"(…): { a: string }'],
    ['an instance that it begins with', 'createContext(new (class A {})())', 'an instance of the class A'],
    ['a function that it begins with', 'createContext(() => 1)', 'a function'],
    ['nothing that is known, beginning with nothing', 'createContext(null)', 'useContext of "react"(…)'],
    ['nothing that is known, beginning with something unknown', 'createContext(make())', 'useContext of "react"(…)'],
    ['an instance, where it is a class', 'class {}', 'an instance of the class (without a name)'],
    ['nothing that is known, where it is none', '{}', 'useContext of "react"(…)'],
  ])('is %s', (_about, context, expected) => {
    expect(fullValueOf('useContext(X)', `${REACT} const X = ${context};`)).toBe(expected);
  });

  it('is asked for by where the context is made', () => {
    const asked: string[] = [];
    fullValueOf(
      '[useContext(X), useContext(Y)]',
      `${REACT}\nconst X = createContext(1);\nconst Y = createContext(2);`,
      {
        contextValue: id => {
          asked.push(id);
          return undefined;
        },
      },
    );
    expect(asked).toEqual([expect.stringMatching(/^\/a\.ts \d+$/), expect.stringMatching(/^\/a\.ts \d+$/)]);
    expect(new Set(asked).size).toBe(2);
  });

  it('may be taken by `use`, which waits for promises as well', () => {
    expect(fullValueOf('use(X)', `${REACT} const X = createContext(() => 1);`)).toBe('a function');
    expect(fullValueOf('use(q)', REACT)).toBe('the global q');
    expect(fullValueOf('use()', REACT)).toBe('use of "react"(…)');
    expect(fullValueOf('useContext()', REACT)).toBe('useContext of "react"(…)');
  });
});

describe('what a component keeps', () => {
  it.each([
    ['useRef()', '{ current }'],
    ['useRef().current', 'undefined'],
    ["useRef('a').current", '"a"'],
    ['useRef({}).current.value', '{ ... }.value'],
    ["useRef({ a: 'b' }).current.a", '"b"'],
    ['useState()', '[undefined, …]'],
    ["useState('a')", '["a", …]'],
    ["useState(() => 'a')", '["a", …]'],
    ["useMemo(() => 'a')", '"a"'],
    ['useMemo(q)', 'useMemo of "react"(…)'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, REACT)).toBe(expected);
  });

  const state = (more: string): string => fullValueOf('v', `${REACT} const [v, set] = useState('a'); ${more}`);

  it.each([
    ["set('b'); set(before => 'c');", '("a" | "b" | "c")'],
    ['set();', '"a"?'],
    ['set(before => before);', '("a" | not known (reassigned))'],
    ["const [w, setW] = useState('b'); setW('c');", '"a"'],
    ["set('b'); run(set);", '("a" | "b" | not known (reassigned))'],
  ])('is all that it is set to: %s', (more, expected) => {
    expect(state(more)).toBe(expected);
  });

  it.each([
    ['an argument', 'run(set);'],
    ['a property', 'const o = { set };'],
    ['a result', 'function f() { return set; }'],
    ['a variable', 'const s = set;'],
    ['a written property', 'const o: any = {}; o.s = set;'],
    ['an export', 'export { set };'],
    ['a field', 'class A { s = set; }'],
    ['what a method is called on', "set.call(null, 'b');"],
  ])('is not known any more where the setter is %s', (_about, more) => {
    expect(state(more)).toBe('("a" | not known (reassigned))');
  });
});

it('a consumer hands on what is provided, and nothing else of a context does', () => {
  const gotBy = (callee: string): string =>
    fullValueOf('got', `${REACT} const X = createContext(() => 1); let got; ${callee}(v => { got = v; });`);
  expect([gotBy('X.Consumer'), gotBy('X.Other')]).toEqual(['a function?', 'the parameter v?']);
});
