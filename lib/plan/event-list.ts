/** Plans that are one JSON document: Segment's in both shapes, version 7 and RudderTyper 1, Avo's export. */
import { listOf, tierIn } from './collect.ts';
import { kindInWords, shapeOf } from './json-schema.ts';
import { isObject, parseStrictJson } from '../files/json.ts';

import type { PlanCollector } from './collect.ts';
import type { SchemaContext } from './json-schema.ts';
import type { PlanFormat, PlannedShape } from './model.ts';
import type { JsonObject } from '../files/json.ts';
import type { PlanSource, Pointer } from './source.ts';

/** What stands beside `properties` where a schema describes the whole call and not the properties alone. */
const envelope = new Set([
  'context',
  'traits',
  'properties',
  'integrations',
  'userId',
  'anonymousId',
  'messageId',
  'timestamp',
  'originalTimestamp',
  'sentAt',
  'receivedAt',
  'type',
  'event',
  'channel',
  'version',
  'writeKey',
]);

/** Reads a document of one of these formats; false if it is none. */
export function readEventList(source: PlanSource, into: PlanCollector): boolean {
  const { data } = source;
  for (const [document, pointer] of [
    [data, []],
    ...['data', 'trackingPlan', 'tracking_plan'].map(key => [isObject(data) ? data[key] : undefined, [key]]),
  ] as [unknown, Pointer][]) {
    if (
      Array.isArray(document) &&
      document.some(item => isObject(item) && typeof item['type'] === 'string' && 'key' in item)
    ) {
      readSegmentRules(document, pointer, source, into);
      return true;
    }
    if (!isObject(document)) continue;
    const { rules, events } = document;
    if (Array.isArray(rules)) {
      readSegmentRules(rules, [...pointer, 'rules'], source, into);
      return true;
    }
    if (isObject(rules) && 'events' in rules) {
      into.addFile(source, 'segment-v7');
      readNamedEvents(rules['events'], [...pointer, 'rules', 'events'], source, into, 'segment-v7');
      into.addCommon(
        eventShape(
          rules['global'],
          [...pointer, 'rules', 'global'],
          contextOf(source, rules['global'], [...pointer, 'rules', 'global'], into),
          true,
        ),
      );
      return true;
    }
    if (Array.isArray(events) && events.every(isObject)) {
      into.addFile(source, 'avo');
      readNamedEvents(events, [...pointer, 'events'], source, into, 'avo');
      return true;
    }
  }
  return false;
}

function contextOf(source: PlanSource, schema: unknown, pointer: Pointer, into: PlanCollector): SchemaContext {
  return { source, problems: into.problems, root: isObject(schema) ? schema : {}, rootPointer: pointer };
}

function readSegmentRules(rules: readonly unknown[], pointer: Pointer, source: PlanSource, into: PlanCollector): void {
  into.addFile(source, 'segment');
  const versions = new Map<string, number>();
  for (const [index, rule] of rules.entries()) {
    const at = [...pointer, index];
    if (!isObject(rule)) {
      into.problems.addLoss(
        source,
        at,
        `A rule must be an object, not ${kindInWords(rule)}.`,
        'Write `{"key": "Order Completed", "type": "TRACK", "jsonSchema": {…}}`.',
      );
      continue;
    }
    const type = typeof rule['type'] === 'string' ? rule['type'].toUpperCase() : 'TRACK';
    const schemaKey = ['jsonSchema', 'json_schema', 'schema'].find(key => rule[key] !== undefined) ?? 'jsonSchema';
    const schemaAt = [...at, schemaKey];
    const { schema, context } = schemaIn(rule[schemaKey], schemaAt, source, into);
    if (type === 'COMMON') {
      into.addCommon(eventShape(schema, schemaAt, context, true));
      continue;
    }
    if (type === 'IDENTIFY') {
      into.addTraits(traitsShape(schema, schemaAt, context));
      continue;
    }
    if (type !== 'TRACK') continue;
    const name = rule['key'] ?? rule['name'];
    if (typeof name !== 'string' || name === '') {
      into.problems.addLoss(source, at, 'A rule of type TRACK has no `key`.', 'Give it the name of the event.');
      continue;
    }
    into.addName(name, source, [...at, rule['key'] === undefined || rule['key'] === null ? 'name' : 'key']);
    const version = typeof rule['version'] === 'number' ? rule['version'] : 0;
    if ((versions.get(name) ?? -1) > version) continue;
    versions.set(name, version);
    const shape = eventShape(schema, schemaAt, context, false);
    const description =
      someText(rule['description']) ?? (isObject(schema) ? someText(schema['description']) : undefined);
    const tier = tierIn(rule) ?? (isObject(schema) ? tierIn(schema) : undefined);
    into.addEvent({
      name,
      ...(description !== undefined && { description }),
      ...(tier !== undefined && { tier }),
      ...(shape && { shape }),
      place: source.place(at),
    });
  }
}

