import { describe, expect, it } from 'vitest';

import { effectsOf } from '../../../support/effects.ts';

const FILE = `import { Analytics } from '@segment/analytics-node';
import { call, fork, spawn, apply, retry, put, delay } from 'redux-saga/effects';
const analytics = new Analytics({ writeKey: 'k' });
const send = (event, userId) => analytics.track({ event, userId });
const api = { send };
`;

/** The names of the events that the last line sends, through `send`. */
function events(code: string, file = FILE): string[] {
  const { effects, evaluator, module } = effectsOf(`${file}const line = 0;\n${code}`);
  const m = module('a.ts');
  const from = m.text.lastIndexOf('const line');
  return m.facts.calls
    .filter(({ s }) => s > from)
    .flatMap(each => effects.ofCall(m, each, null))
    .flatMap(effect => {
      if (effect.kind !== 'sdk' || effect.name !== 'track') return [];
      const message = evaluator.force(effect.args[0]);
      const value = evaluator.member(message, 'event', undefined, m);
      return value.kind === 'literal' ? [String(value.value)] : [value.kind];
    });
}

describe('an effect of redux-saga runs', () => {
  it.each([
    ['what it calls', "call(send, 'A', 1);"],
    ['what it forks', "fork(send, 'A', 1);"],
    ['what it spawns', "spawn(send, 'A', 1);"],
    ['what it applies to a context', "apply(api, send, ['A', 1]);"],
    ['what it applies, named by a text', "apply(api, 'send', ['A', 1]);"],
    ['what it tries again', "retry(3, 10, send, 'A', 1);"],
    ['a function with its context in a list', "call([api, send], 'A', 1);"],
    ['a member by its name in a list', "call([api, 'send'], 'A', 1);"],
    ['a function with its context in an object', "call({ context: api, fn: send }, 'A', 1);"],
    ['a member by its name in an object', "call({ context: api, fn: 'send' }, 'A', 1);"],
    ['the method of a client', "call([analytics, 'track'], { event: 'A' });"],
    ['one of two', "call(flag ? send : other, 'A', 1);"],
  ])('%s', (_about, code) => {
    expect(events(code)).toEqual(['A']);
  });

  it.each([
    ['by another effect', "put(send, 'A', 1);"],
    ['after a while', "delay(send, 'A', 1);"],
    ['by a name without a context', "call('send', 'A', 1);"],
    ['nothing at all', 'call();'],
  ])('but nothing %s', (_about, code) => {
    expect(events(code)).toEqual([]);
  });

  it.each(['@redux-saga/core/effects', 'typed-redux-saga', 'typed-redux-saga/macro'])('of %s too', source => {
    expect(events("call(send, 'A', 1);", FILE.replace('redux-saga/effects', source))).toEqual(['A']);
  });

  it('and of no other package', () => {
    expect(events("call(send, 'A', 1);", FILE.replace('redux-saga/effects', 'redux-sagas'))).toEqual([]);
  });
});
