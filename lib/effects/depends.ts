/** Whether a value hangs on what callers supply. */
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Thunk } from '../evaluate/value.ts';

/** Keys of functions whose parameters the callers in question supply. */
export type Keys = ReadonlySet<string>;

/** How far a look-up is followed through what it looks up by. */
const MAX_LOOK_UPS = 8;

/** Whether a value is made of a parameter, within so many steps. */
export function depends(evaluator: Evaluator, value: Evaluated, keys: Keys, depth: number): boolean {
  if (depth < 0) return false;
  const next = (inner: Evaluated): boolean => depends(evaluator, inner, keys, depth - 1);
  const nextOf = (thunk: Thunk): boolean => next(evaluator.force(thunk));
  switch (value.kind) {
    case 'parameter':
      return keys.has(value.key);
    case 'union':
      return value.of.some(inner => depends(evaluator, inner, keys, depth));
    case 'template':
      return value.parts.some(part => typeof part !== 'string' && next(part));
    case 'operation':
      return value.operands.some(next);
    case 'member':
      return depends(evaluator, value.object, keys, depth);
    case 'call':
      return value.args.some(nextOf) || (value.callee.kind === 'member' && next(value.callee.object));
    case 'object':
      return value.expr.p.some(property => next(evaluator.eval(value.module, property.v, value.frame)));
    case 'merge':
      return value.of.some(next);
    case 'omit':
      return next(value.object);
    case 'array':
      return value.items.some(nextOf);
    default:
      return false;
  }
}

/**
 * Whether a value is a part of what a call gave that was handed a parameter: `(await find(email)).id` is of somebody
 * who was looked up, `hash(email)` is not.
 */
export function isLookedUp(evaluator: Evaluator, value: Evaluated, keys: Keys, depth: number): boolean {
  if (depth < 0) return false;
  const next = (inner: Evaluated): boolean => isLookedUp(evaluator, inner, keys, depth - 1);
  switch (value.kind) {
    case 'member': {
      const { object } = value;
      const isResult = object.kind === 'call' && !object.isNew;
      return isResult ? depends(evaluator, object, keys, MAX_LOOK_UPS) : next(object);
    }
    case 'union':
      return value.of.some(next);
    case 'template':
      return value.parts.some(part => typeof part !== 'string' && next(part));
    case 'operation':
      return value.operands.some(next);
    case 'call': {
      const { callee, args } = value;
      return args.some(thunk => next(evaluator.force(thunk))) || (callee.kind === 'member' && next(callee.object));
    }
    case 'object':
      return value.expr.p.some(property => next(evaluator.eval(value.module, property.v, value.frame)));
    default:
      return false;
  }
}

/** Whether a value is a parameter, or a member of one: something that the callers give to be called. */
export function isGiven(value: Evaluated, keys: Keys): boolean {
  if (value.kind === 'union') return value.of.some(item => isGiven(item, keys));
  if (value.kind === 'member')
    return (value.property === 'apply' || value.property === 'call') && isGiven(value.object, keys);
  return value.kind === 'parameter' && keys.has(value.key) && value.path.length <= 2;
}
