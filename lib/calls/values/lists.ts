/** What is in a list. */
import { globalCalleeOf, methodCallOf } from './calls.ts';
import { alternativesOf } from './walk.ts';

import type { CallValue, Value } from '../../reading.ts';

/** Items that a list has for certain, if it has any; those of lists that are spread or mapped into it included. */
export function itemsOf(value: Value, depth = 0): readonly Value[] {
  if (depth > 4) return [];
  return alternativesOf(value).flatMap(one => {
    if (one.kind === 'array') return [...one.items, ...(one.spread ?? []).flatMap(inner => itemsOf(inner, depth + 1))];
    const given = one.kind === 'call' ? mapperOf(one) : undefined;
    return given?.kind === 'function' && given.returned ? [...alternativesOf(given.returned())] : [];
  });
}

/** The function that makes each item: of `list.map(fn)`, of `Array.from(list, fn)`. */
function mapperOf(call: CallValue): Value | undefined {
  if (globalCalleeOf(call) === 'Array.from') return call.args[1];
  return methodCallOf(call)?.name === 'map' ? call.args[0] : undefined;
}
