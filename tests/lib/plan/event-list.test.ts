import { describe, expect, it } from 'vitest';
import { eventShape, isAvoPointer, readEventList } from '../../../lib/plan/event-list.ts';
import { collected, problems, shown, source, summary } from './plans.ts';

import type { Plan } from '../../../lib/plan/model.ts';

/** The plan of a document; undefined where it is of none of the formats. */
function read(data: unknown): Plan | undefined {
  let isRead = false;
  const plan = collected(into => (isRead = readEventList(source(data), into)));
  return isRead ? plan : undefined;
}

const total = { type: 'object', properties: { total: { type: 'number' } } };
const track = (key: unknown, fields: object = {}): object => ({ key, type: 'TRACK', ...fields });
const envelope = (properties: unknown, fields: object = {}): object => ({
  properties: { context: {}, traits: {}, properties, ...fields },
});

describe('a document is a plan', () => {
  it.each<[string, unknown, string, string]>([
    ['of rules', { rules: [track('a')] }, 'segment', '/rules/0'],
    ['of rules alone', [track('a')], 'segment', '/0'],
    ['of rules under data', { data: { rules: [track('a')] } }, 'segment', '/data/rules/0'],
    ['of rules under trackingPlan', { trackingPlan: { rules: [track('a')] } }, 'segment', '/trackingPlan/rules/0'],
    ['of rules under tracking_plan', { tracking_plan: [track('a')] }, 'segment', '/tracking_plan/0'],
    ['of version 7', { rules: { events: [{ name: 'a' }] } }, 'segment-v7', '/rules/events/0'],
    ['of version 7 under data', { data: { rules: { events: [{ name: 'a' }] } } }, 'segment-v7', '/data/rules/events/0'],
    ['of Avo', { events: [{ name: 'a' }] }, 'avo', '/events/0'],
  ])('%s', (_, data, format, pointer) => {
    const plan = read(data);
    expect(plan?.formats).toEqual([format]);
    expect(plan?.files).toEqual(['plan.json']);
    expect([...(plan?.events.values() ?? [])]).toEqual([{ name: 'a', place: { file: 'plan.json', pointer } }]);
  });

  it.each<[string, unknown]>([
    ['rules that are a text', { rules: 'x' }],
    ['rules without events', { rules: {} }],
    ['events that are names', { events: ['a'] }],
    ['events of which one is a name', { events: [{ name: 'a' }, 'b'] }],
    ['events by name', { events: { a: true } }],
    ['a list of others', [{ key: 'a' }, { type: 'TRACK' }, { key: 'a', type: 1 }, 'x', null]],
    ['a text', 'rules'],
    ['null', null],
    ['an empty list', []],
    ['rules under another key', { plan: { rules: [] } }],
  ])('but not %s', (_, data) => {
    expect(read(data)).toBeUndefined();
  });
});

