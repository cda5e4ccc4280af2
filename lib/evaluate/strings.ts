import { MAX_ALTERNATIVES } from './bounded.ts';
import { alternatives, union } from './value.ts';

import type { At, Evaluated } from './value.ts';

/** Texts that one concatenation of alternatives may give; beyond it an alternative stays a hole, which says so. */
const MAX_TEXTS = MAX_ALTERNATIVES;

type Piece = string | Evaluated;

/** Concatenates; a hole that is one of a few strings gives as many strings. */
export function join(parts: readonly Piece[], at: At | undefined): Evaluated {
  let results: Piece[][] = [[]];
  for (const part of parts) {
    const options = typeof part === 'string' ? [[part]] : alternatives(part).map(piecesOf);
    if (results.length * options.length > MAX_TEXTS) results = results.map(result => [...result, part]);
    else results = results.flatMap(result => options.map(option => [...result, ...option]));
  }
  return union(results.map(result => joined(result, at)));
}

function piecesOf(value: Evaluated): readonly Piece[] {
  if (value.kind === 'template') return value.parts;
  return value.kind === 'literal' && value.value != null ? [String(value.value)] : [value];
}

function joined(pieces: readonly Piece[], at: At | undefined): Evaluated {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece;
    else if (piece !== '') merged.push(piece);
  }
  if (merged.length === 0) return { kind: 'literal', value: '', at };
  const [only] = merged;
  return merged.length === 1 && typeof only === 'string'
    ? { kind: 'literal', value: only, at }
    : { kind: 'template', parts: merged, at };
}
