/** Channels on which one part of a project speaks to another. */
import type { Evaluated, Thunk } from '../../evaluate/value.ts';
import type { EffectOf, EffectsHost, Followed, Hearing, Target } from '../effect.ts';

/** The channel of who hears all messages of a scope. */
export const ANY = '*';

/** Somebody hears what is told on a channel, which `named` gives, or the scope. */
export function hears(
  scope: string,
  channel: string,
  handler: Thunk,
  target: Target,
  named?: Thunk,
): EffectOf<'handle'> {
  return { ...hearing(scope, channel, handler, named), target };
}

/** That somebody hears on a channel of a scope without a call that says so: by a type, a decorator, a place. */
export function hearing(scope: string, channel: string, handler: Thunk, named?: Thunk): Hearing {
  return { kind: 'handle', channel: textThunk(channel), scope, handler, ...(named && { named }) };
}

/** Runs who works a job off, at a time of their own. */
export function workedOff(
  scope: string,
  channels: readonly string[],
  args: readonly Thunk[],
  host: EffectsHost,
): readonly Followed[] {
  return heardBy(scope, channels, args, host).map(one => ({ ...one, later: true }));
}

/**
 * Runs who hears what is told on some channels of a scope, or on all.
 *
 * @param isMade - the message is only made: somebody else has to hand it over
 */
export function heardBy(
  scope: string,
  channels: readonly string[],
  args: readonly Thunk[],
  host: EffectsHost,
  isMade = false,
): readonly Followed[] {
  const handlers = [...new Set([...channels, ANY])].flatMap(channel => host.handlers(channel, scope));
  return handlers.map(callee => heard(callee, args, isMade));
}

/** Runs whoever hears anything of a scope: on which channel it is told is for the callers to say. */
export function heardByAll(
  scope: string,
  args: readonly Thunk[],
  host: EffectsHost,
  isMade = false,
): readonly Followed[] {
  return host.handlers(scope).map(callee => heard(callee, args, isMade));
}

function heard(callee: Evaluated, args: readonly Thunk[], isMade: boolean): Followed {
  return { kind: 'followed', callee, args, hears: true, ...(isMade && { told: true }) };
}

export function textThunk(value: string | undefined): Thunk {
  const text: Evaluated = { kind: 'literal', value };
  return { value: text };
}
