import { writtenType } from '../../evaluate/kinds.ts';
import { alternatives } from '../../evaluate/value.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated } from '../../evaluate/value.ts';

/** An export of a package. */
export interface Export {
  readonly source: string;
  readonly name: string;
}

/** The class of a package that a value is of: made by `new`, by the type that is written for it, or by what its class extends. */
export function namedBy(evaluator: Evaluator, value: Evaluated): Export | undefined {
  for (const one of alternatives(value)) {
    const found = ofMade(one) ?? ofType(one) ?? ofParent(evaluator, one);
    if (found) return found;
  }
  return undefined;
}

function ofMade(value: Evaluated): Export | undefined {
  if (value.kind !== 'call' || !value.isNew || value.callee.kind !== 'import') return undefined;
  return { source: value.callee.source, name: value.callee.name };
}

function ofType(value: Evaluated): Export | undefined {
  const type = writtenType(value);
  if (type?.type.k !== 'ref' || type.type.x.k !== 'ref') return undefined;
  const { imp } = type.module.facts.bindings[type.type.x.b] ?? {};
  return imp && { source: imp.m, name: imp.n };
}

function ofParent(evaluator: Evaluator, value: Evaluated): Export | undefined {
  if (value.kind !== 'instance') return undefined;
  const { module, id, frame } = value.class;
  const sup = module.facts.classes[id]?.sup;
  const parent = sup && evaluator.eval(module, sup, frame);
  return parent?.kind === 'import' ? { source: parent.source, name: parent.name } : undefined;
}
