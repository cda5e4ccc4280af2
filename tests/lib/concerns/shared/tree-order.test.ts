import { describe, expect, it } from 'vitest';

import { orderInTree } from '../../../../lib/concerns/shared/order.ts';
import { iterationOf, loopAround } from '../../../../lib/concerns/shared/loops.ts';
import { precedesInTree } from '../../../../lib/concerns/shared/tree-order.ts';
import { parsed } from '../../../support/nodes.ts';

const isBefore = (code: string): boolean => {
  const { call } = parsed(code);
  return precedesInTree(call('first'), call('second'));
};
const comesBefore = (code: string): boolean => {
  const { call, sourceCode } = parsed(code);
  return orderInTree(sourceCode).precedes(call('first'), call('second'));
};

describe('first comes before second', () => {
  it.each([
    'first(); second();',
    'first() + second();',
    'f(first(), second());',
    'if (first()) second();',
    'if (first()) {} else second();',
    'first() ? second() : 0;',
    'if (a) first(); second();',
    'first() && second();',
    'switch (first()) { case 1: second(); }',
    'switch (a) { case 1: first(); case 2: second(); }',
    'switch (a) { case 1: first(); break; } second();',
    'try { first(); } finally { second(); }',
    'try { first(); } catch {} second();',
    'try {} catch { first(); } finally { second(); }',
    'for (first(); a; b) second();',
    'for (; first(); b) second();',
    'for (; a; second()) first();',
    'for (; first(); second()) {}',
    'do first(); while (second());',
    'while (a) { first(); } second();',
    'while (a) { first(); break; } second();',
    'for (const a of b) { if (c) continue; first(); second(); }',
    'function f() { if (a) return; first(); second(); }',
    'function f() { if (a) { first(); } else return; second(); }',
    '{ first(); } { second(); }',
  ])('%s', code => {
    expect(isBefore(code)).toBe(true);
  });

  it.each([
    'second(); first();',
    'second() + first();',
    'if (a) first(); else second();',
    'a ? first() : second();',
    'if (second()) first();',
    'switch (a) { case 1: first(); break; case 2: second(); }',
    'switch (a) { case 1: second(); case 2: first(); }',
    'switch (a) { case 1: first(); break; second(); }',
    'switch (a) { case 1: break; first(); second(); }',
    'while (b) { switch (a) { case 1: first(); continue; } second(); }',
    'function f() { switch (a) { case 1: first(); return; } second(); }',
    'switch (second()) { case 1: first(); }',
    'try { first(); } catch { second(); }',
    'for (second(); a; b) first();',
    'for (; second(); first()) {}',
    'for (; second(); b) first();',
    'while (a) { second(); first(); }',
    'function f() { if (a) { first(); return; } second(); }',
    'function f() { if (a) { first(); throw 1; } second(); }',
    'function f() { return first(); second(); }',
    'function f() { first(); return; second(); }',
    'function f() { return; first(); second(); }',
    'for (const a of b) { if (c) { first(); continue; } second(); }',
    'function f() { first(); if (a) { return; } else { throw 1; } second(); }',
    'function f() { first(); { return; } second(); }',
    'first(() => second());',
    'first(second());',
  ])('not: %s', code => {
    expect(isBefore(code)).toBe(false);
  });
});

describe('without code paths, first comes before second as well', () => {
  it.each([
    'first().then(() => second());',
    'first().then(a).then(() => second());',
    'first().finally(() => second());',
    'first(); load().then(() => second());',
    'first(); load().then(() => { wait().then(() => second()); });',
    'if (a) first(); if (a) second();',
    "if (a === 'x') first(); if (a === 'x') second();",
  ])('%s', code => {
    expect(comesBefore(code)).toBe(true);
  });

  it.each([
    'load().then(() => second()); first();',
    'second().then(() => first());',
    'first().catch(() => second());',
    'first(); list.forEach(() => second());',
    'if (a) first(); if (!a) second();',
    "if (a === 'x') first(); if (a === 'y') second();",
    'if (a) first(); else if (a) second();',
    'if (a && b) first(); if (!b) second();',
    'function f() { if (a) { first(); } if (a) return; second(); }',
    'a && first(); a || second();',
    'first();',
  ])('not: %s', code => {
    expect(code.includes('second') && comesBefore(code)).toBe(false);
  });
});

describe('the loop around a call', () => {
  it.each([
    ['for (;;) work();', 'ForStatement'],
    ['for (const a of b) { work(); }', 'ForOfStatement'],
    ['for (const a in b) work();', 'ForInStatement'],
    ['while (a) work();', 'WhileStatement'],
    ['do { work(); } while (a);', 'DoWhileStatement'],
    ['while (a) for (;;) work();', 'ForStatement'],
  ])('%s', (code, type) => {
    expect(loopAround(parsed(code).call('work'))?.type).toBe(type);
  });

  it.each([
    'work();',
    'for (work();;) {}',
    'while (work()) {}',
    'for (const a of work()) {}',
    'while (a) f(() => work());',
  ])('none: %s', code => {
    expect(loopAround(parsed(code).call('work'))).toBeUndefined();
  });
});

describe('a callback that runs for each element', () => {
  it.each([
    'list.map(() => work());',
    'list.forEach(function () { work(); });',
    'a.b.flatMap(() => work());',
    'list.some(() => work(), a);',
  ])('%s', code => {
    expect(iterationOf(parsed(code).around('work'))).toBeDefined();
  });

  it.each([
    'map(() => work());',
    'list.then(() => work());',
    'list.reduce(a, () => work());',
    'const f = () => work();',
    '(() => work())();',
  ])('not: %s', code => {
    expect(iterationOf(parsed(code).around('work'))).toBeUndefined();
  });
});
