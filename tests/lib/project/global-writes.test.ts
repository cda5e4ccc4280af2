import { describe, expect, it } from 'vitest';

import { givenAtOnce } from '../../../lib/evaluate/called-at-once.ts';
import { globalWritesOf } from '../../../lib/project/global-writes.ts';
import { factsOf, wordsOf } from '../../support/facts.ts';

describe('what a module writes to globals', () => {
  it.each([
    ['window.tracker = 1;', ['tracker = 1']],
    ['globalThis.App.tracker = 1;', ['App.tracker = 1']],
    // By a variable that holds the global.
    ['var App = (window.App = window.App || {}); App.tracker = 1;', ['App.tracker = 1']],
    ['var own = App; own.tracker = 1;', ['App.tracker = 1']],
    ['var own = App.parts; own.tracker = 1;', ['App.parts.tracker = 1']],
    [
      'var own = window.App.parts as any; own.tracker = 1; own.tracker = 2;',
      ['App.parts.tracker = 1', 'App.parts.tracker = 2'],
    ],
    ['var own = App || window.App; own.tracker = 1;', ['App.tracker = 1']],
    ['var own = App || Other; own.a.b = 1;', ['App.a.b = 1', 'Other.a.b = 1']],
    ['(function (own) { own.tracker = 1; })(window.App);', ['App.tracker = 1']],
    ['(function ($, own) { own.tracker = 1; }).call(this, jQuery, App);', ['App.tracker = 1']],
    // By one that holds the page itself.
    ['var own = window; own.tracker = 1;', ['tracker = 1']],
    ['var own = window; own.App.tracker = 1;', ['App.tracker = 1']],
    [
      '(function (root, doc) { root.tracker = 1; doc.title = 1; })(window, document);',
      ['tracker = 1', 'document.title = 1'],
    ],
    ['(function (root) { (root = root || self).tracker = send; })(this);', ['tracker = global send']],
    ['var own; (own = window.App).tracker = send;', ['App.tracker = global send']],
    ['make().tracker = send;', []],
    // `this` is the page, but for modules.
    ['(function (root) { root.tracker = 1; })(this);', ['tracker = 1']],
    ['(function (root) { module.exports = root; root.tracker = 1; })(this);', ['tracker = 1']],
    ['(function (root) { root.tracker = 1; })(this); module.exports = 1;', []],
    ['import "./a"; (function (root) { root.tracker = 1; })(this); export * from "./b";', []],
    // What is no global.
    ['(function (own) { own.tracker = 1; })(make());', []],
    ['var own = {}; own.tracker = 1;', []],
    ['import { App } from "./app"; const own = App; own.tracker = 1;', []],
    ['const own = make().parts; own.tracker = 1;', []],
    ['(function (own) { own.tracker = 1; });', []],
    ['var own = App; own.tracker;', []],
  ])('%s', (text, expected) => {
    const facts = factsOf(text);
    const found = [...globalWritesOf(facts)].map(({ n, x }) => `${n} = ${wordsOf(x, facts)}`);
    expect(found.filter(one => !one.startsWith('App = '))).toEqual(expected);
  });
});

describe('what a function is given that is called at once', () => {
  /** The argument at a place of the first function. */
  function given(text: string, index = 0): string | undefined {
    const facts = factsOf(text);
    const x = givenAtOnce(facts, 0, index);
    return x && wordsOf(x, facts);
  }

  it.each([
    ['(function (a) {})(App);', true],
    ['(a => {})(window.App.parts);', true],
    ['(function (a) {})(window.App || {});', true],
    ['(function (a) {}).call(this, App);', true],
    ['(function (a) {}).apply(this, App);', false],
    ['(function (a) {})({});', false],
    ['(function (a) {})(make());', false],
    ['(function (a) {})();', false],
    ['const own = {}; (function (a) {})(own);', false],
    ['const f = function (a) {}; f(App);', false],
  ])('%s: %s', (text, isGlobal) => {
    expect(given(text) !== undefined).toBe(isGlobal);
  });

  it('is told by its place', () => {
    expect(given('(function (a, b) {})(App, {});', 1)).toBeUndefined();
    expect(given('(function (a, b) {})({}, App);', 1)).toBe('global App');
    expect(given('(function (a, b) {}).call(App, {}, App);', 0)).toBeUndefined();
  });
});
