import { expect, it } from 'vitest';

import { framesOfRun } from '../../../lib/effects/run-by.ts';
import { evaluation } from '../../support/evaluate.ts';

import type { Evaluated, Thunk } from '../../../lib/evaluate/value.ts';

/** What `x` is in the call of `here`, where the export \`run\` is called with the text 'A'. */
function given(code: string, args: readonly string[] = ['A']): string[] {
  const { evaluator, module, exported } = evaluation({ 'a.ts': code });
  const m = module('a.ts');
  const call = m.facts.calls.find(({ x }) => x.k === 'glob' && x.n === 'here');
  if (!call) throw new Error('Nothing calls here.');
  const thunks = args.map((value): Thunk => ({ value: { kind: 'literal', value } }));
  return framesOfRun(evaluator, exported('run'), thunks, { m, call }).map(frame => {
    const value: Evaluated = evaluator.open(() => evaluator.eval(m, call.a[0]!, frame));
    return value.kind === 'literal' ? String(value.value) : value.kind;
  });
}

it.each([
  ['export function run(x) { here(x); }', ['A']],
  ['export const run = x => { list.forEach(() => { wait().then(() => here(x)); }); };', ['A']],
  ['export class run { constructor(x) { here(x); } }', ['A']],
  ['export class run { constructor(x) { list.forEach(() => here(x)); } }', ['A']],
  ['export class run { constructor(x) { this.x = x; } send() { here(this.x); } }', ['A']],
  ['export class run { constructor(readonly x) {} send() { list.map(() => here(this.x)); } }', ['A']],
  ['export class run { x = 1; send() { here(this.x); } }', ['1']],
  ['function one(x) { here(x); }\nfunction two(x) { other(x); }\nexport const run = process.env.A ? one : two;', ['A']],
])('%s is given what it is run with', (code, expected) => {
  expect(given(code)).toEqual(expected);
});

it.each([
  'export function run(x) {}\nfunction other(x) { here(x); }',
  'export function run(x) { const inner = () => { here(x); }; return inner; }',
  'export class run { constructor(x) {} }\nfunction other(x) { here(x); }',
  "export { run } from './other';\nhere(1);",
  'export const run = 1;\nhere(1);',
])('and not where that does not run it: %s', code => {
  expect(given(code)).toEqual([]);
});
