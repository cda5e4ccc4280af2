import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../support/evaluate.ts';

const around = `
import { createContext, useContext, useState, useRef, useMemo, useCallback, memo, lazy, forwardRef, useReducer } from 'react';
import { computed, ref, reactive, readonly, toRef, unref, watch, provide, inject, shallowRef } from 'vue';
import { promisify } from 'util';
import { inject as ngInject, forwardRef as ngRef } from '@angular/core';
import { AsyncLocalStorage } from 'async_hooks';
import pLimit from 'p-limit';
import once from 'once';
import mem from 'mem';
import { useDebounce, useDebouncedCallback } from 'use-debounce';
import { runOnJS } from 'react-native-reanimated';
const f = x => \`r\${x ?? ''}\`;
const als = new AsyncLocalStorage();
let param1, param2, param3, param4, param5, param6, param7, param8, param9, param10;
['a', 'b'].forEach((x, i) => { param1 = x; param2 = i; });
[1, 2].map(x => { param3 = x; });
Promise.resolve('pv').then(x => { param4 = x; });
Promise.all(['p1', 'p2']).then(([x, y]) => { param5 = y; });
new Map([['mk', 'mv']]).forEach((v, k) => { param6 = v; });
q.forEach(x => { param7 = x; });
[{ a: 'da' }].forEach(({ a, b = 'db' }) => { param8 = a; param9 = b; });
['x'].reduce((acc, x) => { param10 = x; return acc; }, 'acc');
function opts({ a, b: { c } = { c: 'dc' }, ...rest } = {}) { return [a, c, rest]; }
function argsObj() { return arguments[0]; }
function def(a = 'da', b = a, c = \`\${b}!\`) { return [a, b, c]; }
const arrow = ([first, ...more]) => [first, more];
const chain = (a, ...rest) => rest.length ? chain(...rest) : a;
const outer = a => { const inner = b => a + b; return inner; };
const thisFn = { v: 'tv', get() { return this.v; }, arrow: () => 'ar', nested() { return [1].map(() => this.v)[0]; } };
let assigned = 'first'; assigned = f(assigned);
const swap = { a: 'sa', b: 'sb' }; const { a: bb, b: aa } = swap;
const deepDefault = ({ user: { id = 'anon' } = {} }) => id;
`;

describe('what parameters, patterns and hooks give', () => {
  it.each([
    ['param1', '("a" | "b")?'],
    ['param2', 'the parameter i?'],
    ['param3', '(1 | 2)?'],
    ['param4', '"pv"?'],
    ['param5', '"p2"?'],
    ['param6', '"mv"?'],
    ['param7', 'the parameter x?'],
    ['param8', '"da"?'],
    ['param9', '"db"?'],
    ['param10', '"x"?'],
    ['opts()', '[undefined, "dc", {  } without a, b]'],
    ['opts({})', '[undefined, "dc", {  } without a, b]'],
    ["opts({ a: '1', b: { c: '2' }, d: '3' })", '["1", "2", { a, b, d } without a, b]'],
    ['opts(q)', '[the global q.a?, (the global q.b.c | "dc"), the global q | {  } without a, b]'],
    ['def()', '["da", "da", "da!"]'],
    ["def('x')", '["x", "x", "x!"]'],
    ["def('x', 'y')", '["x", "y", "y!"]'],
    ["def(undefined, 'y')", '["da", "y", "y!"]'],
    ["outer('a')('b')", '"ab"'],
    ['thisFn.get()', '"tv"'],
    ['thisFn.arrow()', '"ar"'],
    ['thisFn.nested()', '"tv"'],
    ['bb', '"sa"'],
    ['aa', '"sb"'],
    ["deepDefault({ user: { id: 'u' } })", '"u"'],
    ['deepDefault({})', '"anon"'],
    ['deepDefault(q)', '(the global q.user.id | "anon")'],
    ['useCallback(f)()', '"r"'],
    ["useMemo(() => f('m'))", '"rm"'],
    ["memo(f)('x')", '"rx"'],
    ["forwardRef(f)('x')", '"rx"'],
    ["lazy(() => f('l'))", '"rl"'],
    ["useRef(f).current('x')", '"rx"'],
    ['useState(f)[0]', '"r"'],
    ["useReducer(f, 'init')[0]", 'useReducer of "react"(…).0'],
    ["computed(() => 'cv').value", '"cv"'],
    ["computed({ get: () => 'cg' }).value", 'computed of "vue"(…).value'],
    ["ref('rv').value", '"rv"'],
    ["reactive({ a: 'ra' }).a", '"ra"'],
    ["readonly({ a: 'ro' }).a", '"ro"'],
    ["promisify(f)('x')", '"rx"'],
    ["once(f)('x')", '"rx"'],
    ["mem(f)('x')", '"rx"'],
    ["useDebouncedCallback(f, 1)('x')", '"rx"'],
    ["useDebounce('v', 1)", '"v"'],
    ["runOnJS(f)('x')", '"rx"'],
    ["ngRef(() => f)('x')", '"rx"'],
    ['als.getStore()', 'useContext of "react"(…)'],
    ["pLimit(1)(() => 'pl')", 'default of "p-limit"(…)(…)'],
    ['f', 'a function'],
    ['f()', '"r"'],
    ["f('x')", '"rx"'],
    ["f?.('x')", '"rx"?'],
    ["f.call(null, 'x')", '"rx"'],
    ["[f][0]('x')", '"rx"'],
    ["({ f }).f('x')", '"rx"'],
    ["(q || f)('x')", '(the global q(…) | "rx")'],
    ["(q ? f : null)('x')", '"rx"'],
    ["(0, f)('x')", '"rx"'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, around)).toBe(expected);
  });
});
