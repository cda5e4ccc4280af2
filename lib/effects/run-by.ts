/** What a call in a function or a class is given by whoever runs that. */
import { constructionOf } from '../evaluate/classes.ts';
import { alternatives } from '../evaluate/value.ts';
import { functionKey } from './body.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Frame, Thunk } from '../evaluate/value.ts';
import type { Target } from './effect.ts';

/** The frames in which `target` runs where `callee` is called, or constructed, with these arguments. */
export function framesOfRun(
  evaluator: Evaluator,
  callee: Evaluated,
  args: readonly Thunk[],
  target: Target,
): readonly Frame[] {
  return alternatives(callee).flatMap(one => {
    if (one.kind === 'function' && one.module === target.m) {
      return frameWithin(target, one.id, evaluator.frame(one, args)) ?? [];
    }
    return one.kind === 'class' && one.module === target.m ? (frameOfClass(evaluator, one, args, target) ?? []) : [];
  });
}

/** In the constructor, or in whatever else of the class reads what the constructor has kept. */
function frameOfClass(
  evaluator: Evaluator,
  one: EvaluatedOf<'class'>,
  args: readonly Thunk[],
  target: Target,
): Frame | undefined {
  const { m, call } = target;
  const facts = m.facts.classes[one.id];
  if (!facts || call.s < facts.s || call.e > facts.e) return undefined;
  const self: Evaluated = { kind: 'instance', class: one, args };
  const inConstructor =
    facts.ctor === undefined ? undefined : frameWithin(target, facts.ctor, constructionOf(evaluator, one, args, self));
  return inConstructor ?? { key: functionKey(m, call.f), args: null, up: one.frame, self, memo: new Map() };
}

/** The frame of the function around a call, where it is the function `outer`, or a callback in that. */
function frameWithin({ m, call }: Target, outer: number, frame: Frame): Frame | undefined {
  const callbacks: number[] = [];
  for (let id = call.f; id !== outer;) {
    const fn = m.facts.fns[id];
    if (!fn?.cb) return undefined;
    callbacks.unshift(id);
    id = fn.up;
  }
  return callbacks.reduce<Frame>((up, id) => ({ key: functionKey(m, id), args: null, up, memo: new Map() }), frame);
}