/** Some exports hold the schema as text. */
function schemaIn(
  value: unknown,
  pointer: Pointer,
  source: PlanSource,
  into: PlanCollector,
): { schema: unknown; context: SchemaContext } {
  const { value: schema, fault } = typeof value === 'string' ? parseStrictJson(value) : { value };
  if (fault)
    into.problems.add(source, pointer, 'The schema is a text that is not JSON.', 'Write the schema as an object.');
  return { schema, context: contextOf(source, schema, pointer, into) };
}

function readNamedEvents(
  events: unknown,
  pointer: Pointer,
  source: PlanSource,
  into: PlanCollector,
  format: PlanFormat,
): void {
  if (!Array.isArray(events)) {
    into.problems.addLoss(
      source,
      pointer,
      `\`events\` must be a list, not ${kindInWords(events)}.`,
      'Export the plan again, or write a list of `{"name": …, "rules": {…}}`.',
    );
    return;
  }
  for (const [index, event] of (events as unknown[]).entries()) {
    const at = [...pointer, index];
    const name = isObject(event) ? event['name'] : undefined;
    if (!isObject(event) || typeof name !== 'string' || name === '') {
      into.problems.addLoss(source, at, 'An event has no `name`.', 'Give it the name that the code sends.');
      continue;
    }
    if (
      format === 'avo' &&
      event['type'] !== undefined &&
      typeof event['type'] === 'string' &&
      !/track|event/i.test(event['type'])
    )
      continue;
    into.addName(name, source, [...at, 'name']);
    const { schema, context } = schemaIn(event['rules'] ?? event['schema'], [...at, 'rules'], source, into);
    const shape = eventShape(schema, [...at, 'rules'], context, false);
    const tier = tierIn(event);
    const description = someText(event['description']);
    into.addEvent({
      name,
      ...(description !== undefined && { description }),
      ...(tier !== undefined && { tier }),
      ...(shape && { shape }),
      place: source.place(at),
    });
  }
}

/**
 * What is planned for an event's properties, by a schema of the properties or of the whole call.
 *
 * @param isCall the schema is known to describe the whole call, as common rules do
 */
export function eventShape(
  schema: unknown,
  pointer: Pointer,
  context: SchemaContext,
  isCall: boolean,
): PlannedShape | undefined {
  const outer = isObject(schema) ? schema['properties'] : undefined;
  if (!isObject(outer)) return shapeOf(schema, pointer, context);
  const at = [...pointer, 'properties', 'properties'];
  const inner = outer['properties'];
  const keys = Object.keys(outer);
  const isEnvelope =
    keys.every(key => envelope.has(key)) && (isObject(inner) || (keys.includes('context') && keys.includes('traits')));
  if (isEnvelope)
    return isObject(inner) && isBareMap(inner)
      ? shapeOf({ properties: inner }, [...pointer, 'properties'], context)
      : shapeOf(inner, at, context);
  if (isCall && isObject(inner)) return shapeOf(inner, at, context);
  return shapeOf(schema, pointer, context);
}

/** What is planned for a person's attributes, by a schema of the traits or of the whole call. */
function traitsShape(schema: unknown, pointer: Pointer, context: SchemaContext): PlannedShape | undefined {
  const outer = isObject(schema) ? schema['properties'] : undefined;
  const isCall = isObject(outer) && Object.keys(outer).every(key => envelope.has(key)) && 'traits' in outer;
  return isCall
    ? shapeOf(outer['traits'], [...pointer, 'properties', 'traits'], context)
    : shapeOf(schema, pointer, context);
}

/** Properties by name where a schema was due: `{"order_id": {"type": "string"}}`. Words of a schema have no objects. */
function isBareMap(value: JsonObject): boolean {
  const schemas = Object.values(value);
  return schemas.length > 0 && schemas.every(isObject) && !('properties' in value);
}

function someText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The events that `avo.json` and other pointers have not: for messages. */
export function isAvoPointer(data: unknown): boolean {
  return isObject(data) && isObject(data['avo']) && listOf(data['sources']).length > 0;
}
