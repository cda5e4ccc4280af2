import { describe, expect, it } from 'vitest';

import { valueOf } from '../../support/evaluate.ts';

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
    ['o.a', '"w"', "let o; o.a = 'w';"],
    ['f.a', '"static"', "function f() {} f.a = 'static';"],
    ['E.A', '"a"', "enum E { A = 'a', B = 'b' }"],
    ['E.B', '1', 'enum E { A, B }'],
    ['N.v', '"n"', "namespace N { export const v = 'n'; }"],
    ['v', 'not known (cycle)', 'var v = v;'],
    ['a', 'not known (cycle)', 'const a = b; const b = a;'],
    ['Object.keys(E)', 'a list of 1 item', "enum E { A = 'a' }"],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});
