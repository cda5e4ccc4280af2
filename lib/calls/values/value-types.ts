import type { CallValue, OperationValue, Value } from '../../reading.ts';
import { globalCalleeOf, methodCallOf } from './calls.ts';

/** What a value is to a tracking plan. */
export type ValueType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'null'
  | 'undefined'
  | 'date'
  | 'array'
  | 'object'
  | 'function'
  | 'bigint'
  | 'unknown';

const MAX_DEPTH = 12;

/** All types that a value can have, each once, in the order in which the code names them. */
export function typesOf(value: Value): readonly ValueType[] {
  return [...new Set(collect(value, 0))];
}

function collect(value: Value, depth: number): readonly ValueType[] {
  if (depth > MAX_DEPTH) return ['unknown'];
  switch (value.kind) {
    case 'literal':
      return [value.value === null ? 'null' : (typeof value.value as ValueType)];
    case 'template':
      return ['string'];
    case 'union':
      return value.of.flatMap(one => collect(one, depth + 1));
    case 'object':
      return ['object'];
    case 'array':
      return ['array'];
    case 'function':
      return ['function'];
    case 'operation':
      return ofOperation(value, depth);
    case 'call':
      return [ofCall(value) ?? value.type ?? 'unknown'];
    case 'member':
      return [value.property === 'length' ? 'number' : (value.type ?? 'unknown')];
    default:
      return [value.type ?? 'unknown'];
  }
}

const comparisons: ReadonlySet<string> = new Set([
  '!',
  '==',
  '===',
  '!=',
  '!==',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'instanceof',
  'delete',
]);
const arithmetic: ReadonlySet<string> = new Set(['-', '*', '/', '%', '**', '~', '|', '&', '^', '<<', '>>', '>>>']);

function ofOperation({ operator, operands }: OperationValue, depth: number): readonly ValueType[] {
  if (comparisons.has(operator)) return ['boolean'];
  if (arithmetic.has(operator)) return ['number'];
  if (operator === 'typeof') return ['string'];
  if (operator === 'void') return ['undefined'];
  const types = operands.map(operand => collect(operand, depth + 1));
  if (operator === '+') {
    if (operands.length === 1) return ['number'];
    if (types.some(one => one.length === 1 && one[0] === 'string')) return ['string'];
    return types.every(one => one.every(type => type === 'number')) ? ['number'] : ['unknown'];
  }
  // What stands before `??` and `||` counts where it is neither null nor undefined.
  if (operator === '??' || operator === '||')
    return types.flatMap((one, index) =>
      index < types.length - 1 ? one.filter(type => type !== 'null' && type !== 'undefined') : one,
    );
  return operator === '&&' ? types.flat() : ['unknown'];
}

/** Global functions by what they return. */
const byGlobal = tableOf({
  array: 'Array.from Object.entries Object.keys Object.values',
  boolean: 'Array.isArray Boolean Number.isInteger',
  number: 'Date.now Date.parse Number Number.parseFloat Number.parseInt performance.now parseFloat parseInt',
  string: 'JSON.stringify crypto.randomUUID String decodeURIComponent encodeURIComponent',
});
/** Methods that only one type of the language has, so that the object need not be known. */
const byMethod = tableOf({
  string: 'charAt join padStart replaceAll toFixed toISOString toLocaleString toLowerCase toString toUpperCase trim',
  boolean: 'endsWith hasOwnProperty includes startsWith',
  number: 'getTime indexOf',
});

function tableOf(names: Partial<Record<ValueType, string>>): ReadonlyMap<string | undefined, ValueType> {
  return new Map(
    Object.entries(names).flatMap(([type, list]) => list.split(' ').map(name => [name, type as ValueType] as const)),
  );
}

function ofCall(value: CallValue): ValueType | undefined {
  const global = globalCalleeOf(value);
  if (global === 'Date') return value.isNew ? 'date' : 'string';
  if (global?.startsWith('Math.')) return 'number';
  const method = methodCallOf(value);
  // `new Intl.NumberFormat('de').format(price)`
  if (method?.name === 'format' && globalCalleeOf(method.object)?.startsWith('Intl.')) return 'string';
  return byGlobal.get(global) ?? byMethod.get(method?.name);
}
