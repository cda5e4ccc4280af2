import { describe, expect, it } from 'vitest';

import { calleeText } from '../../../lib/calls/callee.ts';
import { Bodies, functionKey } from '../../../lib/effects/body.ts';
import { functionName } from '../../../lib/effects/function-name.ts';
import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { evaluation } from '../../support/evaluate.ts';

import type { Module } from '../../../lib/facts/store.ts';

function functionOf(m: Module, name: string): number {
  const id = m.facts.fns.findIndex((_, index) => functionName(m, index) === name);
  if (id < 0) throw new Error(`There is no function ${name}.`);
  return id;
}

/** The calls that run with `run`, each behind the callbacks on the way to it. */
function runs(code: string, file = 'a.ts'): string[] {
  const { evaluator, module } = evaluation({ [file]: code });
  const m = module(file);
  return new Bodies(evaluator).of(m, functionOf(m, 'run')).map(({ id, through }) => {
    const call = m.facts.calls[id];
    const way = through.map(fn => `${functionName(m, fn) || m.text.slice(m.facts.fns[fn]?.s, m.facts.fns[fn]?.e)} > `);
    return `${way.join('')}${call ? calleeText(m, call.x) : '?'}`;
  });
}

describe('what runs with a function', () => {
  it.each<[string, string, string[]]>([
    ['its own calls', 'function run() { a(); if (q) b(); }', ['a', 'b']],
    ['nothing', 'function run() {}\na();', []],
    ['no function that it only makes', 'function run() { const f = () => a(); b(); }', ['b']],
    ['what it calls of its own, and not what that does', 'function run() { const f = () => a(); f(); }', ['f']],
    ['a callback', 'function run() { list.map(() => a()); }', ['list.map', '() => a() > a']],
    [
      'callbacks within callbacks',
      'function run() { l.map(() => m.map(() => a())); }',
      ['l.map', '() => m.map(() => a()) > m.map', '() => m.map(() => a()) > () => a() > a'],
    ],
    ['a function by its name', 'function run() { const f = () => a(); wait(f); }', ['wait', 'f > a']],
    [
      'a function by its name as a later argument',
      'function run() { const f = () => a(); wait(1, f); }',
      ['wait', 'f > a'],
    ],
    [
      'one that is handed over twice, once',
      'function run() { const f = () => a(); wait(f); wait(f); }',
      ['wait', 'wait', 'f > a'],
    ],
    [
      'two that are handed over',
      'function run() { const f = () => a(); const g = () => b(); wait(f, g); }',
      ['wait', 'f > a', 'g > b'],
    ],
    [
      'no function by its name that it calls as well',
      'function run() { const f = () => a(); f(); wait(f); }',
      ['f', 'wait'],
    ],
    ['no function of another scope by its name', 'const f = () => a();\nfunction run() { wait(f); }', ['wait']],
    [
      'no function by a name that may be another',
      'function run() { let f = () => a(); f = () => b(); wait(f); }',
      ['wait'],
    ],
    ['nothing by a name of no function', 'function run() { const f = 1; wait(f); }', ['wait']],
  ])('%s', (_about, code, expected) => {
    expect(runs(code)).toEqual(expected);
  });

  it('no markup, and no component by its name', () => {
    expect(runs('function run() { a(); return <A b={1} />; }', 'a.tsx')).toEqual(['a']);
    expect(runs('function run() { const F = () => { a(); return <A />; }; wait(F); }', 'a.tsx')).toEqual(['wait']);
    expect(runs('function run() { const F = () => { a(); return null; }; wait(F); }', 'a.tsx')).toEqual([
      'wait',
      'F > a',
    ]);
  });
});

