import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';

/** Bindings that stand for one another. */
const MAX_NAMES = 4;

/** Where a constant comes from. */
interface Origin {
  /** By which it is found there. */
  readonly name: string;
  readonly module: Module;
}

interface Written {
  readonly module: Module;
  readonly expr: Expr;
}

/** Where the names come from that an expression gives: one, a list of them, or those that an object holds. */
export function originsOf(evaluator: Evaluator, { module, expr }: Written): readonly Origin[] {
  const inner = (x: Expr): readonly Origin[] => originsOf(evaluator, { module, expr: x });
  if (expr.k === 'arr' || expr.k === 'or') return expr.x.flatMap(inner);
  if (expr.k === 'obj') return expr.p.flatMap(({ v }) => inner(v));
  const origin = originOf(evaluator, { module, expr });
  if (!origin) return [];
  // Others may take it from where it stands, past the module that hands it on.
  const home = evaluator.open(() => evaluator.eval(module, expr, null)).at?.module;
  return home && home !== origin.module && home !== module ? [origin, { ...origin, module: home }] : [origin];
}

/** What a module imports from another one of the project: `Channel.Track`, `TRACK`, `require('./channels').TRACK`. */
function originOf(evaluator: Evaluator, { module, expr }: Written): Origin | undefined {
  const follow = (x: Expr, name: string | undefined, depth: number): Origin | undefined => {
    if (x.k === 'mem') return follow(x.o, name ?? x.p, depth);
    if (x.k === 'mod') return importedFrom(x.m, name);
    const binding = x.k === 'ref' && depth > 0 ? module.facts.bindings[x.b] : undefined;
    if (binding?.imp) return importedFrom(binding.imp.m, name ?? binding.imp.n);
    const [value, ...others] = binding?.v ?? [];
    return value && others.length === 0 ? follow(value, name, depth - 1) : undefined;
  };
  const importedFrom = (specifier: string, name: string | undefined): Origin | undefined => {
    const resolution = evaluator.open(() => evaluator.resolve(module, specifier));
    return name !== undefined && resolution && 'module' in resolution ? { name, module: resolution.module } : undefined;
  };
  return follow(expr, undefined, MAX_NAMES);
}
