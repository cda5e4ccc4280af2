import { hostMarkers } from '../catalog/markers.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated } from '../evaluate/value.ts';

/** How many objects and results are followed into one another. */
const MAX_DEPTH = 3;

/** Whether a value holds the host of an API: whoever makes requests to it may send. */
export function holdsHost(evaluator: Evaluator, value: Evaluated, depth = MAX_DEPTH): boolean {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' && namesHost(value.value);
    case 'template':
      return value.parts.some(part => (typeof part === 'string' ? namesHost(part) : holdsHost(evaluator, part, depth)));
    case 'union':
    case 'merge':
      return value.of.some(item => holdsHost(evaluator, item, depth));
    case 'object':
      return (
        depth > 0 &&
        value.expr.p.some(property =>
          holdsHost(evaluator, evaluator.eval(value.module, property.v, value.frame), depth - 1),
        )
      );
    case 'function':
      return depth === MAX_DEPTH && holdsHost(evaluator, evaluator.apply(value, []), 0);
    default:
      return false;
  }
}

function namesHost(text: string): boolean {
  return hostMarkers.some(host => text.includes(host));
}
