import { describe, expect, it } from 'vitest';

import { isHandedOut } from '../../../../lib/effects/known/decorators.ts';
import { functionName } from '../../../../lib/effects/function-name.ts';
import { effectsOf } from '../../../support/effects.ts';

const CLIENT = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
`;
const METHOD = "class K { @tracked('A') save() {} }";

/** What the decorator of a method does, in words. */
function done(decorator: string, method = METHOD): string[] {
  return effectsOf(`${CLIENT}${decorator}\n${method}`)
    .done()
    .filter(text => text.startsWith('tracked'))
    .map(text => text.replace(/ through .*/, ''));
}

describe('a decorator that sends', () => {
  it.each([
    [
      'by what it writes into the method',
      'const tracked = event => (target, key, descriptor) => { descriptor.value = function () { analytics.track(event); }; };',
    ],
    ['by what it gives in its place', 'const tracked = event => () => function () { analytics.track(event); };'],
  ])('%s', (_about, decorator) => {
    expect(done(decorator)).toContain('tracked(\'A\') → sdk track("A")');
  });

  it.each([
    ['in the place of nothing', 'const tracked = event => () => { analytics.track; };'],
    [
      'a value that is no function',
      'const tracked = event => (target, key, descriptor) => { descriptor.value = event; };',
    ],
    [
      'into something that it was not given',
      'const held = {}; const tracked = event => () => { held.value = () => analytics.track(event); };',
    ],
  ])('does nothing by what it puts %s', (_about, decorator) => {
    expect(done(decorator).filter(text => text.startsWith("tracked('A')"))).toEqual([]);
  });
});

describe('a function hands out', () => {
  const handsOut = (code: string, outer: string, inner: string): boolean => {
    const m = effectsOf(code).module('a.ts');
    const idOf = (name: string): number => m.facts.fns.findIndex((_, id) => functionName(m, id) === name);
    return isHandedOut(m, idOf(outer), idOf(inner));
  };

  it.each([
    ['what it returns', 'function outer() { return function inner() {}; }'],
    ['what it writes into what it is given', 'function outer(d) { d.value = function inner() {}; }'],
    [
      'what a function returns that it returns',
      'function outer() { return function between() { return function inner() {}; }; }',
    ],
  ])('%s', (_about, code) => {
    expect(handsOut(code, 'outer', 'inner')).toBe(true);
  });

  it.each([
    ['what it has beside what it returns', 'function outer() { function inner() {} return function other() {}; }'],
    ['what it only has', 'function outer() { function inner() {} return 1; }'],
    [
      'what another gives',
      'function outer() { return function other() {}; } function two() { return function inner() {}; }',
    ],
    ['what it runs', 'function outer() { return (function inner() {})(); }'],
    ['what stands outside', 'function outer() {} function inner() {}'],
    ['what a function has that it returns', 'function outer() { return function between() { function inner() {} }; }'],
  ])('and not %s', (_about, code) => {
    expect(handsOut(code, 'outer', 'inner')).toBe(false);
  });
});
