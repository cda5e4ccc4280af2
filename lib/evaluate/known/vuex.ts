/** Vuex: its actions and mutations are asked for by their names. */
import { namesMapped } from './pinia.ts';

import type { Evaluated, Thunk } from '../value.ts';
import type { KnownFunction, Library } from './known.ts';

/** `...mapActions(['track'])`, `...mapActions('metrics', { note: 'track' })`: each dispatches the action of its name. */
function mapped(method: 'dispatch' | 'commit'): KnownFunction {
  return ({ evaluator, args }) => {
    const names = args.at(-1);
    const callee: Evaluated = { kind: 'member', object: { kind: 'global', name: '$store' }, property: method };
    const values = new Map<string, Thunk[]>();
    for (const [as, name] of names ? namesMapped(evaluator, names) : [])
      values.set(as, [{ value: { kind: 'bound', callee, args: [{ value: { kind: 'literal', value: name } }] } }]);
    return values.size > 0 ? { kind: 'properties', values } : undefined;
  };
}

export const vuex: Library = {
  modules: ['vuex'],
  functions: { mapActions: mapped('dispatch'), mapMutations: mapped('commit') },
};
