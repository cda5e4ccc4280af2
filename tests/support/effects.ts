import { calleeText } from '../../lib/calls/callee.ts';
import { functionName } from '../../lib/effects/function-name.ts';
import { Bodies } from '../../lib/effects/body.ts';
import { Effects } from '../../lib/effects/effects.ts';
import { Endpoints } from '../../lib/effects/endpoints.ts';
import { describe } from '../../lib/evaluate/describe.ts';
import { evaluation } from './evaluate.ts';

import type { Effect, EffectsHost, Passed } from '../../lib/effects/effect.ts';
import type { Thunk } from '../../lib/evaluate/value.ts';
import type { Evaluation } from './evaluate.ts';

export interface EffectsReading extends Evaluation {
  readonly effects: Effects;
  /** What each call of a module does that does anything, in words: `save → sdk track("A") through save`. */
  done(file?: string): string[];
  /** What each call in the body of a function is to its callers, in words: `analytics.track open`. */
  roles(name: string, file?: string): string[];
}

/**
 * Reads what calls do in modules that are in memory alone.
 *
 * @param code the text of `a.ts`, or texts by name; the first is asked about where no file is named
 * @param host what is known of the project around them
 * @param gated modules that seem to have nothing to do with analytics
 */
export function effectsOf(
  code: string | Readonly<Record<string, string>>,
  host: Partial<EffectsHost> | ((evaluated: Evaluation) => Partial<EffectsHost>) = {},
  gated: readonly string[] = [],
): EffectsReading {
  const files = typeof code === 'string' ? { 'a.ts': code } : code;
  const evaluated = evaluation(files, {}, gated);
  const { evaluator, module } = evaluated;
  const [first = ''] = Object.keys(files);
  const effects = new Effects(evaluator, {
    endpoints: new Endpoints({}, () => 'segment'),
    namesHosts: true,
    handlers: () => [],
    isHeard: () => false,
    ...(typeof host === 'function' ? host(evaluated) : host),
  });

  const inWords = (thunk: Thunk): string => describe(evaluator.force(thunk));
  const list = (thunks: readonly Thunk[]): string => `(${thunks.map(inWords).join(', ')})`;
  const kindOf = (effect: Effect): string => {
    switch (effect.kind) {
      case 'sdk':
        return `sdk ${effect.name}${list(effect.args)}${effect.declared ? ` declared as ${effect.declared}` : ''}`;
      case 'http': {
        const base = effect.base && ` at ${inWords(effect.base)}`;
        return `http ${[effect.client, effect.verb].filter(Boolean).join(' ')}${list(effect.args)}${base ?? ''}`;
      }
      case 'ipc':
        return `ipc ${inWords(effect.channel)}${list(effect.args)}`;
      case 'handle':
        return `handle ${inWords(effect.channel)} by ${inWords(effect.handler)}`;
      case 'expose':
        return `expose ${inWords(effect.name)}`;
    }
  };
  const wayOf = ({ through = [] }: Effect): string => through.map(passed => ` through ${nameOf(passed)}`).join('');
  /** A call that makes a function goes by its text. */
  const nameOf = ({ m, s, e }: Passed): string => {
    const id = m.facts.fns.findIndex(fn => fn.s === s && fn.e === e);
    return id < 0 ? `\`${m.text.slice(s, e)}\`` : functionName(m, id);
  };

  return {
    ...evaluated,
    effects,
    done: (file = first) => {
      const m = module(file);
      return m.facts.calls.flatMap(call =>
        effects.ofCall(m, call, null).map(one => `${calleeText(m, call.x)} → ${kindOf(one)}${wayOf(one)}`),
      );
    },
    roles: (name, file = first) => {
      const m = module(file);
      const id = m.facts.fns.findIndex((_, index) => functionName(m, index) === name);
      if (id < 0) throw new Error(`There is no function ${name}.`);
      const body = new Bodies(evaluator).of(m, id);
      const summary = evaluator.open(() => effects.summary(m, id, null));
      return [...summary].map(([index, role]) => {
        const call = m.facts.calls[body[index]?.id ?? -1];
        return `${call ? calleeText(m, call.x) : '?'} ${role}`;
      });
    },
  };
}