describe('rules of Segment', () => {
  const rule = (fields: unknown): Plan => read({ rules: [fields] }) as Plan;

  it.each<[string, object, string[]]>([
    ['by their key', track('a'), ['a']],
    ['by their name, where they have no key', { name: 'a', type: 'TRACK' }, ['a']],
    ['by their name, where the key is null', { key: null, name: 'a', type: 'TRACK' }, ['a']],
    ['by their key before their name', { key: 'a', name: 'b', type: 'track' }, ['a']],
    ['without a type', { key: 'a' }, ['a']],
    ['of another type', { key: 'a', type: 'PAGE' }, []],
    ['of what all have in common', { key: 'a', type: 'common' }, []],
  ])('are read %s', (_, fields, names) => {
    const plan = rule(fields);
    expect([...plan.events.keys()]).toEqual(names);
    expect(problems(plan)).toEqual([]);
  });

  it('note where their names stand', () => {
    const plan = read({ rules: [track('a'), { name: 'b' }, { key: null, name: 'c' }, track('a')] });
    expect(
      [...(plan?.names ?? [])].map(([name, places]) => [name, ...places.map(({ pointer }) => pointer.join('/'))]),
    ).toEqual([
      ['a', 'rules/0/key', 'rules/3/key'],
      ['b', 'rules/1/name'],
      ['c', 'rules/2/name'],
    ]);
  });

  it.each(['jsonSchema', 'json_schema', 'schema'])('have their schema under %s', key => {
    const plan = rule(track('a', { [key]: total }));
    expect(summary(plan)).toEqual({ a: ['total: number'] });
    expect(plan.events.get('a')?.shape?.properties.get('total')?.place.pointer).toBe(
      `/rules/0/${key}/properties/total`,
    );
  });

  it('have the first schema of several', () => {
    const other = { properties: { other: {} } };
    expect(summary(rule(track('a', { jsonSchema: total, schema: other, json_schema: other })))).toEqual({
      a: ['total: number'],
    });
  });

  it('have a schema that is a text, and are told where it is no JSON', () => {
    expect(summary(rule(track('a', { jsonSchema: JSON.stringify(total) })))).toEqual({ a: ['total: number'] });
    const broken = rule(track('a', { jsonSchema: '{' }));
    expect(summary(broken)).toEqual({ a: undefined });
    expect(problems(broken)).toEqual([
      'plan.json (/rules/0/jsonSchema): The schema is a text that is not JSON. Write the schema as an object.',
    ]);
    expect(broken.isComplete).toBe(true);
  });

  it('refer to definitions in their schema', () => {
    const schema = { $defs: { money: { type: 'number' } }, properties: { total: { $ref: '#/$defs/money' } } };
    expect(summary(rule(track('a', { jsonSchema: schema })))).toEqual({ a: ['total: number'] });
    const gone = rule(track('a', { jsonSchema: { properties: { total: { $ref: '#/gone' } } } }));
    expect(problems(gone)).toHaveLength(1);
  });

  it('say what all events have in common', () => {
    const plan = read({
      rules: [{ type: 'COMMON', jsonSchema: { properties: { context: {}, other: {}, properties: total } } }],
    });
    expect(shown(plan?.common)).toEqual(['total: number']);
    expect(plan?.events.size).toBe(0);
  });

  it.each<[string, object, string | undefined]>([
    ['of their own', track('a', { description: 'Own.', jsonSchema: { description: 'Of the schema.' } }), 'Own.'],
    [
      'of their schema',
      track('a', { description: '', jsonSchema: { description: 'Of the schema.' } }),
      'Of the schema.',
    ],
    ['of none', track('a', { description: 7, jsonSchema: { description: '' } }), undefined],
    ['of none, without a schema', track('a'), undefined],
  ])('have a description %s', (_, fields, description) => {
    expect(rule(fields).events.get('a')?.description).toBe(description);
  });

  it.each<[string, object, number | undefined]>([
    ['of their own', track('a', { tier: 1, jsonSchema: { tier: 2 } }), 1],
    ['of their schema', track('a', { jsonSchema: { labels: { tier: '2' } } }), 2],
    ['of none', track('a', { jsonSchema: {} }), undefined],
  ])('have a tier %s', (_, fields, tier) => {
    expect(rule(fields).events.get('a')?.tier).toBe(tier);
  });

  it.each<[string, unknown[], string]>([
    ['the newest last', [1, 2], 'v2'],
    ['the newest first', [2, 1], 'v2'],
    ['both the same', [2, 2], 'second'],
    ['one without', [undefined, 1], 'v1'],
    ['one without, last', [1, undefined], 'v1'],
    ['one that is a text', [1, '2'], 'v1'],
    ['none', [undefined, undefined], 'second'],
  ])('count in their newest version: %s', (_, versions, description) => {
    const rules = versions.map((version, index) =>
      track('a', {
        version,
        description: versions[0] === versions[1] ? (index === 0 ? 'first' : 'second') : `v${version}`,
      }),
    );
    expect(read({ rules })?.events.get('a')?.description).toBe(description);
  });

  it.each<[string, unknown, string]>([
    [
      'are no object',
      7,
      'A rule must be an object, not a number. Write `{"key": "Order Completed", "type": "TRACK", "jsonSchema": {…}}`.',
    ],
    ['have no name', { type: 'TRACK' }, 'A rule of type TRACK has no `key`. Give it the name of the event.'],
    ['have an empty name', track(''), 'A rule of type TRACK has no `key`. Give it the name of the event.'],
    ['have a number for a name', track(7), 'A rule of type TRACK has no `key`. Give it the name of the event.'],
  ])('are told where they %s, and the others are read', (_, fields, text) => {
    const plan = read({ rules: [fields, track('b')] });
    expect(plan && problems(plan)).toEqual([`plan.json (/rules/0): ${text}`]);
    expect(plan?.isComplete).toBe(false);
    expect([...(plan?.events.keys() ?? [])]).toEqual(['b']);
  });
});

