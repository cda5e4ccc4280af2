/** Values and calls by hand, for tests of what is asked of them: no project has to be read. */
import type {
  AnalyticsCall,
  ArrayValue,
  CallValue,
  FunctionValue,
  GlobalValue,
  ImportValue,
  LiteralValue,
  MemberValue,
  ObjectValue,
  OpaqueValue,
  OperationValue,
  Origin,
  ParameterValue,
  Part,
  TemplateValue,
  UnionValue,
  UnknownValue,
  Value,
} from '../../lib/reading.ts';

export const literal = (value: LiteralValue['value']): LiteralValue => ({ kind: 'literal', value });
export const template = (...parts: readonly (string | Value)[]): TemplateValue => ({ kind: 'template', parts });
export const union = (...of: readonly Value[]): UnionValue => ({ kind: 'union', of });
export const array = (...items: readonly Value[]): ArrayValue => ({ kind: 'array', items, open: false });
export const parameter = (name: string, ...path: readonly string[]): ParameterValue => ({
  kind: 'parameter',
  name,
  path,
});
export const member = (object: Value, property: string): MemberValue => ({ kind: 'member', object, property });
export const called = (callee: Value, ...args: readonly Value[]): CallValue => ({
  kind: 'call',
  callee,
  args,
  isNew: false,
});
export const constructed = (callee: Value, ...args: readonly Value[]): CallValue => ({
  ...called(callee, ...args),
  isNew: true,
});
export const operation = (operator: string, ...operands: readonly Value[]): OperationValue => ({
  kind: 'operation',
  operator,
  operands,
});
export const imported = (source: string, name: string): ImportValue => ({ kind: 'import', source, name });
export const global = (name: string): GlobalValue => ({ kind: 'global', name });
export const named = (name?: string): FunctionValue => ({ kind: 'function', ...(name !== undefined && { name }) });
export const opaque = (what: string): OpaqueValue => ({ kind: 'opaque', what });
export const unknown: UnknownValue = { kind: 'unknown', reason: 'dynamic-expression' };

interface ObjectParts {
  readonly open?: boolean;
  readonly sometimes?: readonly string[];
  /** Where keys are written. */
  readonly origins?: Readonly<Record<string, Origin>>;
}

export function object(
  values: Readonly<Record<string, Value | undefined>>,
  { open = false, sometimes, origins = {} }: ObjectParts = {},
): ObjectValue {
  const entries = new Map(Object.entries(values));
  return {
    kind: 'object',
    keys: [...entries.keys()],
    ...(sometimes && { sometimes: new Set(sometimes) }),
    open,
    get: key => entries.get(key),
    keyOrigin: key => origins[key],
  };
}

/** The same value, read from somewhere. */
export function at<Item extends Value>(value: Item, start: number, end = start + 1, file = 'src/a.ts'): Item {
  return { ...value, origin: { file, range: [start, end] } };
}

/** `Date.now()`, `Math.floor(…)`: a method of a global. */
export function globalCall(path: string, ...args: readonly Value[]): CallValue {
  const [first = '', ...rest] = path.split('.');
  return called(
    rest.reduce<Value>((inner, name) => member(inner, name), global(first)),
    ...args,
  );
}

interface CallFields extends Partial<Omit<AnalyticsCall, 'parts'>> {
  /** Values, or parts where more than the value matters. */
  readonly parts?: Readonly<Partial<Record<keyof AnalyticsCall['parts'], Value | Part>>>;
}

/** A call as the reading gives it: a direct `track` of `order_completed` on Customer.io's server, unless it says otherwise. */
export function analyticsCall({ parts = {}, ...fields }: CallFields = {}): AnalyticsCall {
  const place = { file: 'src/a.ts', range: [100, 200], line: 5, column: 3 } as const;
  return {
    ...place,
    vendor: 'customerio',
    sdk: 'customerio-node',
    method: 'track',
    platform: 'server',
    identity: 'per-call',
    batches: false,
    returns: 'promise',
    via: 'direct',
    target: place,
    events: ['order_completed'],
    patterns: [],
    forwards: false,
    inTest: false,
    parts: Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, 'kind' in part ? { value: part } : part]),
    ),
    ...fields,
  };
}
