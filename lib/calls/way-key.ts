/** Which calls go through which functions, and through which calls that make functions. */
import type { AnalyticsCall, FunctionRef } from '../reading.ts';

/** Keys of what a call goes through; a call that makes a function does not count as going through itself. */
export function wayOf(call: AnalyticsCall): readonly string[] {
  const own = call.isDeferred ? keyOf(call, call) : undefined;
  const { through = [], others = [] } = call;
  return through
    .flatMap(passed => [keyOf(passed, call), ...others.map(other => keyTo(passed, other))])
    .filter(key => key !== own);
}

/** The key by which others go through the function that a call is a part of, or through what it makes. */
export function keyOfInside(call: AnalyticsCall): string | undefined {
  if (!call.inside) return undefined;
  return call.isDeferred ? keyOf(call.inside, call) : keyTo(call.inside, call.target);
}

/** A bound method of an SDK is called where it is called: it has no place of its own. */
function keyOf(passed: FunctionRef, call: AnalyticsCall): string {
  const { target } = call;
  const isItself = target.file === call.file && target.range[0] === call.range[0] && target.range[1] === call.range[1];
  return keyTo(passed, isItself ? undefined : target);
}

function keyTo({ file, range }: FunctionRef, target: FunctionRef | undefined): string {
  return `${file}:${range[0]}:${range[1]} ${target ? `${target.file}:${target.range[0]}` : ''}`;
}
