/** Whether two values are one and the same. */
import type { Origin, Value } from '../../reading.ts';

/** Whether two values are one: the same member of the same thing. Two calls give two things, wherever they are alike. */
export function isSameValue(a: Value, b: Value): boolean {
  switch (a.kind) {
    case 'literal':
      return b.kind === 'literal' && a.value === b.value;
    case 'parameter':
      return b.kind === 'parameter' && a.name === b.name && a.path.join('.') === b.path.join('.');
    case 'member':
      return b.kind === 'member' && a.property === b.property && isSameValue(a.object, b.object);
    case 'global':
      return b.kind === 'global' && a.name === b.name;
    case 'import':
      return b.kind === 'import' && a.name === b.name && a.source === b.source;
    case 'operation':
      return (
        b.kind === 'operation' &&
        a.operator === b.operator &&
        a.operands.length === b.operands.length &&
        a.operands.every((operand, index) => isSameValue(operand, b.operands[index] as Value))
      );
    case 'call':
      return b.kind === 'call' && a.origin !== undefined && isSameOrigin(a.origin, b.origin);
    default:
      return false;
  }
}

export function isSameOrigin(a: Origin, b: Origin | undefined): boolean {
  return a.file === b?.file && a.range[0] === b.range[0] && a.range[1] === b.range[1];
}
