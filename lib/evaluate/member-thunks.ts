/** Members as thunks, for whoever has to see where they are written. */
import { isUndefined } from './kinds.ts';
import { itemAt } from './elements.ts';
import { surelyHas } from './members.ts';
import { orNothing } from './value.ts';

import type { Evaluator } from './evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from './value.ts';

/** The member as a thunk, so that a caller can see where it is written. */
export function memberThunk(evaluator: Evaluator, object: Evaluated, name: string): Thunk | undefined {
  switch (object.kind) {
    case 'object':
      return topmost(evaluator, object, name, layersOfObject(evaluator, object, name));
    case 'omit':
      return object.keys.includes(name) ? undefined : evaluator.memberThunk(object.object, name);
    case 'merge':
      return topmost(evaluator, object, name, layersOfMerge(evaluator, object, name));
    case 'properties': {
      const list = object.values.get(name);
      return list && (list.length === 1 ? list[0] : { value: evaluator.member(object, name, undefined, undefined) });
    }
    case 'array':
      return itemAt(object, name);
    case 'parameter':
    case 'union':
    case 'member':
    case 'call':
    case 'typed':
      return { value: evaluator.member(object, name, undefined, undefined) };
    default:
      return undefined;
  }
}

/** What one layer of an object has under a name: a property, a spread, an argument of `Object.assign`. */
interface Layer {
  readonly thunk: Thunk | undefined;
  /** Whether it is there on some ways through the code only. */
  readonly isOptional: boolean;
  /** Whether it hides what lies below it. */
  isSure(): boolean;
}

/** What the uppermost layer has; if others may show through, all of it together. */
function topmost(evaluator: Evaluator, object: Evaluated, name: string, layers: Iterable<Layer>): Thunk | undefined {
  let found: Layer | undefined;
  for (const layer of layers) {
    if (!layer.thunk) continue;
    if (found) return { value: evaluator.member(object, name, undefined, undefined) };
    if (layer.isSure()) return layer.thunk;
    found = layer;
  }
  return found?.isOptional ? thunkOrNothing(found.thunk) : found?.thunk;
}

function thunkOrNothing(thunk: Thunk | undefined): Thunk | undefined {
  if (!thunk) return undefined;
  return 'value' in thunk ? { value: orNothing(thunk.value) } : { ...thunk, orNothing: true };
}

function* layersOfMerge(evaluator: Evaluator, { of }: EvaluatedOf<'merge'>, name: string): Iterable<Layer> {
  for (const layer of of.toReversed()) yield layerOf(evaluator, layer, evaluator.memberThunk(layer, name), name);
}

function* layersOfObject(evaluator: Evaluator, object: EvaluatedOf<'object'>, name: string): Iterable<Layer> {
  const { module, expr, frame } = object;
  for (const property of expr.p.toReversed()) {
    if (property.k === name && !property.g)
      yield { thunk: { module, expr: property.v, frame }, isOptional: false, isSure: () => true };
    if (property.k !== null || property.c) continue;
    const spread = evaluator.eval(module, property.v, frame);
    const thunk = evaluator.memberThunk(spread, name);
    if (thunk && !isUndefined(evaluator.force(thunk))) yield layerOf(evaluator, spread, thunk, name);
  }
}

/** What an object that is laid over others has under a name. */
function layerOf(evaluator: Evaluator, object: Evaluated, thunk: Thunk | undefined, name: string): Layer {
  const isOptional = object.orNothing === true || evaluator.force(thunk).orNothing === true;
  return { thunk, isOptional, isSure: () => !isOptional && surelyHas(evaluator, object, name) };
}
