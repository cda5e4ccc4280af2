/** A plan of our own shape, written in the settings or in a file: short names of types, common properties, tiers. */
import { listOf, tierIn } from './collect.ts';
import { eventShape } from './event-list.ts';
import { kindInWords, propertyOf } from './json-schema.ts';
import { isObject } from '../files/json.ts';

import type { PlanCollector } from './collect.ts';
import type { SchemaContext } from './json-schema.ts';
import type { PlannedProperty, PlannedShape } from './model.ts';
import type { PlanSource, Pointer } from './source.ts';

const keys = new Set(['file', 'events', 'common', 'traits', 'tiers', '$schema', 'version', 'name', 'description']);

/** Whether a document is of this shape: the others are told by what they hold. */
export function isInline(data: unknown): boolean {
  return isObject(data) && ['events', 'common', 'tiers'].some(key => key in data) && !('rules' in data);
}

/** Reads everything but `file`, which is the reader's. */
export function readInline(source: PlanSource, into: PlanCollector): void {
  const { data } = source;
  const { problems } = into;
  if (!isObject(data)) {
    problems.addLoss(
      source,
      [],
      `A plan must be an object, not ${kindInWords(data)}.`,
      'Write `{ events: { order_completed: { total: "number" } } }`.',
    );
    return;
  }
  if (['events', 'common', 'traits', 'tiers'].some(key => key in data)) into.addFile(source, 'inline');
  for (const key of Object.keys(data)) {
    if (!keys.has(key))
      problems.add(
        source,
        [key],
        `\`${key}\` is no key of a plan.`,
        'Write `file`, `events`, `common`, `traits` or `tiers`.',
      );
  }
  readEvents(data['events'], source, into);
  if (data['common'] !== undefined) {
    into.addCommon(propertiesOf(data['common'], ['common'], contextOf(source, into, data), undefined));
  }
  if (data['traits'] !== undefined) {
    into.addTraits(propertiesOf(data['traits'], ['traits'], contextOf(source, into, data), undefined));
  }
  readTiers(data['tiers'], source, into);
}

function contextOf(source: PlanSource, into: PlanCollector, root: unknown): SchemaContext {
  return { source, problems: into.problems, root: isObject(root) ? root : {}, rootPointer: [] };
}

function readEvents(events: unknown, source: PlanSource, into: PlanCollector): void {
  if (events === undefined) return;
  if (Array.isArray(events)) {
    for (const [index, name] of (events as unknown[]).entries()) {
      if (typeof name === 'string' && name !== '') {
        into.addEvent({ name, place: source.place(['events', index]) });
        into.addName(name, source, ['events', index]);
      } else
        into.problems.addLoss(
          source,
          ['events', index],
          `The name of an event must be a text, not ${kindInWords(name)}.`,
          'List names alone, or make `events` an object of events by name.',
        );
    }
    return;
  }
  if (!isObject(events)) {
    into.problems.addLoss(
      source,
      ['events'],
      `\`events\` must be an object or a list of names, not ${kindInWords(events)}.`,
      'Write `{ order_completed: { properties: { total: "number" } } }`.',
    );
    return;
  }
  const context = contextOf(source, into, source.data);
  for (const [name, event] of Object.entries(events)) {
    const at = ['events', name];
    const place = source.place(at);
    into.addName(name, source, at, 'key');
    if (event === true || event === null) {
      into.addEvent({ name, place });
      continue;
    }
    if (!isObject(event)) {
      into.problems.addLoss(
        source,
        at,
        `The plan of \`${name}\` must be an object, not ${kindInWords(event)}.`,
        'Write `{ properties: { total: "number" } }`, or `true` for the name alone.',
      );
      continue;
    }
    const tier = tierIn(event);
    if (event['tier'] !== undefined && tier === undefined)
      into.problems.add(
        source,
        [...at, 'tier'],
        `\`tier\` is ${JSON.stringify(event['tier'])}, which is no number.`,
        'Write 1 for events that stand for money, 2 and more for others.',
      );
    for (const key of Object.keys(event)) {
      if (!['tier', 'description', 'properties', 'required', 'additionalProperties'].includes(key))
        into.problems.add(
          source,
          [...at, key],
          `\`${key}\` is no key of an event's plan.`,
          'Write `properties`, `required`, `additionalProperties`, `tier` or `description`.',
        );
    }
    const required = event['required'];
    if (required !== undefined && !(Array.isArray(required) && required.every(item => typeof item === 'string'))) {
      into.problems.add(
        source,
        [...at, 'required'],
        '`required` must be a list of names of properties.',
        'Write `["total"]`, or take it out: every property is required then, but those whose type ends in `?`.',
      );
    }
    const description = event['description'];
    const listed = Array.isArray(required) ? new Set(required as unknown[]) : undefined;
    const shape =
      event['properties'] === undefined
        ? undefined
        : propertiesOf(event['properties'], [...at, 'properties'], context, listed);
    const additional = event['additionalProperties'];
    into.addEvent({
      name,
      ...(typeof description === 'string' && { description }),
      ...(tier !== undefined && { tier }),
      ...(shape && {
        shape: {
          ...shape,
          additional: additional === undefined ? 'unsaid' : additional === false ? 'forbidden' : 'allowed',
        },
      }),
      place,
    });
  }
}

