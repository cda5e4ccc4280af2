/** The globals of a page. */
import type { Evaluator } from '../evaluator.ts';
import type { Evaluated } from '../value.ts';

const windows = new Set(['window', 'globalThis', 'self', 'global']);

/** Names under which a program finds its globals. */
export function isWindow(name: string): boolean {
  return windows.has(name);
}

/** What is written to a member of a global elsewhere: `window.App.tracker = tracker`. */
export function globalMember(evaluator: Evaluator, object: Evaluated, name: string): Evaluated | undefined {
  const path = pathOf(object);
  return path === undefined ? undefined : evaluator.host.globalMember?.(`${path}.${name}`);
}

function pathOf(value: Evaluated): string | undefined {
  if (value.kind === 'global') return value.name;
  const outer = value.kind === 'member' ? pathOf(value.object) : undefined;
  return outer !== undefined && value.kind === 'member' ? `${outer}.${value.property}` : undefined;
}
