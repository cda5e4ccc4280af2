/** `react-tracking`: components say what happened, and one function of the project sends it. */
import type { Evaluated } from '../value.ts';
import type { KnownCall, Library } from './known.ts';

const PACKAGE = 'react-tracking';

/** Under which the functions that send are registered, as what a context's providers give. */
export const DISPATCHERS = PACKAGE;

/** Takes the options of `track(data, options)` and of `useTracking(data, options)`. */
export function takesDispatch(callee: Evaluated): boolean {
  const exported = callee.kind === 'member' ? callee.object : callee;
  return exported.kind === 'import' && exported.source === PACKAGE;
}

/** `useTracking().trackEvent(data)` runs what some component above has given. */
function tracking({ evaluator, args: [, options] }: KnownCall): Evaluated | undefined {
  const own = evaluator.member(evaluator.force(options), 'dispatch', undefined, undefined);
  const dispatch = own.kind === 'function' ? own : evaluator.host.contextValue(DISPATCHERS);
  return dispatch && { kind: 'properties', values: new Map([['trackEvent', [{ value: dispatch }]]]), open: true };
}

export const reactTracking: Library = { modules: [PACKAGE], functions: { useTracking: tracking } };
