/** Which calls of a function are run by what it is called with. */
import { alternatives, isOptional } from '../evaluate/value.ts';
import { isMade, typesOf } from './known/action-types.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Frame } from '../evaluate/value.ts';
import type { Condition } from '../facts/facts.ts';
import type { Target } from './effect.ts';

/** Whether a call may be run in a frame: unless something that it hangs on is known to be something else. */
export function mayRun(evaluator: Evaluator, { m, call }: Target, frame: Frame): boolean {
  const { on } = call;
  if (!on) return true;
  const isOpen = ({ x, v }: Condition): boolean => {
    const texts = textsOf(evaluator.eval(m, x, frame), evaluator);
    if (!texts) return true;
    const wanted = v.map(one => textsOf(evaluator.eval(m, one, null), evaluator));
    return wanted.some(list => !list || [...list].some(text => texts.has(text)));
  };
  return evaluator.open(() => on.every(isOpen));
}

/** The texts that a value can be, where that is known to the end; something that is left out is none. */
function textsOf(value: Evaluated, evaluator: Evaluator): ReadonlySet<string> | undefined {
  const texts = new Set<string>();
  for (const one of alternatives(value)) {
    const types = typesOf(one, evaluator);
    // What is made elsewhere may be the same text.
    if (types.some(isMade)) return undefined;
    if (types.length > 0) types.forEach(type => texts.add(type));
    else if (one.kind !== 'literal' || one.value !== undefined || isOptional(one)) return undefined;
  }
  return texts;
}
