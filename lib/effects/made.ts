/** Functions that a call makes of what it is given, for others to run: `onClick={tracked('Opened')}`. */
import { givenBy } from '../evaluate/apply.ts';
import { alternatives } from '../evaluate/value.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { At, Evaluated, EvaluatedOf, Frame } from '../evaluate/value.ts';
import type { Call, Fn } from '../facts/facts.ts';
import type { Keys } from './depends.ts';
import type { Passed } from './effect.ts';

/** How deep such functions may stand in what the call gives: `{ onOpen, dialog: { onClose } }`. */
const DEPTH = 2;

export type Made = EvaluatedOf<'function' | 'bound'>;

/** Whether a function was made by the call at this place. */
export type MadeAt = (made: Made) => boolean;

export function madeAt({ module, start, end }: At): MadeAt {
  const isHere = (at: At | undefined): boolean => at?.module === module && at.start === start && at.end === end;
  return made => (made.kind === 'bound' ? isHere(made.made) : makingsOf(made.frame).some(isHere));
}

/** The calls that are evaluated in a frame, in those around it and in those that its arguments come from. */
function makingsOf(innermost: Frame | null): readonly At[] {
  const makings: At[] = [];
  const seen = new Set<Frame>();
  const visit = (frame: Frame | null): void => {
    if (!frame || seen.has(frame)) return;
    seen.add(frame);
    visit(frame.up);
    for (const argument of frame.args ?? []) if ('frame' in argument) visit(argument.frame);
    if (frame.made) makings.push(frame.made);
  };
  visit(innermost);
  return makings;
}

/** The functions in what a call gives. */
export function functionsIn(evaluator: Evaluator, value: Evaluated, depth: number = DEPTH): readonly Made[] {
  if (depth < 0) return [];
  const inner = (one: Evaluated): readonly Made[] => functionsIn(evaluator, one, depth - 1);
  return alternatives(value).flatMap((one): readonly Made[] => {
    switch (one.kind) {
      case 'function':
      case 'bound':
        return [one];
      case 'array':
        return one.items.flatMap(item => inner(evaluator.force(item)));
      case 'properties':
        return [...one.values.values()].flat().flatMap(thunk => inner(evaluator.force(thunk)));
      case 'object':
        // Only what a call has made holds what it has made.
        return one.frame ? one.expr.p.flatMap(({ v }) => inner(evaluator.eval(one.module, v, one.frame))) : [];
      default:
        return [];
    }
  });
}

/** Whether a function gives its callers another one, which it makes. */
export function isGivenBy(evaluator: Evaluator, giver: EvaluatedOf<'function'>, id: number): boolean {
  return functionsIn(evaluator, givenBy(evaluator, giver)).some(
    made => made.kind === 'function' && made.module === giver.module && made.id === id,
  );
}

/** The calls that made a function: who goes through the function goes through them. */
export function makersOf({ frame }: EvaluatedOf<'function'>): readonly Passed[] {
  return makingsOf(frame).map(({ module: m, start: s, end: e }) => ({ m, s, e }));
}

/** Whether a function stands in a call that runs it, and not in an earlier one whose result is called: `made(fn).run()`. */
export function isWrittenFor({ s, e, x }: Call, fn: Fn): boolean {
  const isEarlier = x.k === 'mem' && x.o.k === 'call' && fn.s >= x.s && fn.e <= x.e;
  return fn.s >= s && fn.e <= e && !isEarlier;
}

/** Frames as they are before anything is called in them: what is answered of one is kept with it. */
const symbolic = new WeakMap<Frame, Frame>();

/** The frame as it is before the functions in it are called: their parameters are symbols. */
export function unapplied(frame: Frame | null): Frame | null {
  if (!frame) return null;
  const known = symbolic.get(frame);
  if (known) return known;
  const made: Frame = { ...frame, args: null, up: unapplied(frame.up), memo: new Map() };
  symbolic.set(frame, made);
  return made;
}

/** Keys of the functions that are called with known arguments. */
export function appliedKeys(innermost: Frame | null): Keys {
  const keys = new Set<string>();
  for (let frame = innermost; frame; frame = frame.up) if (frame.args) keys.add(frame.key);
  return keys;
}
