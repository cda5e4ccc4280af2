/** Holds a value against the schema of the settings: what is wrong is said of one key, with what it takes. */
import { readAddressPattern, readPattern } from '../patterns.ts';
import { nearest } from '../project/nearest.ts';
import { ownValue } from '../text/own-value.ts';
import { UsageError } from '../usage-error.ts';
import settingsSchema from './settings.schema.json' with { type: 'json' };

import type { JsonSchema, JsonSchemaDocument } from './json-schema.ts';

const schema: JsonSchemaDocument = settingsSchema as JsonSchemaDocument;

/** How messages begin that are about a key. */
const PLACE = 'settings.customerio';

/** Those whose texts stand for more than a schema can say. */
const patterns: ReadonlyMap<JsonSchema | undefined, typeof readPattern> = new Map([
  [schema.definitions['nameOrPattern'], readPattern],
  [schema.definitions['address'], readAddressPattern],
]);

/**
 * Checks settings by the schema.
 *
 * @throws UsageError that names the key, says what it takes, and which name may be meant
 */
export function checkSettings(value: unknown): void {
  check(value, schema, '');
}

function check(value: unknown, given: JsonSchema, key: string): void {
  const one = resolved(given);
  if (one.anyOf) {
    checkAny(value, one, one.anyOf.map(resolved), key);
    return;
  }
  if (one.enum) {
    if (!one.enum.includes(value as string)) refuseChoice(value, one.enum, key);
    return;
  }
  if (one.type !== undefined && !isOfKind(value, one)) refuseKind(value, one, key);
  if (typeof value === 'string') checkText(value, one, key);
  else if (Array.isArray(value)) checkItems(value, one, key);
  else if (one.type === 'object') checkMembers(value as Readonly<Record<string, unknown>>, one, key);
}

/** By the branch for what the value is meant to be. */
function checkAny(value: unknown, { title }: JsonSchema, branches: readonly JsonSchema[], key: string): void {
  const branch = branches.find(each => isOfKind(value, each));
  if (!branch) {
    const choices = branches.flatMap(each => each.enum ?? []);
    throw new UsageError(`${PLACE}${key} must be ${title}, not ${shown(value)}.${meant(value, choices)}`);
  }
  check(value, branch.title === undefined && title !== undefined ? { ...branch, title } : branch, key);
}

/** Without a `$ref`; what stands beside it is for people. */
function resolved(one: JsonSchema): JsonSchema {
  return one.$ref === undefined ? one : (schema.definitions[one.$ref.slice('#/definitions/'.length)] as JsonSchema);
}

/** Whether this is what the value is meant to be, right in itself or not. */
function isOfKind(value: unknown, { type, enum: choices }: JsonSchema): boolean {
  return choices ? choices.includes(value as string) : kindOf(value) === type;
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function checkText(value: string, one: JsonSchema, key: string): void {
  if (patterns.get(one)?.(value, PLACE + key)) return;
  if (one.pattern !== undefined && !new RegExp(one.pattern).test(value))
    throw new UsageError(`${PLACE}${key} must be ${one.title}, not ${shown(value)}.`);
}

function checkItems(items: readonly unknown[], { items: each }: JsonSchema, key: string): void {
  if (each) items.forEach((item, index) => check(item, each, `${key}[${index}]`));
}

function checkMembers(members: Readonly<Record<string, unknown>>, one: JsonSchema, key: string): void {
  const { properties = {}, required = [], additionalProperties = true, propertyNames } = one;
  const names = propertyNames && resolved(propertyNames);
  for (const [name, value] of Object.entries(members)) {
    const known = ownValue(properties, name);
    if (names?.enum && !names.enum.includes(name))
      refuseKey(name, names.enum, `is not ${names.title}. There are:`, key);
    if (known) {
      if (value !== undefined) check(value, known, `${key}.${name}`);
    } else if (additionalProperties === false) refuseKey(name, Object.keys(properties), unknownKey(one, key), key);
    else if (additionalProperties !== true) check(value, additionalProperties, `${key}.${name}`);
  }
  for (const name of required)
    if (members[name] === undefined) check(undefined, properties[name] as JsonSchema, `${key}.${name}`);
}

const kinds = { string: 'a string', boolean: 'true or false', array: 'an array', object: 'an object' };

function refuseKind(value: unknown, { type, items }: JsonSchema, key: string): never {
  const isOfTexts = items && resolved(items).type === 'string';
  const wanted = type === undefined ? '' : isOfTexts ? 'an array of strings' : kinds[type];
  throw new UsageError(`${PLACE}${key} must be ${wanted}, not ${kindInWords(value)}.`);
}

function refuseChoice(value: unknown, choices: readonly string[], key: string): never {
  const list = choices.join(', ');
  throw new UsageError(`${PLACE}${key} must be one of ${list}, not ${shown(value)}.${meant(value, choices)}`);
}

function unknownKey({ title = '' }: JsonSchema, key: string): string {
  return key === ''
    ? 'is not a setting. Known settings:'
    : `is not known. ${title.charAt(0).toUpperCase()}${title.slice(1)} takes`;
}

/** @param why - what the list of names follows */
function refuseKey(name: string, names: readonly string[], why: string, key: string): never {
  const known = names.filter(each => each !== '$schema');
  throw new UsageError(`${PLACE}${key}.${name} ${why} ${known.join(', ')}.${meant(name, known)}`);
}

function meant(value: unknown, names: readonly string[]): string {
  const near = typeof value === 'string' ? nearest(value, names) : undefined;
  return near === undefined ? '' : ` Is \`${near}\` meant?`;
}

/** A text as it stands, of all else the kind: it may be long. */
function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : kindInWords(value);
}

function kindInWords(value: unknown): string {
  const kind = kindOf(value);
  return kind === 'array' ? 'an array' : kind;
}
