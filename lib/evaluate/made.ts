/** What a class of the project makes of what it holds, for whoever knows an instance by its type alone. */
import { alternatives } from './value.ts';

import type { Evaluator } from './evaluator.ts';
import type { Evaluated, TypeRef } from './value.ts';

/**
 * A member that a getter works out, or the constructor once and for all: `get key() { return this.row.email; }`. What is
 * held under its own name is not made: the way to it says as much.
 */
export function madeMember(evaluator: Evaluator, type: TypeRef, name: string): Evaluated | undefined {
  const owner = evaluator.typeValue(type);
  if (owner?.kind !== 'instance') return undefined;
  const { module, id } = owner.class;
  const members = module.facts.classes[id]?.m;
  const member = members && Object.hasOwn(members, name) ? members[name] : undefined;
  if (member?.v.length !== 1 || member.u || evaluator.host.implementers(module, 'class', id).length > 0)
    return undefined;
  const value = evaluator.member(owner, name, undefined, module);
  return alternatives(value).every(one => isMade(one, name)) ? value : undefined;
}

function isMade(value: Evaluated, name: string): boolean {
  switch (value.kind) {
    case 'call':
      return true;
    case 'member':
      return bare(value.property) !== bare(name);
    case 'parameter':
      return bare(value.path.at(-1) ?? value.name) !== bare(name);
    default:
      return false;
  }
}

/** `#id` and `_id` are what `id` is. */
function bare(name: string): string {
  let end = name.length;
  while (name[end - 1] === '_') end--;
  return name.slice(0, end).replace(/^[#_$]+/, '');
}
