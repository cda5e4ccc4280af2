import type { Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';

/** Names by module; a module that changes is another module. */
const names = new WeakMap<Module, readonly string[]>();

/** Functions that objects and classes are written with, by module. */
const members = new WeakMap<Module, ReadonlySet<number>>();

/** Whether a function is written as a member of an object or a class, by which whoever has that calls it. */
export function isMemberFunction(m: Module, id: number): boolean {
  let known = members.get(m);
  if (!known) members.set(m, (known = new Set(memberFunctions(m))));
  return known.has(id);
}

function* memberFunctions({ facts }: Module): Generator<number, void> {
  for (const object of facts.objs) if (object.k === 'obj') for (const { v } of object.p) if (v.k === 'fn') yield v.f;
}

/** The name that a reader gives a function: its own, its variable's, its member's. */
export function functionName(m: Module, id: number): string {
  let known = names.get(m);
  if (!known) names.set(m, (known = nameFunctions(m)));
  return known[id] ?? '';
}

function nameFunctions({ facts }: Module): readonly string[] {
  const found: string[] = facts.fns.map(fn => fn.n ?? '');
  const give = (x: Expr, name: string): void => {
    if (x.k === 'fn') found[x.f] ||= name;
    // `const save = useCallback(() => …)`
    else if (x.k === 'call')
      for (const argument of facts.calls[x.c]?.a ?? []) if (argument.k === 'fn') found[argument.f] ||= name;
  };
  for (const cls of facts.classes) {
    for (const members of [cls.m, cls.sm]) {
      for (const [name, member] of Object.entries(members))
        for (const x of member.v) if (x.k === 'fn') give(x, cls.n ? `${cls.n}.${name}` : name);
    }
  }
  for (const binding of facts.bindings) for (const x of binding.v) give(x, binding.n);
  for (const object of facts.objs) {
    if (object.k === 'obj')
      for (const property of object.p) if (property.k && property.v.k === 'fn') give(property.v, property.k);
  }
  return found;
}
