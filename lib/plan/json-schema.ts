/** Reads as much of JSON Schema (draft 4 to 2020-12) as says which properties an event has. */
import { ownValue } from '../text/own-value.ts';
import { jsonTypes } from './model.ts';
import { isObject } from '../files/json.ts';

import type { Additional, JsonType, PlannedLimits, PlannedProperty, PlannedShape } from './model.ts';
import type { JsonObject } from '../files/json.ts';
import type { PlanSource, Pointer, Problems } from './source.ts';

export interface SchemaContext {
  readonly source: PlanSource;
  readonly problems: Problems;
  /** What local `$ref`s start from: the document that the schema stands in, or the schema itself. */
  readonly root: JsonObject;
  readonly rootPointer: Pointer;
}

/** How plans of other tools call the types. */
const synonyms: ReadonlyMap<string, JsonType> = new Map([
  ['int', 'integer'],
  ['long', 'integer'],
  ['float', 'number'],
  ['double', 'number'],
  ['decimal', 'number'],
  ['bool', 'boolean'],
  ['list', 'array'],
  ['date', 'string'],
  ['datetime', 'string'],
  ['date-time', 'string'],
  ['timestamp', 'string'],
  ['text', 'string'],
]);
const everyType = new Set(['any', '']);
const MAX_DEPTH = 16;

/** One type's name as it stands in a plan; null for "any", undefined if there is no such type. */
export function typeNamed(name: string): JsonType | null | undefined {
  const lower = name.trim().toLowerCase();
  if (everyType.has(lower)) return null;
  return (jsonTypes as readonly string[]).includes(lower) ? (lower as JsonType) : synonyms.get(lower);
}

interface Resolved {
  readonly schema: JsonObject;
  readonly pointer: Pointer;
}

/** Follows `$ref`s inside the document. Others say nothing that could be read: undefined. */
function resolve(schema: unknown, pointer: Pointer, context: SchemaContext): Resolved | undefined {
  let current: unknown = schema;
  let at = pointer;
  for (let hops = 0; hops < MAX_DEPTH; hops++) {
    if (!isObject(current)) return undefined;
    const reference = current['$ref'];
    if (typeof reference !== 'string') return { schema: current, pointer: at };
    if (!reference.startsWith('#')) return undefined;
    let target: unknown = context.root;
    const steps = reference
      .slice(1)
      .split('/')
      .filter(step => step !== '')
      .map(step => decode(step));
    for (const step of steps)
      target = isObject(target) || Array.isArray(target) ? ownValue(target as JsonObject, step) : undefined;
    if (target === undefined) {
      context.problems.add(
        context.source,
        [...at, '$ref'],
        `\`${reference}\` leads to nothing in this file.`,
        'Define it, or point the reference at a definition that is there.',
      );
      return undefined;
    }
    current = target;
    at = [...context.rootPointer, ...steps];
  }
  context.problems.add(context.source, pointer, 'The reference leads back to itself.', 'Point it at a schema.');
  return undefined;
}

function decode(step: string): string {
  let text = step;
  try {
    text = decodeURIComponent(step);
  } catch {
    // Not encoded after all.
  }
  return text.replaceAll('~1', '/').replaceAll('~0', '~');
}

/**
 * The properties that an object's schema plans.
 *
 * @returns undefined where the schema says nothing of properties
 */
export function shapeOf(
  schema: unknown,
  pointer: Pointer,
  context: SchemaContext,
  depth = 0,
): PlannedShape | undefined {
  if (depth > MAX_DEPTH || schema === undefined || schema === true) return undefined;
  if (!isObject(schema)) {
    context.problems.add(
      context.source,
      pointer,
      `A schema must be an object, not ${kindInWords(schema)}.`,
      'Write `{"type": "object", "properties": {…}}`.',
    );
    return undefined;
  }
  const resolved = resolve(schema, pointer, context);
  if (!resolved) return undefined;
  const found = ownShape(resolved, context, depth);
  let shape = found;
  const { schema: own, pointer: at } = resolved;
  for (const [index, part] of listOf(own['allOf']).entries())
    shape = mergeShapes(shape, shapeOf(part, [...at, 'allOf', index], context, depth + 1), 'all');
  for (const key of ['anyOf', 'oneOf'] as const) {
    const parts = listOf(own[key]).map((part, index) => shapeOf(part, [...at, key, index], context, depth + 1));
    for (const part of parts) shape = mergeShapes(shape, part, 'any');
  }
  // `if`, `then` and `else` add properties that are there sometimes.
  for (const key of ['then', 'else'] as const)
    shape = mergeShapes(shape, shapeOf(own[key], [...at, key], context, depth + 1), 'any');
  return shape;
}

