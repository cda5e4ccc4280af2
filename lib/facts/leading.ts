/** Which expressions can be something that sends. */
import type { Expr } from './facts.ts';

const kinds: ReadonlySet<Expr['k']> = new Set<Expr['k']>([
  ...(['fn', 'ref', 'mem', 'call', 'obj', 'cls', 'or', 'as', 'this', 'thisobj', 'glob'] as const),
]);

/** Whether a value can be called, or have members that can: what is none needs no evaluation to be left alone. */
export function canLead({ k }: Expr): boolean {
  return kinds.has(k);
}
