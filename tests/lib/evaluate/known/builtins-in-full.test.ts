import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../../support/evaluate.ts';

const around = `
const f = (a, b) => \`\${a}-\${b}\`;
const o = { a: 'p', b: 'q2' };
const two = q ? { a: 'x' } : { a: 'y' };
function t(n: number, s: string, b: boolean) { return [String(n), String(s), String(b)]; }
function t2(n: number, s: string, b: boolean) { return { n: String(n), s: String(s), b: String(b) }; }
class K { m() { return this.v; } v = 'kv'; }
const k = new K();
let rune = $state('sv');
const p = Promise.resolve('pv');
`;

describe('what functions and methods of JavaScript give', () => {
  it.each([
    ["String('a')", '"a"'],
    ['String(1)', '"1"'],
    ['String(null)', '"null"'],
    ['String(undefined)', '"undefined"'],
    ['String(true)', '"true"'],
    ['String(q)', 'the global q: string'],
    ['String(q.a)', 'the global q.a: string'],
    ['String(q.length)', 'the global String(…)'],
    ['String(q())', 'the global String(…)'],
    ['String([1])', 'the global String(…)'],
    ['String({})', 'the global String(…)'],
    ['String(-q)', 'the global String(…)'],
    ['String(`a${q}`)', '`a${the global q}`'],
    ['String()', 'the global String(…)'],
    ['t2(q).n', 'the global String(…)'],
    ['t2(q, q, q).s', 'the global q: string'],
    ['structuredClone(o).a', '"p"'],
    ['structuredClone()', 'the global structuredClone(…)'],
    ['rune', '"sv"'],
    ['$derived(o).a', '"p"'],
    ["f.bind(null, 'x')('y')", '"x-y"'],
    ["f.bind(null)('x', 'y')", '"x-y"'],
    ["f.bind()('x', 'y')", '"x-y"'],
    ['q.bind(null)', 'the global q.bind(…)'],
    ["f.call(null, 'x', 'y')", '"x-y"'],
    ['f.call()', '`${undefined}-${undefined}`'],
    ['q.call(null)', 'the global q.call(…)'],
    ["f.apply(null, ['x', 'y'])", '"x-y"'],
    ['f.apply(null)', '`${undefined}-${undefined}`'],
    ["q.apply(null, ['x'])", 'the global q.apply(…)'],
    ["Reflect.apply(f, null, ['x', 'y'])", '"x-y"'],
    ['Reflect.apply()', 'the global Reflect.apply(…)'],
    ["Other.apply(f, null, ['x', 'y'])", 'the global Other.apply(…)'],
    ["p.then(v => v + '!')", '"pv!"'],
    ['p.then(q)', '"pv".then(…)'],
    ['p.then()', '"pv".then(…)'],
    ['p.catch(q)', '"pv"'],
    ['p.finally(q)', '"pv"'],
    ['q.then(v => v)', 'the global q'],
    ['Promise.resolve()', 'the global Promise.resolve(…)'],
    ["Other.resolve('a')", 'the global Other.resolve(…)'],
    ["Promise.all(['a', 'b'])", '["a", "b"]'],
    ['Promise.all()', 'the global Promise.all(…)'],
    ["Other.all(['a'])", 'the global Other.all(…)'],
    ["Promise.race(['a', 'b'])", '("a" | "b")'],
    ["Promise.any(['a', 'b'])", '("a" | "b")'],
    ['Promise.race()', 'the global Promise.race(…)'],
    ["Other.race(['a'])", 'the global Other.race(…)'],
    ['Promise.any(q)', 'the global q.[]'],
    ['Object.freeze(o).a', '"p"'],
    ['Object.seal(o).b', '"q2"'],
    ['Object.freeze()', 'the global Object.freeze(…)'],
    ['Other.freeze(o)', 'the global Other.freeze(…)'],
    ['Object.create(o).a', '"p"'],
    ['Object.create(Object.assign({}, o)).a', '"p"'],
    ['Object.create(null)', 'the global Object.create(…)'],
    ['Object.create()', 'the global Object.create(…)'],
    ['Object.create(K)', 'the global Object.create(…)'],
    ['Other.create(o)', 'the global Other.create(…)'],
    ['Object.assign({}, o).a', '"p"'],
    ["Object.assign(o, { a: 'z' }).a", '"z"'],
    ['Other.assign({}, o)', 'the global Other.assign(…)'],
    ['Object.values(o)', '["p", "q2"]'],
    ['Object.values(q)', 'the global Object.values(…)'],
    ["Object.values(['z'])", '["z"]'],
    ['Object.values()', 'the global Object.values(…)'],
    ['Other.values(o)', 'the global Other.values(…)'],
    ['Object.entries(o)', '[["a", "p"], ["b", "q2"]]'],
    ["Object.entries(['z'])", 'the global Object.entries(…)'],
    ['Object.entries(q)', 'the global Object.entries(…)'],
    ['Other.entries(o)', 'the global Other.entries(…)'],
    ['Object.keys(o)', '["a", "b"]'],
    ['Object.keys(Object.assign({ c: 1 }, o))', '["c", "a", "b"]'],
    ["Object.keys(['z'])", 'the global Object.keys(…)'],
    ['Object.keys()', 'the global Object.keys(…)'],
    ['Other.keys(o)', 'the global Other.keys(…)'],
    ['Proxy.revocable(o, {}).proxy.a', '"p"'],
    ['Other.revocable(o, {})', 'the global Other.revocable(…)'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, around)).toBe(expected);
  });
});
