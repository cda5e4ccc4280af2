/** Whether a value hangs on what callers supply. */
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../evaluate/value.ts';
import type { Expr } from '../facts/facts.ts';

/**
 * How many expressions are looked at for what one value is made of. Real code takes a few hundred at most; what takes
 * more is a value that is made of itself in ever new ways, as in an interpreter, and its parts multiply.
 */
const MAX_PARTS = 500;

/** Keys of functions whose parameters the callers in question supply. */
export type Keys = ReadonlySet<string>;

/** What may still be looked at for one question. */
interface Budget {
  left: number;
}

/** Whether a value is made of a parameter. */
export function depends(
  evaluator: Evaluator,
  value: Evaluated,
  keys: Keys,
  budget: Budget = { left: MAX_PARTS },
): boolean {
  return isMadeOf(evaluator, value, part => part.kind === 'parameter' && keys.has(part.key), budget);
}

/**
 * Whether one of some people is a part of what a call gave that was handed a parameter: `(await find(email)).id` was looked up,
 * `hash(email)` and `email.split('@')[0]` are reckoned.
 */
export function isLookedUp(evaluator: Evaluator, people: readonly Evaluated[], keys: Keys): boolean {
  const budget: Budget = { left: MAX_PARTS };
  /** What the part in question stands in: data may hold themselves. */
  const around = new Set<Expr>();
  return people.some(isOne);

  function isOne(part: Evaluated): boolean {
    switch (part.kind) {
      case 'union':
        return isOneAmong(part.of);
      case 'template':
        return part.parts.some(piece => typeof piece !== 'string' && isOne(piece));
      case 'operation':
        return part.operands.some(isOne);
      case 'object':
        return holdsOne(part);
      case 'member':
        return isField(part);
      default:
        return false;
    }
  }

  /** Where callers name the person if nobody is found, they say whom it is about: `found ? found.id : hash(email)`. */
  function isOneAmong(parts: readonly Evaluated[]): boolean {
    const others = parts.filter(part => !isOne(part));
    return (
      others.length < parts.length &&
      !others.some(part => part.kind !== 'object' && depends(evaluator, part, keys, budget))
    );
  }

  /** `{ id: user.id }`: data hold no further person. */
  function holdsOne({ module, expr, frame }: EvaluatedOf<'object'>): boolean {
    if (around.has(expr)) return false;
    around.add(expr);
    const held = expr.p.map(({ v }) => evaluator.eval(module, v, frame));
    const isHeld = held.some(part => part.kind !== 'object' && isOne(part));
    around.delete(expr);
    return isHeld;
  }

  function isField({ object, property }: EvaluatedOf<'member'>): boolean {
    let whole = object;
    while (whole.kind === 'member') whole = whole.object;
    return !/^\d+$/.test(property) && whole.kind === 'call' && !whole.isNew && depends(evaluator, whole, keys, budget);
  }
}

/** Whether a value is a parameter, or a member of one: something that the callers give to be called. */
export function isGiven(value: Evaluated, keys: Keys): boolean {
  if (value.kind === 'union') return value.of.some(item => isGiven(item, keys));
  if (value.kind === 'member')
    return (value.property === 'apply' || value.property === 'call') && isGiven(value.object, keys);
  return value.kind === 'parameter' && keys.has(value.key);
}

/** Whether a value, or anything that it is made of, passes a test; of a tangle, whether one of the nearest parts does. */
function isMadeOf(evaluator: Evaluator, whole: Evaluated, test: (part: Evaluated) => boolean, budget: Budget): boolean {
  /** What the part in question stands in: data can hold itself, and a function can give what it gives. */
  const around = new Set<Expr>();
  /** What was looked at: values share their parts. */
  const seen = new Set<Evaluated>();
  return passes(whole);

  function passes(value: Evaluated): boolean {
    if (seen.has(value)) return false;
    seen.add(value);
    if (test(value)) return true;
    switch (value.kind) {
      case 'union':
      case 'merge':
        return value.of.some(passes);
      case 'template':
        return value.parts.some(part => typeof part !== 'string' && passes(part));
      case 'operation':
        return value.operands.some(passes);
      case 'member':
        return passesMemberOf(value.object);
      case 'omit':
        return passes(value.object);
      case 'call':
        // A method is of what it is called on; it is no part of that.
        return (
          value.args.some(passesThunk) || passes(value.callee.kind === 'member' ? value.callee.object : value.callee)
        );
      case 'array':
        return value.items.some(passesThunk) || (value.spread ?? []).some(passes);
      case 'properties':
        return [...value.values.values()].some(list => list.some(passesThunk));
      case 'object':
        return value.expr.p.some(({ v: expr }) => passesThunk({ module: value.module, expr, frame: value.frame }));
      default:
        return false;
    }
  }

  /** A member that data is not written with comes from what is spread into them. */
  function passesMemberOf(object: Evaluated): boolean {
    switch (object.kind) {
      case 'object':
        return object.expr.p.some(
          ({ k, v: expr }) => k === null && passesThunk({ module: object.module, expr, frame: object.frame }),
        );
      case 'merge':
        return object.of.some(passesMemberOf);
      case 'omit':
        return passesMemberOf(object.object);
      default:
        return passes(object);
    }
  }

  function passesThunk(thunk: Thunk): boolean {
    if ('value' in thunk) return passes(thunk.value);
    if (around.has(thunk.expr) || budget.left-- <= 0) return false;
    around.add(thunk.expr);
    const isPassed = passes(evaluator.force(thunk));
    around.delete(thunk.expr);
    return isPassed;
  }
}