/** `'string'` is required, `'string?'` is not; an object is a JSON Schema, required unless it says otherwise. */
function propertiesOf(
  value: unknown,
  pointer: Pointer,
  context: SchemaContext,
  listed: ReadonlySet<unknown> | undefined,
): PlannedShape | undefined {
  if (!isObject(value)) {
    context.problems.add(
      context.source,
      pointer,
      `Properties must be an object, not ${kindInWords(value)}.`,
      'Write `{ total: "number", coupon: "string?" }`.',
    );
    return undefined;
  }
  const properties = new Map<string, PlannedProperty>();
  for (const [name, given] of Object.entries(value)) {
    const at = [...pointer, name];
    const isOptional = typeof given === 'string' ? given.endsWith('?') : isObject(given) && given['required'] === false;
    const isRequired = listed ? listed.has(name) : !isOptional;
    const schema =
      typeof given === 'string'
        ? {
            type: given
              .replace(/\?$/, '')
              .split('|')
              .map(type => type.trim()),
          }
        : given;
    const property = propertyOf(name, schema, at, isRequired, context);
    properties.set(name, listed && !isRequired ? { ...property, required: false } : property);
  }
  for (const name of listed ?? []) {
    if (typeof name === 'string' && !properties.has(name))
      properties.set(name, { name, required: true, place: context.source.place(pointer) });
  }
  return { properties, additional: 'unsaid', patterns: [] };
}

function readTiers(tiers: unknown, source: PlanSource, into: PlanCollector): void {
  if (tiers === undefined) return;
  if (!isObject(tiers)) {
    into.problems.add(
      source,
      ['tiers'],
      `\`tiers\` must be an object, not ${kindInWords(tiers)}.`,
      'Write `{ 1: ["order_completed", "/^payment_/"] }`.',
    );
    return;
  }
  for (const [tier, names] of Object.entries(tiers)) {
    if (!/^\d{1,3}$/.test(tier)) {
      into.problems.add(
        source,
        ['tiers', tier],
        `\`${tier}\` is no tier.`,
        'Write a number: 1 for events that stand for money.',
      );
      continue;
    }
    if (!Array.isArray(names) || !names.every(name => typeof name === 'string')) {
      into.problems.add(
        source,
        ['tiers', tier],
        'A tier must be a list of names and `/patterns/`.',
        'Write `["order_completed", "/^payment_/"]`.',
      );
      continue;
    }
    for (const [index, name] of listOf(names).entries())
      into.addTier(Number(tier), name as string, source, ['tiers', tier, index]);
  }
}

/** A file that plans one event: its `title`, else the file's name. */
export function readEventSchema(source: PlanSource, into: PlanCollector): void {
  const data = isObject(source.data) ? source.data : {};
  into.addFile(source, 'json-schema');
  const base = source.file.slice(source.file.lastIndexOf('/') + 1).replace(/(?:[.-]schema)?\.(?:json|ya?ml)$/i, '');
  const title = data['title'];
  const tier = tierIn(data);
  const description = data['description'];
  const found = eventShape(source.data, [], contextOf(source, into, data), false);
  const isTitled = typeof title === 'string' && title !== '';
  const name = isTitled ? title : base;
  into.addName(name, source, isTitled ? ['title'] : [], isTitled ? 'value' : 'file');
  into.addEvent({
    name,
    ...(typeof description === 'string' && description !== '' && { description }),
    ...(tier !== undefined && { tier }),
    ...(found && { shape: found }),
    place: source.place([]),
  });
}
