/** Procedures of tRPC, which get the context that their router is made for. */
import { alternatives, rootOf, union } from '../value.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated } from '../value.ts';

/** Methods of a procedure that take a function of `{ ctx, input }`. */
export const procedureMethods: ReadonlySet<string> = new Set(['mutation', 'query', 'subscription', 'use']);

/** How many names of types lead to one another. */
const MAX_NAMES = 3;

/** What a function gets that a procedure is given. */
export function givenToProcedure(evaluator: Evaluator, procedure: Evaluated): Evaluated | undefined {
  const contexts = alternatives(procedure).flatMap(one => contextOf(evaluator, one) ?? []);
  if (contexts.length === 0) return undefined;
  return { kind: 'properties', values: new Map([['ctx', [{ value: union(contexts) }]]]), open: true };
}

/** The context of what is made by `initTRPC.context<typeof createContext>().create()`. */
export function contextOf(evaluator: Evaluator, value: Evaluated): Evaluated | undefined {
  let made: Evaluated = value;
  while (made.kind === 'member' || made.kind === 'call') {
    const isMaker = made.kind === 'call' && made.callee.kind === 'member' && made.callee.property === 'create';
    if (isMaker) return declaredFor(evaluator, made);
    made = made.kind === 'member' ? made.object : made.callee;
  }
  return undefined;
}

/** By the type argument of the call before it: what a function gives, or what a type says. */
function declaredFor(evaluator: Evaluator, { at }: Evaluated): Evaluated | undefined {
  if (!at) return undefined;
  const { module, start } = at;
  const [call] = module.facts.calls.filter(({ s, x, ta }) => s === start && ta && x.k === 'mem' && x.p === 'context');
  const [type] = call?.ta ?? [];
  if (!type || call?.x.k !== 'mem' || !isOfServer(evaluator.eval(module, call.x.o, null))) return undefined;
  let declared = evaluator.typeValue({ module, type, frame: null });
  // `type Context = Awaited<ReturnType<typeof createContext>>`.
  for (let names = 0; names < MAX_NAMES && declared?.kind === 'typed'; names++)
    declared = evaluator.typeValue(declared.type) ?? declared;
  return declared?.kind === 'function' ? evaluator.givenBy(declared) : declared;
}

function isOfServer(value: Evaluated): boolean {
  const root = rootOf(value);
  return root.kind === 'import' && root.source === '@trpc/server';
}