function ownShape({ schema, pointer }: Resolved, context: SchemaContext, depth: number): PlannedShape | undefined {
  const { source, problems } = context;
  const planned = schema['properties'];
  const required = requiredOf(schema, pointer, context);
  const additional: Additional =
    schema['additionalProperties'] === false || schema['unevaluatedProperties'] === false
      ? 'forbidden'
      : schema['additionalProperties'] === undefined
        ? 'unsaid'
        : 'allowed';
  if (planned !== undefined && !isObject(planned)) {
    problems.add(
      source,
      [...pointer, 'properties'],
      `\`properties\` must be an object, not ${kindInWords(planned)}.`,
      'Write each property as a key with its schema.',
    );
    return undefined;
  }
  const patterns = patternsOf(schema['patternProperties'], pointer, context);
  if (!planned && required.size === 0 && patterns.length === 0 && additional === 'unsaid') return undefined;
  const properties = new Map<string, PlannedProperty>();
  for (const [name, property] of Object.entries(planned ?? {})) {
    properties.set(
      name,
      propertyOf(name, property, [...pointer, 'properties', name], required.has(name), context, depth + 1),
    );
  }
  for (const name of required) {
    if (!properties.has(name))
      properties.set(name, { name, required: true, place: source.place([...pointer, 'required']) });
  }
  return { properties, additional, patterns };
}

function requiredOf(schema: JsonObject, pointer: Pointer, { source, problems }: SchemaContext): Set<string> {
  const value = schema['required'];
  // `required: true` on a property is draft 3: the object around it reads it.
  if (value === undefined || typeof value === 'boolean') return new Set();
  if (!Array.isArray(value) || !value.every(item => typeof item === 'string')) {
    problems.add(
      source,
      [...pointer, 'required'],
      '`required` must be a list of names of properties.',
      'Write `"required": ["name"]`.',
    );
    return new Set();
  }
  return new Set(value as string[]);
}

function patternsOf(value: unknown, pointer: Pointer, { source, problems }: SchemaContext): RegExp[] {
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap(pattern => {
    try {
      return [new RegExp(pattern, 'u')];
    } catch {
      problems.add(
        source,
        [...pointer, 'patternProperties', pattern],
        `\`${pattern}\` is not a regular expression.`,
        'Correct the pattern.',
      );
      return [];
    }
  });
}

export function propertyOf(
  name: string,
  value: unknown,
  pointer: Pointer,
  isRequired: boolean,
  context: SchemaContext,
  depth = 0,
): PlannedProperty {
  const place = context.source.place(pointer);
  if (value === true) return { name, required: isRequired, place };
  if (!isObject(value)) {
    context.problems.add(
      context.source,
      pointer,
      `The schema of \`${name}\` must be an object, not ${kindInWords(value)}.`,
      'Write `{"type": "string"}`, or `{}` for any value.',
    );
    return { name, required: isRequired, place };
  }
  const types = typesOf(value, pointer, context, 0);
  const values = valuesOf(value, pointer, context);
  const pii = piiOf(value);
  const description = value['description'];
  const inner = innerOf(value, pointer, context, depth);
  return {
    name,
    ...(types && { types }),
    ...(values && { values }),
    ...inner,
    required: isRequired || value['required'] === true,
    ...(pii !== undefined && { pii }),
    ...(typeof description === 'string' && description !== '' && { description }),
    place,
  };
}

/** What a schema says of what is in the value, and of its size. */
function innerOf(
  value: JsonObject,
  pointer: Pointer,
  context: SchemaContext,
  depth: number,
): Pick<PlannedProperty, 'limits' | 'shape' | 'items'> {
  const resolved = depth < MAX_DEPTH ? resolve(value, pointer, context) : undefined;
  if (!resolved) return {};
  const { schema, pointer: at } = resolved;
  const limits = limitsOf(schema, at, context);
  const isShaped =
    ['properties', 'allOf', 'anyOf', 'oneOf'].some(key => key in schema) || Array.isArray(schema['required']);
  const shape = isShaped ? shapeOf(schema, at, context, depth + 1) : undefined;
  const items = isObject(schema['items'])
    ? propertyOf('[]', schema['items'], [...at, 'items'], false, context, depth + 1)
    : undefined;
  return { ...(limits && { limits }), ...(shape && { shape }), ...(items && { items }) };
}

const numericLimits = [
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minItems',
  'maxItems',
] as const;

function limitsOf(
  schema: JsonObject,
  pointer: Pointer,
  { source, problems }: SchemaContext,
): PlannedLimits | undefined {
  const limits: { -readonly [Key in keyof PlannedLimits]: PlannedLimits[Key] } = {};
  for (const key of numericLimits) {
    const limit = schema[key];
    if (typeof limit === 'number') limits[key] = limit;
  }
  // Draft 4 has the exclusion beside the limit.
  if (schema['exclusiveMinimum'] === true && limits.minimum !== undefined) limits.exclusiveMinimum = limits.minimum;
  if (schema['exclusiveMaximum'] === true && limits.maximum !== undefined) limits.exclusiveMaximum = limits.maximum;
  const { pattern } = schema;
  if (typeof pattern === 'string') {
    try {
      limits.pattern = new RegExp(pattern, 'u');
    } catch {
      problems.add(
        source,
        [...pointer, 'pattern'],
        `\`${pattern}\` is not a regular expression.`,
        'Correct the pattern.',
      );
    }
  }
  return Object.keys(limits).length > 0 ? limits : undefined;
}

