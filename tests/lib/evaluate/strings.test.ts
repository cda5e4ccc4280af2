import { describe, expect, it } from 'vitest';

import { valueOf } from '../../support/evaluate.ts';

describe('what texts are', () => {
  it.each([
    ['`a${1}b`', '"a1b"'],
    ["'a' + 'b'", '"ab"'],
    ["'a' + id + 'b'", '`a${the global id}b`'],
    ["`${'x'}`", '"x"'],
    ['``', '""'],
    ["`x_${c ? 'a' : 'b'}_y`", '"x_a_y" | "x_b_y"'],
    ["`${c ? 'a' : 'b'}${d ? 1 : 2}`", '"a1" | "a2" | "b1" | "b2"'],
    ["'p' + (c ? `q${id}` : 'r')", '`pq${the global id}` | "pr"'],
    ['`${null}x`', '`${null}x`'],
    ['`a${`b${id}c`}d`', '`ab${the global id}cd`'],
    ["1 + 'a'", '"1a"'],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});
