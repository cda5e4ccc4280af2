import { describe, expect, it } from 'vitest';

import { valueOf } from '../../support/evaluate.ts';

describe('what members are', () => {
  it.each([
    ['o.a', '"x"', "const o = { a: 'x', b: 1 };"],
    ["o['a']", '"x"', "const o = { a: 'x' };"],
    ['o[k]', '"x" | "y"', "const o = { a: 'x', b: 'y' }; declare const k: string;"],
    ['o[k]', '{ a, ...spread }.[]', "const o = { a: 'x', ...rest };"],
    ["o[c ? 'a' : 'b']", '"x" | "y"', "const o = { a: 'x', b: 'y', z: 'no' };"],
    ['o[0]', '"zero"', "const o = { 0: 'zero' };"],
    ["f('a')", '"x"', "const o = { a: 'x', b: 'y' }; function f(k: 'a' | 'b') { return o[k]; }"],
    ['o.z', 'undefined', "const o = { a: 'x' };"],
    ['o.a', '3', 'const base = { a: 1, b: 2 }; const o = { ...base, a: 3 };'],
    ['o.a', '1', 'const base = { a: 1 }; const o = { a: 3, ...base };'],
    ['o.q', 'the global unknownThing.q', 'const o = { ...unknownThing };'],
    ['o.a', '"g"', "const o = { get a() { return 'g'; } };"],
    ['o.a', 'undefined', 'const o = { set a(v) {} };'],
    ['o.a', '"c"', "const k = 'a'; const o = { [k]: 'c' };"],
    ['o.b', 'undefined', "const k = 'a'; const o = { [k]: 'c' };"],
    ['o.a', '2', 'const o = { a: 1, a: 2 };'],
    ['o.a', '2', 'const o = Object.assign({ a: 1 }, { a: 2 });'],
    ['o.b', '3', 'const o = Object.assign({ a: 1, b: 3 }, { a: 2 });'],
    ['o.z', '{ a }.z', 'const o = Object.assign({ a: 1 }, { a: 2 });'],
    ['rest', '{ a, b } without a', 'const o = { a: 1, b: 2 }; const { a, ...rest } = o;'],
    ['rest.a', 'undefined', 'const o = { a: 1, b: 2 }; const { a, ...rest } = o;'],
    ['rest.b', '2', 'const o = { a: 1, b: 2 }; const { a, ...rest } = o;'],
    ['[1, 2][0]', '1'],
    ['[1, 2][2]', 'a list of 2 items.2'],
    ['[1, 2].length', 'a list of 2 items.length'],
    ["'a'.length", '"a".length'],
    ['l[2]', 'a list of 2 items and more.2', 'const l = [1, 2, ...more];'],
    ['e', '"a" | "b"', "let e; for (e of ['a', 'b']);"],
    ['e', '"b" | the global more.[]', "let e; for (e of [...more, 'b']);"],
    ['e', 'a list of 0 items.[]', 'let e; for (e of []);'],
    ['e', '"a" | "b"', "let e; for (e of c ? ['a'] : ['b']);"],
    ['o.a', '1', 'const o = { ...o, a: 1 };'],
    ['o.b', 'undefined', 'const o = { ...o, a: 1 };'],
    ['(c ? { a: 1 } : { a: 2 }).a', '1 | 2'],
    ['window.foo', 'the global foo'],
    ['window.window.foo', 'the global foo'],
    ['globalThis.foo', 'the global foo'],
    ['self.foo', 'the global foo'],
    ['global.foo', 'the global foo'],
    ['foo.bar.baz', 'the global foo.bar.baz'],
    ['o.constructor', 'undefined', 'const o = {};'],
    ['o.toString', 'undefined', 'const o = {};'],
    ['o.__proto__', 'undefined', 'const o = {};'],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});
