import { describe, expect, it, vi } from 'vitest';

import { describe as describeValue } from '../../../lib/evaluate/describe.ts';
import { evaluation, fullValueOf, valueOf } from '../../support/evaluate.ts';

import type { Frame } from '../../../lib/evaluate/value.ts';

describe('what names hold', () => {
  it.each([
    ["k + ' Clicked'", '"Button Clicked"', "let k = 'Link'; k = 'Button';"],
    ['v', '1 | "a"', "let v; v = 1; v = 'a';"],
    ['v', '"late"', "let v = null; v = 'late';"],
    ['v', '"a" | not known (reassigned)', "let v = 'a'; v += 'b';"],
    ['a', '"x"', "const { a } = { a: 'x' };"],
    ['b', '"deep"', "const { a: { b } } = { a: { b: 'deep' } };"],
    ['z', '"d"', "const { z = 'd' } = {} as any;"],
    ['q', '"q"', "const [p, q] = ['p', 'q'];"],
    ['o.a', '"w"', "const o = {}; o.a = 'w';"],
    ['o.a', '"w" | "v"', "const o = {}; o.a = 'w'; o.a = 'v';"],
    ['o.a', '{  }.a', 'const o: any = {}; o[k] = 1;'],
    ['o.a', '{  }.a | "w"', "const o: any = {}; o.a = o.a || 'w';"],
    ['o.a', '"v"', "const o: any = { a: 'v' }; o.a = o.a || 'w'; o.a = o.a || 'w';"],
    ['o.n', '{  }.n | {  }.m | "w"', "const o: any = {}; o.n = o.n ?? o.m; o.m = o.m ?? 'w';"],
    ['o.a', '"w"', "let o; o.a = 'w';"],
    ['f.a', '"static"', "function f() {} f.a = 'static';"],
    ['E.A', '"a"', "enum E { A = 'a', B = 'b' }"],
    ['E.B', '1', 'enum E { A, B }'],
    ['N.v', '"n"', "namespace N { export const v = 'n'; }"],
    ['v', 'the global v', 'var v = v;'],
    ['a', 'not known (cycle)', 'const a = b; const b = a;'],
    ['Object.keys(E)', 'a list of 1 item', "enum E { A = 'a' }"],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});

describe('what names hold in full', () => {
  it.each([
    ['v', 'the global q: A', 'let v: A = q; interface A { a: string }'],
    ['v', 'something that implements A?', 'let v: A | null = null; interface A { a: string }'],
    ['v', 'something that implements A?', 'let v: A | undefined = undefined; interface A { a: string }'],
    ['v', 'something that implements A', 'let v: A; interface A { a: string }'],
    ['v', '{ a }', 'let v: A = { a: 1 }; interface A { a: string }'],
    ['v', 'the parameter a: A', 'let v: B; function f(a: A) { v = a; } interface A {} interface B {}'],
    ['v', 'the parameter a: B', 'let v: B; function f(a) { v = a; } interface B {}'],
    ['v', '"a"?', "let v; if (c) v = 'a';"],
    ['f()', '"b"', "function f() { let v; v = 'b'; return v; }"],
    ['f()', '("a" | "b")', "function f() { let v = 'a'; if (c) v = 'b'; return v; }"],
    ['f', 'the global f: () => string', 'declare const f: () => string;'],
    ['f', 'something of which only the type is known: string', 'declare const f: string;'],
    ['f()', 'the global f(…): string', 'declare function f(): string;'],
    ['o', 'the global q(…) with { a }', 'const o: any = q(); o.a = 1;'],
    ['o', '"x"', "const o = 'x'; o.a = 1;"],
    ['o', '["x"]', "const o = ['x']; o.a = 1;"],
    ['o', 'a function', 'const o = () => 1; o.a = 1;'],
    ['o.a', '1', 'const o = () => 1; o.a = 1;'],
    ['o.b', 'a function.b', 'const o = () => 1; o.a = 1;'],
    ['o.constructor', '{  }.constructor', 'const o: any = {}; o.a = 1;'],
    ['o', '{  } with { a } with { a }', 'const o: any = {}; o.a = {}; o.a.b = 1;'],
    ['o.a.b', '1', 'const o: any = {}; o.a = {}; o.a.b = 1;'],
    ['o.a.b', '(2 | 1)', 'const o: any = {}; o.a = { b: 2 }; if (q) o.a.b = 1;'],
    ['o.a.b.c', '1', 'const o: any = {}; o.a = o.a || {}; o.a.b = {} as any; o.a.b.c = 1;'],
    ['o.a.d', '{  }.d?', 'const o: any = {}; o.a = {}; o.a.b = 1;'],
    ['o.a.b', '(2 | 1)', 'const o: any = { a: { b: 2 } }; o.a.b = 1;'],
    ['o.a.b', '(the global q.b | 1 | the global q.b)', 'const o: any = {}; o.a = q; o.a = {}; o.a.b = 1;'],
  ])('%s is %s', (expression, expected, before) => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });

  it.each([
    ['f', '"known"', 'declare const f: () => string;'],
    ['f', '"known"', 'declare const f: string;'],
    ['g', 'something of which only the type is known: string', 'declare const g: string;'],
  ])('is of what the project knows of %s, before its type: %s', (expression, expected, before) => {
    expect(
      fullValueOf(expression, before, {
        globalValue: name => (name === 'f' ? { kind: 'literal', value: 'known' } : undefined),
      }),
    ).toBe(expected);
  });
});

it('is a value before it is an interface of the same name', () => {
  expect(fullValueOf('T', "interface T { a: string } const T = 'own';")).toBe('"own"');
});

it('is evaluated once for all functions that ask for what others beside them have assigned', () => {
  const { evaluator, module } = evaluation({
    'a.ts': `
      class Service {}
      export function suite() {
        let one;
        const first = () => { one = new Service(); };
        const second = () => one;
        const third = () => one;
      }`,
  });
  const a = module('a.ts');
  const { fns, bindings } = a.facts;
  const call = (id: number, up: Frame | null): Frame => ({ key: `${a.path}#${id}`, args: null, up, memo: new Map() });
  const [suite, first, second, third] = fns.keys() as unknown as Iterable<number>;
  const outer = call(suite as number, null);
  const one = bindings.findIndex(({ n }) => n === 'one');
  const argumentsIn = (id: number | undefined): unknown => {
    const value = evaluator.binding(a, one, call(id as number, outer));
    return value.kind === 'instance' && value.args;
  };
  // A list is made for each evaluation of the construction.
  expect(argumentsIn(second)).toEqual([]);
  expect(argumentsIn(third)).toBe(argumentsIn(second));
  expect(argumentsIn(first)).not.toBe(argumentsIn(second));
});

describe('a variable of a page that begins with itself', () => {
  it.each([
    ['_cio', 'the global _cio', 'var _cio = _cio || [];'],
    ['_cio', 'the global _cio', "var _cio = typeof _cio === 'undefined' ? [] : _cio;"],
    ['shop.names', '{ A }', "var shop = shop || {}; shop.names = { A: 'a' };"],
  ])('%s is %s after %s', (expression, expected, before) => {
    expect(valueOf(expression, before)).toContain(expected);
  });
});

it.each([
  [
    'what it is fed by a statement',
    "const h = createHash('md5'); h.update(email);",
    'createHash of "crypto"(…).update(…).digest(…)',
  ],
  [
    'what that of Bun is fed',
    "const h = new Bun.CryptoHasher('md5'); h.update(email);",
    'new the global Bun.CryptoHasher(…).update(…).digest(…)',
  ],
  ['nothing, where it is fed nothing', "const h = createHash('md5');", 'createHash of "crypto"(…).digest(…)'],
])('a hash is of %s', (_name, before, expected) => {
  expect(valueOf("h.digest('hex')", `import { createHash } from 'crypto';\n${before}`)).toBe(expected);
});

it('follows what is written to a member no further where that leads to itself', () => {
  const { evaluator, module } = evaluation({
    'a.ts': `
      export const x = filled({ name: 'Opened' }).data;
      function filled(event: any) {
        if (first) { event.data = event.data || {}; event.data.first = first; }
        if (second) { event.data = event.data || {}; event.data.second = second; }
        return event;
      }`,
  });
  const asked = vi.spyOn(evaluator.memo, 'enter');
  expect(describeValue(evaluator.exported(module('a.ts'), 'x'))).toBe(
    '{  } with { first, second } | {  } with { first, second }',
  );
  expect(asked.mock.calls.length).toBeLessThan(60);
});
