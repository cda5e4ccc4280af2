/** Libraries that share what a hook gives by a context: whoever uses it has what the hook gives. */
import { holder } from './known.ts';
import { unknown } from '../value.ts';

import type { Thunk } from '../value.ts';
import type { KnownFunction, Library } from './known.ts';

/** `const [Provider, useShared] = constate(useValue)`; with selectors, there is a hook for each. */
const constated: KnownFunction = ({ evaluator, args: [hook, ...selectors], at }) => {
  if (!hook) return undefined;
  const value: Thunk = { value: evaluator.apply(evaluator.force(hook), []) };
  const selected = selectors.map((selector): Thunk => ({
    value: { kind: 'bound', callee: evaluator.force(selector), args: [value] },
  }));
  const provider: Thunk = { value: unknown('dynamic-call', at) };
  return { kind: 'array', items: [provider, ...(selected.length > 0 ? selected : [hook])], open: false };
};

export const constate: Library = { modules: ['constate'], functions: { constate: constated }, whole: constated };

/** `const Shared = createContainer(useValue)`, then `Shared.useContainer()`. */
export const unstated: Library = {
  modules: ['unstated-next'],
  functions: { createContainer: ({ args: [hook] }) => hook && holder('useContainer', [hook]) },
};
