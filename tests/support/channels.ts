/** Who hears what, who tells what, and which requests are made, by the calls of a text. */
import { describe } from '../../lib/evaluate/describe.ts';
import { effectsOf } from './effects.ts';

import type { Effect } from '../../lib/effects/effect.ts';
import type { Thunk } from '../../lib/evaluate/value.ts';

/**
 * What the calls of a module do in words, call by call: `hears action "A" by the function f`,
 * `tells action A, action *`, `asks fetch post ("u")`. A channel of the whole application has no scope: `-`.
 */
export function channelsOf(code: string): string[] {
  const asked: string[] = [];
  const { effects, evaluator, module } = effectsOf(code, {
    // What actions carry has tests of its own.
    isHeard: scope => scope !== 'carried',
    handlers: (channel, scope) => {
      asked.push(`${scope ?? '-'} ${channel}`);
      return [];
    },
  });
  const inWords = (thunk: Thunk): string => describe(evaluator.force(thunk));
  const words = (effect: Effect): string => {
    switch (effect.kind) {
      case 'handle':
        return `hears ${effect.scope ?? '-'} ${inWords(effect.channel)} by ${inWords(effect.handler)}`;
      case 'http':
        return `asks ${[effect.client, effect.verb].filter(Boolean).join(' ')} (${effect.args.map(inWords).join(', ')})`;
      default:
        return effect.kind;
    }
  };
  const m = module('a.ts');
  return m.facts.calls.flatMap(call => {
    asked.length = 0;
    const done = effects.ofCall(m, call, null).map(words);
    return [...done, ...(asked.length > 0 ? [`tells ${[...new Set(asked)].join(', ')}`] : [])];
  });
}
