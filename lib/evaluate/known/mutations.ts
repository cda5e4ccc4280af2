/** Mutations of libraries that fetch: a hook gives what runs the function that it is given. */
import { isData, isInvocable } from '../kinds.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated, Thunk } from '../value.ts';
import type { KnownFunction, Library } from './known.ts';

/** `useMutation({ mutationFn })`, `useMutation(fn)`, `createMutation(() => ({ mutationFn }))`. */
const mutation: KnownFunction = ({ evaluator, args }) => {
  const run = args.slice(0, 2).flatMap(thunk => runIn(evaluator, evaluator.force(thunk)) ?? [])[0];
  return (
    run && { kind: 'properties', values: new Map(['mutate', 'mutateAsync'].map(name => [name, [run]])), open: true }
  );
};

function runIn(evaluator: Evaluator, value: Evaluated): Thunk | undefined {
  if (isData(value)) return ofOptions(evaluator, value);
  if (!isInvocable(value)) return undefined;
  const options = value.kind === 'function' ? evaluator.apply(value, []) : undefined;
  return (options && isData(options) ? ofOptions(evaluator, options) : undefined) ?? { value };
}

function ofOptions(evaluator: Evaluator, options: Evaluated): Thunk | undefined {
  const run = evaluator.memberThunk(options, 'mutationFn');
  return run && isInvocable(evaluator.force(run)) ? run : undefined;
}

export const mutations: Library = {
  modules: [
    '@tanstack/react-query',
    '@tanstack/vue-query',
    '@tanstack/svelte-query',
    '@tanstack/solid-query',
    '@tanstack/angular-query-experimental',
    'react-query',
  ],
  functions: { useMutation: mutation, createMutation: mutation, injectMutation: mutation },
};
