import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../../support/evaluate.ts';

const around = `
import _ from 'lodash';
import { debounce, get, pick, omit, merge, assign, extend, defaults, clone, cloneDeep, pickBy, omitBy, throttle, once, memoize, partial } from 'lodash-es';
import { useDebounceFn, useThrottleFn } from '@vueuse/core';
const o = { a: { b: ['x', { c: 'y' }] }, 'k.l': 1, n: undefined };
const f = () => 'r';
`;

describe('what helpers take of data', () => {
  it.each([
    ['debounce(f)()', '"r"'],
    ['throttle(f)()', '"r"'],
    ['once(f)()', '"r"'],
    ['memoize(f)()', '"r"'],
    ['partial(f)()', '"r"'],
    ["partial((a, b) => a + b, 'x')('y')", '"xy"'],
    ["partial(partial((a, b) => a + b, 'x'), 'y')()", '"xy"'],
    ["partial((a, b) => 'r' + a, _, 'y')('x')", '"rx"'],
    ["partial('text', 'x')", '"text"'],
    ['useDebounceFn(f)()', '"r"'],
    ['useThrottleFn(f)()', '"r"'],
    ["get(o, 'a.b[1].c')", '"y"'],
    ["get(o, 'a.b[0]')", '"x"'],
    ["get(o, ['a', 'b', '0'])", '"x"'],
    ["get(o, ['k.l'])", '1'],
    ["get(o, 'k.l')", 'undefined.l'],
    ['get(o)', 'get of "lodash-es"(…)'],
    ['get()', 'get of "lodash-es"(…)'],
    ['get(o, q)', 'get of "lodash-es"(…)'],
    ['get(o, [q])', 'get of "lodash-es"(…)'],
    ["get(o, ['a', ...q])", 'get of "lodash-es"(…)'],
    ["get(o, 'x', 'fallback')", '"fallback"?'],
    ["get(o, 'a.b[0]', 'fallback')", '("x" | "fallback")'],
    ["get(q, 'a.b')", 'the global q.a.b'],
    ["pick(o, 'a')", '{ a }'],
    ["pick(o, ['a', 'n'])", '{ a, n }'],
    ["pick(o, 'a', ['n'])", '{ a, n }'],
    ["pick(o, 'k.l')", '{ k.l }'],
    ['pick(o)', '{  }'],
    ['pick()', 'pick of "lodash-es"(…)'],
    ['pick(o, q)', 'pick of "lodash-es"(…)'],
    ["pick(o, 'a', q)", 'pick of "lodash-es"(…)'],
    ["omit(o, 'a')", '{ a, k.l, n } without a'],
    ["omit(o, ['a', 'n']).a", 'undefined'],
    ["omit(o, 'a').n", 'undefined'],
    ['omit(o, q)', 'omit of "lodash-es"(…)'],
    ['omit()', 'omit of "lodash-es"(…)'],
    ['merge(o, { x: 1 }).x', '1'],
    ['merge(o, { a: 1 }).a', '1'],
    ["merge('t', { a: 1 }).a", '1'],
    ["merge('t')", 'merge of "lodash-es"(…)'],
    ['merge()', 'merge of "lodash-es"(…)'],
    ['assign(o, { a: 1 }).a', '1'],
    ['extend(o, { a: 1 }).a', '1'],
    ['defaults({ a: 1 }, { a: 2, b: 3 }).a', '1'],
    ['defaults({ a: 1 }, { a: 2, b: 3 }).b', '3'],
    ['clone(o).a.b', '["x", { c }]'],
    ['cloneDeep(o).a.b', '["x", { c }]'],
    ['pickBy(o).a.b', '["x", { c }]'],
    ['omitBy(o).a.b', '["x", { c }]'],
    ["_.get(o, 'a.b[0]')", '"x"'],
    ['_.chunk(o)', 'chunk of "lodash"(…)'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, around)).toBe(expected);
  });
});
