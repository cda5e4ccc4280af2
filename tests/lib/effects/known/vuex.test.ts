import { describe, expect, it } from 'vitest';

import { describe as inWords } from '../../../../lib/evaluate/describe.ts';
import { storeHandlers } from '../../../../lib/effects/known/vuex.ts';
import { effectsOf } from '../../../support/effects.ts';
import { evaluation } from '../../../support/evaluate.ts';

/** The names under which a call of a store asks for somebody, and what those are called with. */
function told(call: string, isHeard = true): string[] {
  const asked = new Set<string>();
  const code = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
export const hear = (context, given) => analytics.track(given, context);
function go(store) { store.${call}; }
`;
  const done = effectsOf(code, ({ exported }) => ({
    isHeard: scope => isHeard && scope === 'store',
    handlers: (name, scope) => {
      if (scope === 'store') asked.add(name);
      return scope === 'store' && name === 'track' ? [exported('hear')] : [];
    },
  }))
    .done()
    .filter(text => text.startsWith('store.'))
    .map(text => text.replace(/^.*sdk (.*?) through.*$/, '$1'));
  return [...done, ...asked];
}

describe('a store of Vuex runs what is asked for by its name', () => {
  it.each<[string, string[]]>([
    ["dispatch('track', 'A')", ['track("A", not known (parameter))', 'track', '*']],
    ["commit('track', 'A')", ['track("A", not known (parameter))', 'track', '*']],
    ["dispatch('metrics/track', 'A')", ['track("A", not known (parameter))', 'track', '*']],
    ["dispatch('a/b/track', 'A')", ['track("A", not known (parameter))', 'track', '*']],
    ["dispatch(q ? 'track' : 'other', 'A')", ['track("A", not known (parameter))', 'track', 'other', '*']],
    ["dispatch('other', 'A')", ['other', '*']],
    ['dispatch(name)', []],
    ['dispatch()', []],
    ["run('track', 'A')", []],
  ])('%s', (call, expected) => {
    expect(told(call)).toEqual(expected);
  });

  it('where anybody hears', () => {
    expect(told("dispatch('track', 'A')", false)).toEqual([]);
  });
});

it('what a store has by a name is in its options', () => {
  const heard = (code: string): string[] => {
    const { evaluator, module } = evaluation({ 'a.ts': code });
    return storeHandlers(module('a.ts'), evaluator).map(
      ({ scope, channel, handler }) =>
        `${scope} ${inWords(evaluator.force(channel))} ${inWords(evaluator.force(handler))}`,
    );
  };
  const f = 'function f() {}\nf();\n';
  expect(heard(`${f}const s = { actions: { a: f, b() {} }, mutations: { c: f }, getters: { d: f } };`)).toEqual([
    'store "a" the function f',
    'store "b" a function',
    'store "c" the function f',
  ]);
  expect(heard(`${f}const own = { a: f }; const s = { actions: own };`)).toEqual(['store "a" the function f']);
  expect(heard(`${f}const s = { actions: q }; const t = { ...q }; const u = { actions: { ...q } };`)).toEqual([]);
  expect(heard('export const s = { actions: { a() {} } };')).toEqual(['store "a" a function']);
});
