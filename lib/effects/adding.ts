/** Lists of a module that one function fills and another one empties: `queue.push(event); flush();`. */
import { addingFrame } from '../evaluate/bindings.ts';

import type { Evaluated, Frame } from '../evaluate/value.ts';
import type { Expr, ModuleFacts } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';

const additions = new WeakMap<ModuleFacts, readonly Expr[]>();

/** All that is added to lists of the module itself, and of its instances; the facts of a text never change. */
function addedIn(facts: ModuleFacts): readonly Expr[] {
  let added = additions.get(facts);
  if (!added) {
    added = [
      ...facts.bindings.flatMap(({ f, add }) => (f < 0 ? (add?.[''] ?? []) : [])),
      ...facts.classes.flatMap(({ m }) => Object.values(m).flatMap(({ add }) => add ?? [])),
    ];
    additions.set(facts, added);
  }
  return added;
}

/**
 * A function that is called where something was added to a list which both know: it finds that in the list. It stands
 * beside what calls it, so that no name of that can be meant in it.
 */
export function askedFrom(callee: Evaluated, module: Module, frame: Frame | null): Evaluated {
  if (callee.kind !== 'function' || callee.module !== module || !frame) return callee;
  const added = addedIn(module.facts);
  const adding = added.length > 0 ? addingFrame(module, added, frame) : null;
  return adding && adding.up === callee.frame ? { ...callee, frame: adding } : callee;
}
