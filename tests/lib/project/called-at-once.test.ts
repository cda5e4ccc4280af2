import { expect, it } from 'vitest';

import { extractFacts } from '../../../lib/facts/extract/extract.ts';
import { givenAtOnce } from '../../../lib/project/called-at-once.ts';

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
  ['const App = {}; (function (a) {})(App);', [undefined, undefined]],
  ['(function (a) {})();', [undefined, undefined]],
  ['const f = function (a) {}; f(window.App);', [undefined, undefined]],
  ['other.call(this, window.App); const f = function (a) {};', [undefined, undefined]],
])('%s', (text, expected) => {
  expect(given(text)).toEqual(expected);
});
