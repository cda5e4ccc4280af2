/** `react-tracking`: components say what happened, and one function of the project sends it. */
import type { Evaluator } from '../evaluator.ts';
import type { Evaluated, Thunk } from '../value.ts';
import type { KnownCall, Library } from './known.ts';

const PACKAGE = 'react-tracking';

/** Under which the functions that send are registered, as what a context's providers give. */
export const DISPATCHERS = PACKAGE;

/** Takes the options of `track(data, options)` and of `useTracking(data, options)`. */
export function takesDispatch(callee: Evaluated): boolean {
  const exported = callee.kind === 'member' ? callee.object : callee;
  return exported.kind === 'import' && exported.source === PACKAGE;
}

/** The function that sends: a component's own, or what some component above has given. */
export function dispatcherOf(evaluator: Evaluator, options: Thunk | undefined): Evaluated | undefined {
  const own = evaluator.member(evaluator.force(options), 'dispatch', undefined, undefined);
  return own.kind === 'function' ? own : evaluator.host.contextValue(DISPATCHERS);
}

/** `useTracking().trackEvent(data)`. */
function tracking({ evaluator, args: [, options] }: KnownCall): Evaluated | undefined {
  const dispatch = dispatcherOf(evaluator, options);
  return dispatch && { kind: 'properties', values: new Map([['trackEvent', [{ value: dispatch }]]]), open: true };
}

export const reactTracking: Library = { modules: [PACKAGE], functions: { useTracking: tracking } };