/** The types that a schema allows; undefined for every type. */
export function typesOf(
  value: unknown,
  pointer: Pointer,
  context: SchemaContext,
  depth: number,
): ReadonlySet<JsonType> | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const resolved = resolve(value, pointer, context);
  if (!resolved) return undefined;
  const { schema, pointer: at } = resolved;
  let types = namedTypes(schema['type'], [...at, 'type'], context);
  for (const key of ['anyOf', 'oneOf'] as const) {
    const parts = listOf(schema[key]).map((part, index) => typesOf(part, [...at, key, index], context, depth + 1));
    if (parts.length > 0 && parts.every(part => part !== undefined))
      types = both(types, new Set(parts.flatMap(part => [...part])));
  }
  for (const [index, part] of listOf(schema['allOf']).entries())
    types = both(types, typesOf(part, [...at, 'allOf', index], context, depth + 1));
  if (types && schema['nullable'] === true) types = new Set([...types, 'null']);
  return types;
}

function namedTypes(
  value: unknown,
  pointer: Pointer,
  { source, problems }: SchemaContext,
): ReadonlySet<JsonType> | undefined {
  if (value === undefined) return undefined;
  const names = Array.isArray(value) ? (value as unknown[]) : [value];
  const types = new Set<JsonType>();
  for (const [index, name] of names.entries()) {
    const at = Array.isArray(value) ? [...pointer, index] : pointer;
    const type = typeof name === 'string' ? typeNamed(name) : undefined;
    if (type === null) return undefined;
    if (type === undefined) {
      problems.add(
        source,
        at,
        `\`type\` is ${JSON.stringify(name) ?? 'empty'}, which is no type.`,
        `Write one of ${jsonTypes.join(', ')}.`,
      );
      return undefined;
    }
    types.add(type);
  }
  return types.size > 0 ? types : undefined;
}

/** Values that both allow: a type holds if the other side allows it, an integer where it allows numbers. */
function both(
  left: ReadonlySet<JsonType> | undefined,
  right: ReadonlySet<JsonType> | undefined,
): ReadonlySet<JsonType> | undefined {
  if (!left || !right) return left ?? right;
  const shared = [...left].filter(type => right.has(type) || (type === 'integer' && right.has('number')));
  if (right.has('integer') && left.has('number')) shared.push('integer');
  // A contradiction is the plan's; it says nothing that could be held against the code.
  return shared.length > 0 ? new Set(shared) : undefined;
}

function valuesOf(value: JsonObject, pointer: Pointer, context: SchemaContext): readonly unknown[] | undefined {
  const schema = resolve(value, pointer, context)?.schema;
  if (!schema) return undefined;
  if (schema['const'] !== undefined) return [schema['const']];
  const values = schema['enum'];
  if (values === undefined) return undefined;
  if (Array.isArray(values) && values.length > 0) return values as unknown[];
  context.problems.add(
    context.source,
    [...pointer, 'enum'],
    '`enum` must be a list with at least one value.',
    'List the values, or take `enum` out.',
  );
  return undefined;
}

/** Avo says `pii`; others mark it with an `x-pii` or a `pii` label. */
function piiOf(value: JsonObject): boolean | undefined {
  for (const key of ['pii', 'x-pii', 'isPii', 'isPII']) {
    const mark = value[key];
    if (typeof mark === 'boolean') return mark;
    if (typeof mark === 'string') return !/^(?:none|no|false)?$/i.test(mark.trim());
    if (isObject(mark) || Array.isArray(mark)) return true;
  }
  return undefined;
}

/** `all`: both hold at once. `any`: one of several, so what the other adds may be absent. */
export function mergeShapes(
  left: PlannedShape | undefined,
  right: PlannedShape | undefined,
  how: 'all' | 'any',
): PlannedShape | undefined {
  if (!left || !right) {
    if (how === 'any' && right)
      return {
        ...right,
        properties: new Map([...right.properties].map(([name, property]) => [name, { ...property, required: false }])),
        additional: right.additional === 'forbidden' ? 'unsaid' : right.additional,
      };
    return left ?? right;
  }
  const properties = new Map(left.properties);
  for (const [name, property] of right.properties) {
    const known = properties.get(name);
    if (!known) properties.set(name, how === 'all' ? property : { ...property, required: false });
    else if (how === 'all') {
      const types = both(known.types, property.types);
      const { types: _types, ...rest } = { ...property, ...known };
      properties.set(name, { ...rest, ...(types && { types }), required: known.required || property.required });
    } else {
      // An alternative may allow what the first does not: only what the base says is sure.
      const { types: _types, values: _values, limits: _limits, shape: _shape, items: _items, ...rest } = known;
      properties.set(name, rest);
    }
  }
  const additional: Additional =
    left.additional === 'allowed' || right.additional === 'allowed'
      ? 'allowed'
      : left.additional === 'forbidden' || right.additional === 'forbidden'
        ? 'forbidden'
        : 'unsaid';
  return { properties, additional, patterns: [...left.patterns, ...right.patterns] };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What a value is, in words. */
export function kindInWords(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'undefined' ? 'nothing' : `a ${typeof value}`;
}