describe('a callback that is kept for later does not run', () => {
  it.each(['get', 'post', 'put', 'patch', 'delete', 'all', 'use'])('of a route: %s', verb => {
    expect(runs(`function run(app) { app.${verb}('/a', () => a()); }`)).toEqual([`app.${verb}`]);
    expect(runs(`function run(app) { const f = () => a(); app.${verb}('/a', f); }`)).toEqual([`app.${verb}`]);
  });

  it.each<[string, string, string]>([
    ['by another method', "function run(app) { app.head('/a', () => a()); }", 'app.head'],
    ['of what is no path', "function run(app) { app.get('a', () => a()); }", 'app.get'],
    ['of a path that only ends so', "function run(app) { app.get('a/', () => a()); }", 'app.get'],
    ['of what is no text', 'function run(app) { app.get(1, () => a()); }', 'app.get'],
    ['of what is not known', 'function run(app) { app.get(path, () => a()); }', 'app.get'],
    ['of what no function is given', "function run() { app.get('/a', () => a()); }", 'app.get'],
    ['by no method', "function run(get) { get('/a', () => a()); }", 'get'],
    ['of nothing', 'function run(app) { app.use(() => a()); }', 'app.use'],
  ])('but it does %s', (_about, code, callee) => {
    expect(runs(code)).toEqual([callee, '() => a() > a']);
  });

  it('of a function of the project that gives another one', () => {
    const run = 'function run() { later(() => a()); }';
    expect(runs(`const later = f => () => f();\n${run}`)).toEqual(['later']);
    expect(runs(`const later = f => f();\n${run}`)).toEqual(['later', '() => a() > a']);
    expect(runs(`import { later } from 'kit';\n${run}`)).toEqual(['later', '() => a() > a']);
    expect(runs(`const late = f => () => f();\nconst later = late.bind(null);\n${run}`)).toEqual(['later']);
  });

  it('of what gives a function that waits', () => {
    const head = "import debounce from 'lodash/debounce';\n";
    expect(runs(`${head}function run() { debounce(() => a(), 1); }`)).toEqual(['debounce']);
    expect(runs(`${head}function run() { const f = () => a(); debounce(f, 1); }`)).toEqual(['debounce']);
  });
});

describe('the frame of a call', () => {
  /** What the argument of `here` is, in a run of `run` with the text 'A'. */
  function given(code: string): string {
    const { evaluator, module } = evaluation({ 'a.ts': code });
    const m = module('a.ts');
    const bodies = new Bodies(evaluator);
    const id = functionOf(m, 'run');
    const here = bodies.of(m, id).find(one => {
      const callee = m.facts.calls[one.id]?.x;
      return callee?.k === 'glob' && callee.n === 'here';
    });
    if (!here) throw new Error('Nothing calls here.');
    const outer = evaluator.frame({ kind: 'function', module: m, id, frame: null }, [
      { value: { kind: 'literal', value: 'A' } },
    ]);
    const frame = bodies.frameOf(here, m, outer);
    expect(bodies.frameOf(here, m, outer)).toBe(frame);
    const [argument] = m.facts.calls[here.id]?.a ?? [];
    return argument ? inWords(evaluator.eval(m, argument, frame)) : '';
  }

  it.each<[string, string, string]>([
    ['is that of the function itself', 'function run(x) { here(x); }', '"A"'],
    ['sees what is around a callback', 'function run(x) { list.map(() => here(x)); }', '"A"'],
    ['has what the callback is handed', "function run(x) { ['B'].map(y => here(y)); }", '"B"'],
    ['has both, far within', "function run(x) { ['B'].map(y => q.then(() => here(`${x}${y}`))); }", '"AB"'],
    ['has what a promise gives', 'function run() { q.then(y => here(y)); }', 'the global q'],
  ])('%s', (_about, code, expected) => {
    expect(given(code)).toBe(expected);
  });
});

it('functions are told apart by their modules and their numbers', () => {
  const { module } = evaluation({ 'a.ts': '', 'b.ts': '' });
  expect(functionKey(module('a.ts'), 1)).toBe('/a.ts#1');
  expect(functionKey(module('b.ts'), 2)).toBe('/b.ts#2');
});
