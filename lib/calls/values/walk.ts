import type { Value } from '../../reading.ts';

/** What a visitor says of a value: go into its parts (nothing), leave them out, or end the walk. */
export type Step = void | 'skip' | 'stop';

const MAX_DEPTH = 16;
/** Values are evaluated on demand: a wide object must not cost a second. */
const MAX_VALUES = 2_000;

/**
 * Visits a value and all it is made of, the outer one first.
 *
 * @returns whether a visitor ended it
 */
export function walk(value: Value, visit: (value: Value) => Step): boolean {
  let left = MAX_VALUES;
  const go = (inner: Value, depth: number): boolean => {
    if (left-- <= 0 || depth > MAX_DEPTH) return false;
    const step = visit(inner);
    if (step === 'stop') return true;
    return step !== 'skip' && partsOf(inner).some(part => go(part, depth + 1));
  };
  return go(value, 0);
}

/** The first value, itself included, for which `test` holds. */
export function find(value: Value, test: (value: Value) => boolean): Value | undefined {
  let found: Value | undefined;
  walk(value, inner => {
    if (!test(inner)) return undefined;
    found = inner;
    return 'stop';
  });
  return found;
}

/** What a value is made of: branches, members, arguments, operands. */
function partsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'template':
      return value.parts.filter(part => typeof part !== 'string');
    case 'union':
      return value.of;
    case 'object':
      return value.keys.flatMap(key => value.get(key) ?? []);
    case 'array':
      return value.spread ? [...value.items, ...value.spread] : value.items;
    case 'member':
      return [value.object];
    case 'call':
      return [value.callee, ...value.args];
    case 'operation':
      return value.operands;
    default:
      return [];
  }
}

/** One of several: the alternatives, those of alternatives included; else the value alone. */
export function alternativesOf(value: Value): readonly Value[] {
  return value.kind === 'union' ? value.of.flatMap(alternativesOf) : [value];
}
