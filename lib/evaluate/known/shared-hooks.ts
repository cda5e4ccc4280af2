/** Libraries that share what a hook gives by a context: whoever uses it has what the hook gives. */
import { holder } from './known.ts';
import { unknown } from '../value.ts';

import type { KnownFunction, Library } from './known.ts';

/** `const [Provider, useShared] = constate(useValue)`; with selectors, there is a hook for each. */
const constated: KnownFunction = ({ args: [hook, ...selectors], at }) =>
  hook && selectors.length === 0
    ? { kind: 'array', items: [{ value: unknown('dynamic-call', at) }, hook], open: false }
    : undefined;

export const constate: Library = { modules: ['constate'], functions: { constate: constated }, whole: constated };

/** `const Shared = createContainer(useValue)`, then `Shared.useContainer()`. */
export const unstated: Library = {
  modules: ['unstated-next'],
  functions: { createContainer: ({ args: [hook] }) => hook && holder('useContainer', [hook]) },
};
