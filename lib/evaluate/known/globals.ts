/** The globals of a page. */
import type { Module } from '../../facts/store.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Evaluated } from '../value.ts';

/** Those of the page around a frame are taken for the project's own. */
const windows = new Set(['window', 'globalThis', 'self', 'global', 'parent', 'top']);

/** Names under which a program finds its globals. */
export function isWindow(name: string): boolean {
  return windows.has(name);
}

/** What is written to a member of a global elsewhere: `window.App.tracker = tracker`. */
export function globalMember(evaluator: Evaluator, object: Evaluated, name: string): Evaluated | undefined {
  const path = pathOf(object);
  return path === undefined ? undefined : evaluator.host.globalMember?.(`${path}.${name}`);
}

/** What a type tells of a global: what is written to the global elsewhere stands all the same. */
export function ofGlobal(value: Evaluated, name: string): Evaluated {
  return value.kind === 'typed' || value.kind === 'interface' ? { ...value, global: name } : value;
}

function pathOf(value: Evaluated): string | undefined {
  if (value.kind === 'global') return value.name;
  if (value.kind === 'typed' || value.kind === 'interface') return value.global;
  const outer = value.kind === 'member' ? pathOf(value.object) : undefined;
  return outer !== undefined && value.kind === 'member' ? `${outer}.${value.property}` : undefined;
}

/** `Analytics` in `namespace App.Pages { … }`: a namespace beside one around it, wherever that is written. */
export function neighbour(
  evaluator: Evaluator,
  { facts: { namespaces = [] } }: Module,
  name: string,
  place: number,
): Evaluated | undefined {
  const around = namespaces.findLast(({ s, e }) => s <= place && place < e);
  const outer = around ? around.n.split('.') : [];
  for (let length = outer.length; length > 0; length--) {
    const found = evaluator.host.globalMember?.([...outer.slice(0, length), name].join('.'));
    if (found) return found;
  }
  return undefined;
}
