/** What runs a function that it is given by its name: `people.forEach(identify)`, `load(id).then(identify)`. */
import { callbackElement, elementMethods } from '../../evaluate/known/callbacks.ts';
import { alternatives } from '../../evaluate/value.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, Frame, Thunk } from '../../evaluate/value.ts';
import type { Followed, Invocation } from '../effect.ts';

/** Globals that run what they are given later, with the place from which on the rest is handed to it. */
const later: ReadonlyMap<string, number> = new Map([
  ['setTimeout', 2],
  ['setInterval', 2],
  ['setImmediate', 1],
  ['queueMicrotask', 1],
  ['requestAnimationFrame', 1],
  ['requestIdleCallback', 1],
]);

/** A method that runs its callback with what it is called on, or with each element of that. */
export function handedOnBy(
  method: string,
  receiver: () => Evaluated,
  invocation: Invocation,
  evaluator: Evaluator,
): readonly Followed[] {
  if (method === 'from') return handedOnFrom(receiver(), invocation, evaluator);
  if (method !== 'then' && !elementMethods.has(method)) return [];
  return functionsOf(invocation, evaluator).map(callee =>
    withElement(callee, callbackElement(method, evaluator, receiver)),
  );
}

/** `Array.from(people, identify)`. */
function handedOnFrom(receiver: Evaluated, invocation: Invocation, evaluator: Evaluator): readonly Followed[] {
  if (receiver.kind !== 'global' || receiver.name !== 'Array') return [];
  const [list] = invocation.args;
  return functionsOf(invocation, evaluator, 1).map(callee =>
    withElement(callee, list && callbackElement('map', evaluator, () => evaluator.force(list))),
  );
}

function withElement(callee: Evaluated, element: Evaluated | undefined): Followed {
  const thunk: Thunk = { value: element ?? { kind: 'unknown', reason: 'dynamic-member' } };
  return { kind: 'followed', callee, args: [thunk], handed: true };
}

export function handedOnLater(global: string, invocation: Invocation, evaluator: Evaluator): readonly Followed[] {
  const from = later.get(global);
  if (from === undefined) return [];
  return functionsOf(invocation, evaluator).map(callee => ({
    kind: 'followed',
    callee,
    args: invocation.args.slice(from),
    handed: true,
  }));
}

/** What is written in the call itself is read where it is written. */
function functionsOf({ args, target: { m, call } }: Invocation, evaluator: Evaluator, place = 0): readonly Evaluated[] {
  const given = args[place];
  const written = call.a[place]?.k;
  if (!given || !(isNamed(written) || written === 'call')) return [];
  return alternatives(evaluator.force(given)).filter(one => {
    // Of what is made in the call itself only `save.bind(crm)`, which decides nothing.
    if (written === 'call' && one.kind !== 'bound') return false;
    switch (one.kind) {
      case 'method':
        return true;
      // What was decided where it was made counts there.
      case 'bound':
        return one.args.length === 0;
      case 'function':
        return !(one.module === m && isWithin(m.facts.fns[one.id], call)) && !isMade(one.frame);
      default:
        return false;
    }
  });
}

function isMade(frame: Frame | null): boolean {
  for (let outer = frame; outer; outer = outer.up) if (outer.args && outer.args.length > 0) return true;
  return false;
}

function isNamed(kind: string | undefined): boolean {
  return kind === 'ref' || kind === 'mem' || kind === 'this';
}

export function isWithin(
  inner: { readonly s: number; readonly e: number } | undefined,
  outer: { readonly s: number; readonly e: number },
): boolean {
  return inner !== undefined && inner.s >= outer.s && inner.e <= outer.e;
}
