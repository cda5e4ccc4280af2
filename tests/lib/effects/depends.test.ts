import { describe, expect, it } from 'vitest';

import { depends, isGiven, isLookedUp } from '../../../lib/effects/depends.ts';
import { functionKey } from '../../../lib/effects/body.ts';
import { evaluation } from '../../support/evaluate.ts';

import type { Evaluator } from '../../../lib/evaluate/evaluator.ts';
import type { Evaluated, Frame } from '../../../lib/evaluate/value.ts';
import type { Keys } from '../../../lib/effects/depends.ts';

type Question = (evaluator: Evaluator, value: Evaluated, keys: Keys) => boolean;

/** Asks of what `function w(p, q)` gives, for whoever calls it. */
function ask(question: Question, given: string, before = ''): boolean {
  const { evaluator, module } = evaluation({
    'a.ts': `import { find, other } from '@acme/kit';\nfunction w(p, q) { ${before} return ${given}; }`,
  });
  const m = module('a.ts');
  const x = m.facts.fns[0]?.ret[0];
  if (!x) throw new Error('The function gives nothing.');
  const key = functionKey(m, 0);
  const frame: Frame = { key, args: null, up: null, memo: new Map() };
  return evaluator.open(() => question(evaluator, evaluator.eval(m, x, frame), new Set([key])));
}

describe('a value of very many parts', () => {
  const behind = (count: number): string =>
    `{ ${Array.from({ length: count }, (_, index) => `a${index}: other`).join(', ')}, last: p }`;

  it.each([
    [true, 400],
    [false, 600],
  ])('is looked through as far as anybody would wait for: %s behind %i', (expected, count) => {
    expect(ask(depends, behind(count))).toBe(expected);
  });
});

describe('a value hangs on what callers supply', () => {
  it.each([
    ['as it is', 'p'],
    ['by a member', 'p.a.b'],
    ['by a method', 'p.trim()'],
    ['as an argument', 'other(1, p)'],
    ['as an argument of a class', 'new Date(p)'],
    ['in a template', '`a ${p}`'],
    ['in a sum', "'a' + p"],
    ['as one of two', 'other ? 1 : p'],
    ['as a fallback', 'other() ?? p'],
    ['in an object', '{ a: 1, b: p }'],
    ['spread into an object', '{ a: 1, ...p }'],
    ['by a member that is spread in', '({ a: 1, ...p }).b'],
    ['by a member that may be of what is spread in', '({ ...other(p), a: 1 }).b'],
    ['by a member of what is left', 'rest.b', 'const { a, ...rest } = { ...other(p) };'],
    ['in a list', '[1, p]'],
    ['spread into a list', '[1, ...p]'],
    ['in an object in a list', '[{ a: [p] }]'],
    ['without some of its members', 'rest', 'const { a, ...rest } = p;'],
    ['by a variable', 'held', 'const held = { a: p };'],
    ['joined to something', 'Object.assign({}, p)'],
  ])('%s', (_about, given, before = '') => {
    expect(ask(depends, given, before)).toBe(true);
  });

  it.each([
    ['where it is written', "'a'"],
    ['where it is found', 'other(1)'],
    ['where it is a member of something found', 'other().p'],
    ['where it is a member of data beside it', '({ a: 1, b: p }).a'],
    ['where it is another member than what is spread in', '({ ...other(), a: p }).b'],
    ['where it is another member of data joined', 'Object.assign(other(), { a: p }).b'],
    ['in a template of nothing given', '`a ${other}`'],
    ['in an empty list', '[]'],
    ['in data that hold themselves', 'held', 'const held = { a: 1 }; held.self = held;'],
    ['where a function is handed over', '() => p'],
  ])('and not %s', (_about, given, before = '') => {
    expect(ask(depends, given, before)).toBe(false);
  });
});

const isOneLookedUp: Question = (evaluator, value, keys) => isLookedUp(evaluator, [value], keys);

describe('somebody is looked up', () => {
  it.each([
    ['by a member of what was found', '(await find(p)).id'],
    ['by a member of a member', 'find(p).user.id'],
    ['in an object', '{ id: find(p).id }'],
    ['in a template', '`u_${find(p).id}`'],
    ['as one of two', 'q ? find(p).id : 1'],
    ['behind a fallback', 'find(p).id ?? 1'],
    ['by what the callers give in data', 'find({ where: { id: p } }).id'],
    ['in data that hold themselves', 'o', 'const o = { id: q ? o : find(p).id };'],
  ])('%s', (_about, given, before = '') => {
    expect(ask(isOneLookedUp, given, before)).toBe(true);
  });

  it.each([
    ['by what a call gives', 'find(p)'],
    ['by an element of what a call gives', "p.split('@')[0]"],
    ['by nothing of the callers', 'find(1).id'],
    ['where it is made', 'new User(p).id'],
    ['where it is given', 'p.id'],
    ['in an object in an object', '{ a: { id: find(p).id } }'],
    ['in a list', '[find(p).id]'],
    ['where it is written', "'a'"],
    ['where the callers name who it is if nobody is found', 'find(p)?.id ?? p'],
    ['where that is reckoned', 'q ? find(p).id : hash(p)'],
    ['in data that hold nothing but themselves', 'o', 'const o = { id: q ? o : 1 };'],
  ])('and not %s', (_about, given, before = '') => {
    expect(ask(isOneLookedUp, given, before)).toBe(false);
  });
});

describe('what is called is given', () => {
  const given: Question = (_, value, keys) => isGiven(value, keys);
  it.each([
    ['as it is', 'p'],
    ['as a member', 'p.run'],
    ['as one of two', 'other ? p : 1'],
    ['by `call`', 'p.call'],
    ['by `apply`', 'p.run.apply'],
  ])('%s', (_about, text) => {
    expect(ask(given, text)).toBe(true);
  });

  it.each([
    ['as a result', 'p()'],
    ['as a member of something else', 'other.p'],
    ['by `call` of something else', 'other.call'],
    ['as a member of a result', 'p().run'],
  ])('and not %s', (_about, text) => {
    expect(ask(given, text)).toBe(false);
  });
});
