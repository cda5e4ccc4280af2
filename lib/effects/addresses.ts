import { hostMarkers } from '../catalog/markers.ts';

import type { Endpoints } from './endpoints.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf } from '../evaluate/value.ts';

/** How many objects and results are followed into one another. */
const MAX_DEPTH = 3;

/** Whether a value holds the host of an API: whoever makes requests to it may send. */
export function holdsHost(evaluator: Evaluator, value: Evaluated, endpoints: Endpoints, depth = MAX_DEPTH): boolean {
  const holds = (inner: Evaluated, left: number): boolean => holdsHost(evaluator, inner, endpoints, left);
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' && namesHost(value.value, endpoints);
    case 'template':
      return value.parts.some(part => (typeof part === 'string' ? namesHost(part, endpoints) : holds(part, depth)));
    case 'union':
    case 'merge':
      return value.of.some(item => holds(item, depth));
    case 'object':
      return (
        depth > 0 &&
        value.expr.p.some(property => holds(evaluator.eval(value.module, property.v, value.frame), depth - 1))
      );
    case 'function':
      return depth > 0 && holds(evaluator.apply(value, []), Math.min(depth - 1, 1));
    case 'class':
    case 'instance':
      return depth > 0 && membersOf(evaluator, value).some(member => holds(member, depth - 1));
    default:
      return false;
  }
}

/** What instances of a class have, and, of a class, what it has itself; getters are asked what they give. */
function membersOf(evaluator: Evaluator, value: EvaluatedOf<'class' | 'instance'>): readonly Evaluated[] {
  const { module, id } = value.kind === 'class' ? value : value.class;
  const { m: members = {}, sm: own = {} } = module.facts.classes[id] ?? {};
  const made: Evaluated = value.kind === 'class' ? { kind: 'instance', class: value, args: null } : value;
  const read = (owner: Evaluated, names: object): Evaluated[] =>
    Object.keys(names).map(name => evaluator.member(owner, name, undefined, module));
  return [...read(made, members), ...(value.kind === 'class' ? read(value, own) : [])];
}

/**
 * Whether a value is nothing but hosts of APIs, one or one for each region: whoever takes it may hand it to what makes
 * requests, and need not make any itself.
 */
export function isOfHosts(evaluator: Evaluator, value: Evaluated, endpoints: Endpoints): boolean {
  if (value.kind !== 'object') return value.kind !== 'function' && holdsHost(evaluator, value, endpoints, 0);
  const { module, expr, frame } = value;
  return (
    expr.p.length > 0 && expr.p.every(({ v }) => holdsHost(evaluator, evaluator.eval(module, v, frame), endpoints, 0))
  );
}

function namesHost(text: string, endpoints: Endpoints): boolean {
  return hostMarkers.some(host => text.includes(host)) || endpoints.isNamedIn(text);
}
