import type { Evaluated, EvaluatedOf } from './value.ts';

type Kind = Evaluated['kind'];
type Kinds = { readonly [K in Kind]: EvaluatedOf<K> };

/** An answer for each kind of value: a kind that is new does not compile until it has one. */
export type ByKind<Answer, Rest extends readonly unknown[] = []> = {
  readonly [K in Kind]: (value: Kinds[K], ...rest: Rest) => Answer;
};

/** What a table says of a value of one kind. */
function answer<K extends Kind, Answer, Rest extends readonly unknown[]>(
  table: { readonly [P in K]: (value: Kinds[P], ...rest: Rest) => Answer },
  kind: K,
  value: Kinds[K],
  rest: Rest,
): Answer {
  return table[kind](value, ...rest);
}

/** Asks a table for its answer to a value. */
export function byKind<Answer, Rest extends readonly unknown[]>(
  table: ByKind<Answer, Rest>,
  value: Evaluated,
  ...rest: Rest
): Answer {
  return answer<Kind, Answer, Rest>(table, value.kind, value, rest);
}
