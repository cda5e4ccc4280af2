import { alternatives } from '../evaluate/value.ts';
import { isGiven } from './depends.ts';
import { knownPurpose } from './known/bystanders.ts';
import { isLoop } from './known/loops.ts';
import { queuedBy } from './known/own-bus.ts';

import type { Evaluated, EvaluatedOf } from '../evaluate/value.ts';
import type { Call, Expr } from '../facts/facts.ts';
import type { Act } from './conduct.ts';
import type { Dependence } from './dependence.ts';
import type { Keys } from './depends.ts';
import type { Effect } from './effect.ts';
import type { Purpose } from './wrapper-policy.ts';

/** What a function of the project is to whoever calls it. */
export interface Use {
  readonly sends: boolean;
  /** Calling it is no work of its own. */
  readonly isHarmless: boolean;
  /** It runs what it is given. */
  readonly isRunner: boolean;
}

/** A call of a body as it is read. */
export interface Seen {
  readonly call: Call;
  readonly callee: Evaluated;
  readonly effects: readonly Effect[];
  /** Functions whose parameters the callers in question supply. */
  readonly keys: Keys;
  use(callee: EvaluatedOf<'function'>): Use;
  /** An argument is something that the callers supply, such as a function. */
  isHandingOn(): boolean;
}

/** What a call of a body does, seen by itself. */
export function actOf(seen: Seen, dependence: Dependence): Act {
  const { call, callee, effects, keys } = seen;
  const loops = isLoop(callee, call.x);
  if (isGiven(callee, keys))
    return { kind: 'given', purpose: purposeOfGiven(seen, loops), isOwn: false, isLoop: loops };
  // A request to somewhere else, for one of the callers' people, names nothing that is sent beside it.
  const sends = effects.filter(effect => dependence.isSend(effect));
  const isNamed = (sends.length > 0 ? sends : effects).some(effect => dependence.isNamed(effect, keys));
  if (sends.length > 0)
    return {
      kind: 'send',
      isNamed,
      given: isNamed ? undefined : dependence.given(effects, keys),
      isFound: !isNamed && dependence.isLookedUp(effects, keys),
    };
  if (isNamed) return { kind: 'address' };
  const isOwn = alternatives(callee).some(one => one.kind === 'function');
  return { kind: 'other', purpose: purposeOf(seen, loops), isOwn, isLoop: loops };
}

/** What an object does that may be a message: it sends, or is data. */
export function messageAct(effects: readonly Effect[], keys: Keys, dependence: Dependence): Act {
  if (effects.length === 0) return { kind: 'other', purpose: 'supply', isOwn: false, isLoop: false };
  const isNamed = effects.some(effect => dependence.isNamed(effect, keys));
  return { kind: 'send', isNamed, given: isNamed ? undefined : dependence.given(effects, keys), isFound: false };
}

function purposeOfGiven(seen: Seen, loops: boolean): Purpose | undefined {
  const {
    callee,
    call: { x, a },
  } = seen;
  if (!isMethod(x) || (loops && seen.isHandingOn())) return 'callback';
  // Given nothing but fixed text, a method can tell somebody something, and do little else.
  const isMessage = a.length > 0 && a.every(({ k }) => k === 'lit');
  return isMessage ? 'log' : knownPurpose(callee, x);
}

/** Called on an object: `run.call(self)` calls `run`. */
function isMethod(x: Expr): boolean {
  if (x.k !== 'mem') return false;
  return x.p === 'call' || x.p === 'apply' ? isMethod(x.o) : true;
}

function purposeOf(seen: Seen, loops: boolean): Purpose | undefined {
  const { call, callee, effects, use } = seen;
  // A request to somewhere else, a message to another process.
  if (effects.length > 0) return 'work';
  const callees = alternatives(callee);
  if (callees.every(isOfSdk)) return 'supply';
  // `new Promise(resolve => …)`: what hands over a function wants to hear from it.
  // So does what a queue keeps of several: what one is given, or a function that runs what it was given.
  const isHandedOver = (one: Evaluated): boolean => one.kind === 'parameter' && one.path.length === 0;
  if (callees.every(one => isHandedOver(one) || (one.kind === 'function' && use(one).isHarmless)))
    if (callees.some(isHandedOver)) return 'callback';
  // `list.map(run)`.
  if (loops && seen.isHandingOn()) return 'callback';
  if (callees.every(one => one.kind === 'function' && isQueued(one, seen))) return 'callback';
  const uses = callees.flatMap(one => (one.kind === 'function' ? [use(one)] : []));
  // What the project does not show tells by what it is.
  if (uses.length < callees.length) return knownPurpose(callee, call.x);
  if (uses.every(({ isHarmless }) => isHarmless))
    return uses.some(({ isRunner }) => isRunner) && seen.isHandingOn() ? 'callback' : 'timing';
  // Whoever makes the client.
  return uses.every(({ sends, isHarmless }) => sends || isHarmless) ? 'supply' : undefined;
}

/** A function that is given to a queue is run by and by: what the queue does beside that is no part of it. */
function isQueued(callee: EvaluatedOf<'function'>, { call, isHandingOn }: Seen): boolean {
  const given = call.a[queuedBy(callee) ?? -1];
  return given?.k === 'fn' || (given?.k === 'ref' && isHandingOn());
}

/** A method that is none of its sends, or a class of data. */
function isOfSdk(callee: Evaluated): boolean {
  return callee.kind === 'sdk-export' || (callee.kind === 'member' && callee.object.kind === 'client');
}

/** Whether a call is given a text of its own: `logger.info('sent', event)`. */
export function isWorded({ a }: Call): boolean {
  return a.some(x => x.k === 'tpl' || (x.k === 'lit' && typeof x.v === 'string'));
}
