import { describe, expect, it } from 'vitest';

import { MAX_ALTERNATIVES } from '../../../lib/evaluate/bounded.ts';
import { join } from '../../../lib/evaluate/strings.ts';
import { alternatives } from '../../../lib/evaluate/value.ts';
import { valueOf } from '../../support/evaluate.ts';

import type { Evaluated } from '../../../lib/evaluate/value.ts';

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

it('gives as many texts as may be, and beyond that leaves a hole', () => {
  const some: Evaluated = {
    kind: 'union',
    of: Array.from({ length: MAX_ALTERNATIVES }, (_, value) => ({ kind: 'literal', value })),
  };
  const two: Evaluated = { kind: 'union', of: ['a', 'b'].map(value => ({ kind: 'literal', value })) };
  const all = alternatives(join(['x', some], undefined));
  expect(all).toHaveLength(MAX_ALTERNATIVES);
  expect(all.at(-1)).toEqual({ kind: 'literal', value: `x${MAX_ALTERNATIVES - 1}`, at: undefined });
  const some2 = alternatives(join([two, 'x', some], undefined));
  expect(some2).toEqual(['ax', 'bx'].map(text => ({ kind: 'template', parts: [text, some], at: undefined })));
});
