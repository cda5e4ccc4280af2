import { describe, expect, it } from 'vitest';

import { extractFacts } from '../../../lib/facts/extract/extract.ts';
import { givenAtOnce } from '../../../lib/evaluate/called-at-once.ts';
import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();

/** What is given at once for the parameters `a` and `b` of the first function with parameters, as it is written. */
function given(text: string): (string | undefined)[] {
  const facts = extractFacts('a.js', text);
  const fn = facts.fns.findIndex(({ p }) => p.length > 0);
  const of = (index: number): string | undefined => {
    const x = givenAtOnce(facts, fn, index);
    return x && text.slice(x.s, x.e);
  };
  // Asked twice, it says the same.
  expect(of(0)).toBe(of(0));
  return [of(0), of(1)];
}

it.each<[string, (string | undefined)[]]>([
  ['(function (a, b) {})(jQuery, window.App);', ['jQuery', 'window.App']],
  ['(function (a, b) {}(jQuery, window.App));', ['jQuery', 'window.App']],
  ['((a, b) => {})(window.App = window.App || {}, jQuery);', ['window.App || {}', 'jQuery']],
  ['(function (a) {})(window.App || {});', ['window.App || {}', undefined]],
  ['(function (a) {})({} || 1);', [undefined, undefined]],
  ['(function (a) {}).call(this, window.App);', ['window.App', undefined]],
  ['(function (a) {}).apply(this, window.App);', [undefined, undefined]],
  ['(function (a) {})(1, local);', [undefined, 'local']],
  ['(function (a) {})(App.of.it);', ['App.of.it', undefined]],
  ['(function (a) {})(make());', [undefined, undefined]],
  ['(function (a, b) {})(function () {}, () => {});', ['function () {}', '() => {}']],
  ['const App = {}; (function (a) {})(App);', [undefined, undefined]],
  ['(function (a) {})();', [undefined, undefined]],
  ['const f = function (a) {}; f(window.App);', [undefined, undefined]],
  ['other.call(this, window.App); const f = function (a) {};', [undefined, undefined]],
])('%s', (text, expected) => {
  expect(given(text)).toEqual(expected);
});

describe('what stands in a function that is called at once knows what that was given', () => {
  const named = (text: string): readonly string[] => {
    const evidence = '{ "devDependencies": { "@types/segment-analytics": "1" } }';
    const { root } = createProject({ 'package.json': evidence, 'a.js': text });
    return openProject({ root, cache: false })
      .calls()
      .flatMap(({ events }) => events);
  };

  it.each([
    ['(function (w) { w.analytics.track("Sent"); })(window);'],
    ['(function (w) { document.onclick = function () { w.analytics.track("Sent"); }; })(window);'],
    ['(function (w) { function later() { w.analytics.track("Sent"); } later(); }(window));'],
    ['(w => { const later = () => w.analytics.track("Sent"); document.onclick = later; })(window);'],
    [
      '(function (w) { on("a", function () { on("b", function () { w.analytics.track("Sent"); }); }); }).call(this, window);',
    ],
    ['(function (w) { w.analytics = w.analytics || []; on(() => w.analytics.track("Sent")); })(window);'],
    ['(function (a) { on(() => a.track("Sent")); })(window.analytics);'],
    ['(function (w) { on(() => w.analytics.track("Sent")); })(this);'],
    ['(function (w, d) { on(() => w.analytics.track("Sent")); }).call(this, this, document);'],
    ['(function (w) { on(() => w.analytics.track("Sent")); })(typeof window === "undefined" ? global : window);'],
  ])('%s', text => {
    expect(named(text)).toEqual(['Sent']);
  });

  it.each([
    ['(function (w) { on(() => w.analytics.track("Sent")); })(somebody());'],
    ['(function (w) { on(() => w.analytics.track("Sent")); })({ analytics: other });'],
    ['(function (w) { on(() => w.analytics.track("Sent")); })(window.App);'],
    ['(function (w) { on(() => w.analytics.track("Sent")); })(this); export const a = 1;'],
    ['import "./b.js"; import c from "./c.js"; (function (w) { on(() => w.analytics.track("Sent")); })(this);'],
    ['(function (w) { on(() => w.analytics.track("Sent")); })(this); module.exports = 1;'],
    ['function within() { (function (w) { on(() => w.analytics.track("Sent")); })(this); }'],
    ['const start = function (w) { on(() => w.analytics.track("Sent")); };'],
    ['(function (window) { on(() => window.analytics.track("Sent")); })(shop);'],
  ])('%s: nothing', text => {
    expect(named(text)).toEqual([]);
  });
});
