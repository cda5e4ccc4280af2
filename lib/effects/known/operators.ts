/** Operators of RxJS: what they run, and what they make of the values that go through them. */
import { together } from '../../evaluate/known/composing.ts';
import { unknown } from '../../evaluate/value.ts';

import type { Evaluated, Thunk } from '../../evaluate/value.ts';

/** Operators that hand on what they get. */
const keeping: ReadonlySet<string> = new Set([
  ...['tap', 'do', 'filter', 'debounceTime', 'throttleTime', 'auditTime', 'delay', 'observeOn', 'take', 'first'],
  ...['distinctUntilChanged', 'share', 'takeUntil'],
]);
/** More that hand it on, which no action of a store is heard behind. */
const passing: ReadonlySet<string> = new Set([
  ...[
    'startWith',
    'catchError',
    'retry',
    'finalize',
    'shareReplay',
    'skip',
    'takeWhile',
    'skipWhile',
    'last',
    'single',
  ],
  ...[
    'takeUntilDestroyed',
    'untilDestroyed',
    'distinct',
    'distinctUntilKeyChanged',
    'sampleTime',
    'debounce',
    'throttle',
  ],
  ...['audit', 'sample', 'subscribeOn', 'takeLast', 'skipLast', 'skipUntil', 'defaultIfEmpty', 'timeout', 'repeat'],
  ...['delayWhen', 'elementAt', 'find', 'publish', 'publishReplay', 'refCount', 'mergeWith'],
]);
/** Operators that run a function for each element. */
export const running: ReadonlySet<string> = new Set([
  ...['tap', 'do', 'map', 'mergeMap', 'switchMap', 'concatMap', 'exhaustMap', 'forEach', 'subscribe'],
]);

/** The functions that operators run with what they get, up to the one that makes something else of it. */
export function runBy(operators: readonly Evaluated[]): readonly Thunk[] {
  const handlers: Thunk[] = [];
  for (const operator of operators) {
    const name = nameOf(operator);
    if (operator.kind !== 'call' || name === undefined) break;
    if (running.has(name) && operator.args[0]) handlers.push(operator.args[0]);
    if (!keeping.has(name)) break;
  }
  return handlers;
}

/**
 * What operators run, and who hears what comes of them, each as a function of what goes in.
 *
 * @param last - whoever hears what comes out
 */
export function ranThrough(operators: readonly Evaluated[], last?: Thunk): readonly Thunk[] {
  const handlers: Thunk[] = [];
  const before: Thunk[] = [];
  const behind = (handler: Thunk): Thunk => (before.length === 0 ? handler : { value: together([...before, handler]) });
  for (const operator of operators) {
    const name = nameOf(operator) ?? '';
    const given = operator.kind === 'call' ? operator.args[0] : undefined;
    if (given && running.has(name)) handlers.push(behind(given));
    if (name === 'map' && given) before.push(given);
    // What any other makes of it only that knows.
    else if (!keeping.has(name) && !passing.has(name)) before.push({ value: unknown('dynamic-call') });
  }
  return last ? [...handlers, behind(last)] : handlers;
}

function nameOf(operator: Evaluated): string | undefined {
  return operator.kind === 'call' && operator.callee.kind === 'import' ? operator.callee.name : undefined;
}
