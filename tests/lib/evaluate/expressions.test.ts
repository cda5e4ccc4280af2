import { describe, expect, it } from 'vitest';

import { valueOf } from '../../support/evaluate.ts';

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
    ['/re/', 'not known (dynamic-expression)'],
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
  ])('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});
