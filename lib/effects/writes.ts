/** What a module writes to variables, fields and globals, by where it is written. */
import type { Expr, ModuleFacts } from '../facts/facts.ts';

/** A value, and what it is written to. */
export interface Write {
  readonly x: Expr;
  /** The variable, or the kind of place that belongs to no function. */
  readonly to: number | 'member' | 'global';
}

/** By their start: a bundle has a hundred thousand of them, and each of its functions asks for its own. */
const byFacts = new WeakMap<ModuleFacts, readonly Write[]>();

/** The values written between two offsets. */
export function writesWithin(facts: ModuleFacts, start: number, end: number): readonly Write[] {
  let sorted = byFacts.get(facts);
  if (!sorted) byFacts.set(facts, (sorted = writesOf(facts)));
  const found: Write[] = [];
  for (let index = firstAt(sorted, start); index < sorted.length; index++) {
    const write = sorted[index] as Write;
    if (write.x.s > end) break;
    if (write.x.e <= end) found.push(write);
  }
  return found;
}

function writesOf({
  bindings,
  classes,
  globalWrites,
  memberWrites = [],
  keyedWrites = [],
}: ModuleFacts): readonly Write[] {
  const found: Write[] = [];
  const add = (list: readonly Expr[], to: Write['to']): void => {
    for (const x of list) found.push({ x, to });
  };
  for (const [id, { v, w }] of bindings.entries()) {
    add(v, id);
    for (const list of Object.values(w ?? {})) add(list, id);
  }
  for (const { m, sm } of classes)
    for (const members of [m, sm]) for (const { v } of Object.values(members)) add(v, 'member');
  add(
    [...memberWrites, ...keyedWrites].map(({ x }) => x),
    'member',
  );
  add(
    globalWrites.map(({ x }) => x),
    'global',
  );
  return found.sort((a, b) => a.x.s - b.x.s);
}

/** The first that begins at an offset or behind it. */
function firstAt(sorted: readonly Write[], start: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Write).x.s < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
