/** Vuex: `store.dispatch('metrics/track', payload)` runs the action that is called so. */
import { alternatives, stringOf, unknown } from '../../evaluate/value.ts';
import { heardBy, hearing } from './channels.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { EvaluatedOf } from '../../evaluate/value.ts';
import type { Module } from '../../facts/store.ts';
import type { EffectsHost, Followed, Hearing, Invocation } from '../effect.ts';

/** The scope of the names of actions and mutations. */
const STORE = 'store';

/** Options of a store, or of a module of one, that hold what is asked for by its name. */
const storeOptions: ReadonlySet<string> = new Set(['actions', 'mutations']);

export function storeEffects(
  { property }: EvaluatedOf<'member'>,
  { args: [name, payload] }: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly Followed[] {
  if ((property !== 'dispatch' && property !== 'commit') || !name || !host.isHeard(STORE)) return [];
  const names = alternatives(evaluator.force(name)).flatMap(one => stringOf(one)?.split('/').at(-1) ?? []);
  // It gets the store before what it is given.
  const args = [{ value: unknown('parameter') }, ...(payload ? [payload] : [])];
  return names.length > 0 ? heardBy(STORE, names, args, host) : [];
}

/** `actions: { track(context, payload) {} }`: what a store of the module runs by its name. */
export function storeHandlers(module: Module, evaluator: Evaluator): readonly Hearing[] {
  const properties = module.facts.objs.flatMap(object => (object.k === 'obj' ? object.p : []));
  return properties.flatMap(({ k, v }) => {
    const options = k !== null && storeOptions.has(k) ? evaluator.eval(module, v, null) : undefined;
    if (options?.kind !== 'object') return [];
    const { module: home, frame, expr } = options;
    return expr.p.flatMap(({ k: name, v: x }) =>
      name === null ? [] : [hearing(STORE, name, { module: home, expr: x, frame })],
    );
  });
}