describe('events of version 7', () => {
  const version7 = (events: unknown, fields: object = {}): Plan => read({ rules: { events, ...fields } }) as Plan;

  it('have their schema under rules', () => {
    const plan = version7([
      { name: 'a', description: 'Why.', tier: 1, rules: envelope(total) },
      { name: 'b', schema: total },
    ]);
    expect(summary(plan)).toEqual({ 'a (1)': ['total: number'], b: ['total: number'] });
    expect(plan.events.get('a')?.description).toBe('Why.');
    expect('description' in (plan.events.get('b') ?? {})).toBe(false);
    expect(plan.events.get('a')?.shape?.properties.get('total')?.place.pointer).toBe(
      '/rules/events/0/rules/properties/properties/properties/total',
    );
    expect(plan.names.get('a')).toEqual([{ file: 'plan.json', pointer: ['rules', 'events', 0, 'name'], as: 'value' }]);
  });

  it('are of any type', () => {
    expect(summary(version7([{ name: 'a', type: 'page' }]))).toEqual({ a: undefined });
  });

  it('have in common what is global', () => {
    const plan = version7([], {
      global: {
        $defs: { v: { type: 'number' } },
        properties: { other: {}, properties: { properties: { v: { $ref: '#/$defs/v' } } } },
      },
    });
    expect(shown(plan.common)).toEqual(['v: number']);
    expect(plan.common.properties.get('v')?.place.pointer).toBe('/rules/global/properties/properties/properties/v');
  });

  it.each<[string, unknown, string]>([
    [
      'are no list',
      {},
      ' (/rules/events): `events` must be a list, not an object. Export the plan again, or write a list of `{"name": …, "rules": {…}}`.',
    ],
    ['have no name', [{}], ' (/rules/events/0): An event has no `name`. Give it the name that the code sends.'],
    [
      'have an empty name',
      [{ name: '' }],
      ' (/rules/events/0): An event has no `name`. Give it the name that the code sends.',
    ],
    [
      'have a number for a name',
      [{ name: 7 }],
      ' (/rules/events/0): An event has no `name`. Give it the name that the code sends.',
    ],
    ['are no objects', ['a'], ' (/rules/events/0): An event has no `name`. Give it the name that the code sends.'],
  ])('are told where they %s', (_, events, text) => {
    const plan = version7(events);
    expect(problems(plan)).toEqual([`plan.json${text}`]);
    expect(plan.isComplete).toBe(false);
  });
});

