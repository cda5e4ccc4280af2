/** Writes what the code sends as a plan of Segment's shape, for a team to go on from. */
import { isObject, parseStrictJson } from '../files/json.ts';

import type { Lock, LockedEvent, LockedProperty } from './lock.ts';
import type { JsonType } from './model.ts';

type Rule = Readonly<Record<string, unknown>>;

const typeNames: ReadonlyMap<string, JsonType> = new Map([
  ['string', 'string'],
  ['number', 'number'],
  ['boolean', 'boolean'],
  ['object', 'object'],
  ['array', 'array'],
  ['null', 'null'],
  ['date', 'string'],
]);

/** The text of a new plan. */
export function planText(lock: Lock): string {
  return `${JSON.stringify({ name: 'Tracking plan', rules: Object.entries(lock.events).map(([name, event]) => ruleOf(name, event)) }, null, 2)}\n`;
}

export interface ExtendedPlan {
  /** Undefined where the plan has every event already, so that a hand's formatting stays. */
  readonly text?: string;
  readonly added: readonly string[];
}

/**
 * Adds the events that an existing plan lacks. What is there stays as it is: it is the team's.
 *
 * @returns undefined if the document is no plan of Segment's shape
 */
export function extendedPlan(text: string, lock: Lock): ExtendedPlan | undefined {
  const { value: data } = parseStrictJson(text.replace(/^\uFEFF/, ''));
  const rules = isObject(data) ? data['rules'] : undefined;
  if (!isObject(data) || !Array.isArray(rules)) return undefined;
  const known = new Set((rules as unknown[]).flatMap(rule => (isObject(rule) ? [rule['key'] ?? rule['name']] : [])));
  const added = Object.keys(lock.events).filter(name => !known.has(name));
  if (added.length === 0) return { added };
  const indent = /^[ \t]+/m.exec(text)?.[0] ?? '  ';
  const all = [...(rules as unknown[]), ...added.map(name => ruleOf(name, lock.events[name] as LockedEvent))];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return { added, text: `${JSON.stringify({ ...data, rules: all }, null, indent)}\n`.replaceAll('\n', eol) };
}

function ruleOf(name: string, { properties }: LockedEvent): Rule {
  return {
    key: name,
    type: 'TRACK',
    version: 1,
    jsonSchema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      properties: {
        context: {},
        traits: {},
        properties: Object.keys(properties).length === 0 ? {} : objectOf(properties),
      },
    },
  };
}

function objectOf(properties: LockedEvent['properties']): Rule {
  const entries = Object.entries(properties);
  const required = entries.filter(([, { types, always }]) => always && !types.includes('null')).map(([key]) => key);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([key, property]) => [key, schemaOf(property)])),
    ...(required.length > 0 && { required }),
  };
}

/** Without a type where the code does not tell: a plan must not claim what nobody knows. */
function schemaOf({ types, items }: LockedProperty): Rule {
  const known = types.map(type => typeNames.get(type));
  if (known.length === 0 || known.includes(undefined)) return {};
  const names = [...new Set(known as JsonType[])].sort();
  return {
    type: names.length === 1 ? names[0] : names,
    ...(types.length === 1 && types[0] === 'date' && { format: 'date-time' }),
    ...(items && { items: objectOf(items) }),
  };
}
