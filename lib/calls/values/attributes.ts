import { alternativesOf } from './walk.ts';

import type { ObjectValue, Value } from '../../reading.ts';

/** The objects that a value can be, and whether all their keys are known. */
export interface Bag {
  readonly objects: readonly ObjectValue[];
  /** No alternative is unknown and no object has keys that could not be read. */
  readonly isWhole: boolean;
}

/** Traits, properties: null, undefined and a missing value count as an object without keys. */
export function bagOf(value: Value | undefined): Bag {
  const objects: ObjectValue[] = [];
  let isWhole = true;
  for (const one of value ? alternativesOf(value) : []) {
    if (one.kind === 'object') {
      objects.push(one);
      isWhole &&= !one.open;
    } else if (one.kind !== 'literal' || one.value != null) isWhole = false;
  }
  return { objects, isWhole };
}

/** Whether an object has a key like this, on at least one way through the code; undefined where it may. */
export function hasKey(value: Value | undefined, test: (key: string) => boolean): boolean | undefined {
  const { objects, isWhole } = bagOf(value);
  if (objects.some(object => object.keys.some(test))) return true;
  return isWhole ? false : undefined;
}