describe('events of Avo', () => {
  it.each<[unknown, boolean]>([
    ['track', true],
    ['Event', true],
    ['LOG_EVENT', true],
    [undefined, true],
    [7, true],
    ['page', false],
    ['identify', false],
  ])('of type %j count: %s', (type, counts) => {
    expect(read({ events: [{ name: 'a', type }] })?.events.size).toBe(counts ? 1 : 0);
  });

  it('are told from a pointer to them', () => {
    expect(isAvoPointer({ avo: {}, sources: [{}] })).toBe(true);
    expect(isAvoPointer({ avo: {}, sources: [] })).toBe(false);
    expect(isAvoPointer({ avo: 1, sources: [{}] })).toBe(false);
    expect(isAvoPointer({ sources: [{}] })).toBe(false);
    expect(isAvoPointer({ avo: {} })).toBe(false);
    expect(isAvoPointer('avo')).toBe(false);
  });
});

describe('a schema', () => {
  const shapeIn = (schema: unknown, isCall = false): string[] | undefined => {
    let found: string[] | undefined;
    collected(into => {
      const root = schema as Record<string, unknown>;
      found = shown(
        eventShape(schema, [], { source: source(schema), problems: into.problems, root, rootPointer: [] }, isCall),
      );
    });
    return found;
  };

  it.each<[string, unknown, string[] | undefined]>([
    ['of the properties', total, ['total: number']],
    ['of the properties, by references', { $defs: { x: total }, $ref: '#/$defs/x' }, ['total: number']],
    ['of the whole call', envelope(total), ['total: number']],
    ['of the whole call, with properties alone', { properties: { properties: total } }, ['total: number']],
    ['of the whole call, without properties', envelope({}), undefined],
    ['of the whole call, with nothing said of properties', { properties: { context: {}, traits: {} } }, undefined],
    [
      'of a property that is called properties',
      { properties: { properties: total, id: {} } },
      ['properties: object', 'id: any'],
    ],
    [
      'of properties that are called as parts of a call are',
      { properties: { context: {}, userId: {} } },
      ['context: any', 'userId: any'],
    ],
    ['of properties of which one is called traits', { properties: { traits: {} } }, ['traits: any']],
    ['of no properties', { properties: {} }, []],
    [
      'of the whole call, with properties by name',
      envelope({ total: { type: 'number' }, id: {} }),
      ['total: number', 'id: any'],
    ],
    [
      'of the whole call, with a property by the name of a word',
      envelope({ type: { type: 'string' } }),
      ['type: string'],
    ],
    ['of the whole call, with a schema that asks', envelope({ required: ['a'] }), ['a!: any']],
    [
      'of the whole call, with properties by a reference',
      { $defs: { x: total }, properties: { context: {}, properties: { $ref: '#/$defs/x' } } },
      ['total: number'],
    ],
    [
      'of the whole call, with a list for properties',
      { properties: { context: {}, traits: {}, properties: [] } },
      undefined,
    ],
  ])('%s', (_, schema, properties) => {
    expect(shapeIn(schema)).toEqual(properties);
  });

  it.each([
    ...['context', 'traits', 'integrations', 'userId', 'anonymousId', 'messageId', 'timestamp', 'originalTimestamp'],
    ...['sentAt', 'receivedAt', 'type', 'event', 'channel', 'version', 'writeKey'],
  ])('of the whole call may have %s', key => {
    expect(shapeIn({ properties: { properties: total, [key]: {} } })).toEqual(['total: number']);
  });

  it.each<[string, unknown]>([
    ['type', 'object'],
    ['required', []],
    ['allOf', []],
    ['additionalProperties', true],
    ['$schema', 'http://json-schema.org/draft-07/schema#'],
  ])('of the whole call is no list of properties where it has the word %s', (word, value) => {
    expect(shapeIn(envelope({ total: { type: 'number' }, [word]: value }))?.includes('total: number')).not.toBe(true);
  });

  it('is known to be of the whole call', () => {
    const schema = { properties: { other: {}, properties: total } };
    expect(shapeIn(schema)).toEqual(['other: any', 'properties: object']);
    expect(shapeIn(schema, true)).toEqual(['total: number']);
    expect(shapeIn({ properties: { other: {} } }, true)).toEqual(['other: any']);
  });
});
