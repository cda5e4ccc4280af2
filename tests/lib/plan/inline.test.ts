import { describe, expect, it } from 'vitest';
import { isInline, readEventSchema, readInline } from '../../../lib/plan/inline.ts';
import { collected, problems, shown, source, summary } from './plans.ts';

import type { Plan } from '../../../lib/plan/model.ts';

const read = (data: unknown): Plan => collected(into => readInline(source(data), into));

describe('a document is of our shape', () => {
  it.each([{ events: {} }, { common: {} }, { tiers: {} }, { events: ['a'], name: 'x' }])('%j', data => {
    expect(isInline(data)).toBe(true);
  });
  it.each([{}, { file: 'x' }, { events: {}, rules: [] }, [], 'events', null])('but not %j', data => {
    expect(isInline(data)).toBe(false);
  });
});

describe('the whole of it', () => {
  it.each(['events', 'common', 'tiers'])('is a plan by %s', key => {
    const plan = read({ [key]: {} });
    expect([plan.files, plan.formats, problems(plan)]).toEqual([['plan.json'], ['inline'], []]);
  });

  it('is none where it only leads to files', () => {
    expect(read({ file: 'x.json' }).formats).toEqual([]);
  });

  it('may have what others put into it', () => {
    expect(
      problems(
        read({ file: 'a', events: {}, common: {}, tiers: {}, $schema: '', version: 1, name: '', description: '' }),
      ),
    ).toEqual([]);
  });

  it('is told where it is no object', () => {
    const plan = read([1]);
    expect(problems(plan)).toEqual([
      'plan.json: A plan must be an object, not a list. Write `{ events: { order_completed: { total: "number" } } }`.',
    ]);
    expect(plan.isComplete).toBe(false);
    expect(plan.formats).toEqual([]);
  });

  it('is told by each key that is none', () => {
    expect(problems(read({ evnts: {}, tier: {} }))).toEqual([
      'plan.json (/evnts): `evnts` is no key of a plan. Write `file`, `events`, `common`, `traits` or `tiers`.',
      'plan.json (/tier): `tier` is no key of a plan. Write `file`, `events`, `common`, `traits` or `tiers`.',
    ]);
  });
});

describe('events in a list', () => {
  it('are names, with their places', () => {
    const plan = read({ events: ['b', 'a'] });
    expect([...plan.events.values()]).toEqual([
      { name: 'a', place: { file: 'plan.json', pointer: '/events/1' } },
      { name: 'b', place: { file: 'plan.json', pointer: '/events/0' } },
    ]);
    expect(plan.names.get('a')).toEqual([{ file: 'plan.json', pointer: ['events', 1], as: 'value' }]);
  });

  it.each<[unknown, string]>([
    [7, 'a number'],
    ['', 'a string'],
    [{}, 'an object'],
  ])('are told where one is %j, and the others are read', (name, words) => {
    const plan = read({ events: [name, 'a'] });
    expect(problems(plan)).toEqual([
      `plan.json (/events/0): The name of an event must be a text, not ${words}. List names alone, or make \`events\` an object of events by name.`,
    ]);
    expect([...plan.events.keys()]).toEqual(['a']);
    expect(plan.isComplete).toBe(false);
  });
});

describe('events by name', () => {
  it('may say no more than the name', () => {
    const plan = read({ events: { a: true, b: null, c: {} } });
    expect([...plan.events.values()]).toEqual(
      ['a', 'b', 'c'].map(name => ({ name, place: { file: 'plan.json', pointer: `/events/${name}` } })),
    );
    expect(plan.names.get('a')).toEqual([{ file: 'plan.json', pointer: ['events', 'a'], as: 'key' }]);
    expect(problems(plan)).toEqual([]);
  });

  it('have a description and a tier', () => {
    const plan = read({ events: { a: { description: 'Why.', tier: 1 }, b: { description: 7 } } });
    expect(plan.events.get('a')).toMatchObject({ description: 'Why.', tier: 1 });
    expect('description' in (plan.events.get('b') ?? {})).toBe(false);
    expect(plan.events.get('a')?.shape).toBeUndefined();
  });

  it.each<[unknown, string]>([
    [undefined, 'unsaid'],
    [false, 'forbidden'],
    [true, 'allowed'],
    [{}, 'allowed'],
  ])('say of further properties %j: %s', (additionalProperties, additional) => {
    const plan = read({
      events: { a: { properties: {}, ...(additionalProperties !== undefined && { additionalProperties }) } },
    });
    expect(plan.events.get('a')?.shape?.additional).toBe(additional);
  });

  it.each<[string, unknown, string]>([
    [
      'the whole',
      'x',
      ' (/events): `events` must be an object or a list of names, not a string. Write `{ order_completed: { properties: { total: "number" } } }`.',
    ],
    [
      'an event',
      { a: 'x' },
      ' (/events/a): The plan of `a` must be an object, not a string. Write `{ properties: { total: "number" } }`, or `true` for the name alone.',
    ],
    [
      'an event that is false',
      { a: false },
      ' (/events/a): The plan of `a` must be an object, not a boolean. Write `{ properties: { total: "number" } }`, or `true` for the name alone.',
    ],
  ])('are told where events may be lost: %s', (_, events, text) => {
    const plan = read({ events });
    expect(problems(plan)).toEqual([`plan.json${text}`]);
    expect(plan.isComplete).toBe(false);
    expect(plan.events.size).toBe(0);
  });

  it.each<[string, object, string]>([
    [
      'a tier',
      { tier: 'gold' },
      '/tier): `tier` is "gold", which is no number. Write 1 for events that stand for money, 2 and more for others.',
    ],
    [
      'another key',
      { props: {} },
      "/props): `props` is no key of an event's plan. Write `properties`, `required`, `additionalProperties`, `tier` or `description`.",
    ],
    [
      'what is asked for, as text',
      { required: 'x' },
      '/required): `required` must be a list of names of properties. Write `["total"]`, or take it out: every property is required then, but those whose type ends in `?`.',
    ],
    [
      'what is asked for, as numbers',
      { required: ['x', 1] },
      '/required): `required` must be a list of names of properties. Write `["total"]`, or take it out: every property is required then, but those whose type ends in `?`.',
    ],
    [
      'properties',
      { properties: ['x'] },
      '/properties): Properties must be an object, not a list. Write `{ total: "number", coupon: "string?" }`.',
    ],
  ])('are told where something else is wrong: %s', (_, fields, text) => {
    const plan = read({ events: { a: fields, b: true } });
    expect(problems(plan)).toEqual([`plan.json (/events/a${text}`]);
    expect(plan.isComplete).toBe(true);
    expect([...plan.events.keys()]).toEqual(['a', 'b']);
  });

  it('have all the keys that there are', () => {
    const all = { tier: 1, description: '', properties: {}, required: [], additionalProperties: true };
    expect(problems(read({ events: { a: all } }))).toEqual([]);
  });

  it('go on behind one that is wrong', () => {
    expect([...read({ events: { a: 'x', b: true, c: 7, d: null, e: {} } }).events.keys()]).toEqual(['b', 'd', 'e']);
  });
});

describe('properties', () => {
  const properties = (given: object, fields: object = {}): string[] | undefined =>
    summary(read({ events: { a: { properties: given, ...fields } } }))['a'];

  it.each<[string, object, string[]]>([
    ['a type', { x: 'number' }, ['x!: number']],
    ['a type that may be missed', { x: 'number?' }, ['x: number']],
    ['two types', { x: 'number | null?' }, ['x: number|null']],
    ['any type', { x: 'any' }, ['x!: any']],
    ['a schema', { x: { type: 'number' } }, ['x!: number']],
    ['a schema that is not asked for', { x: { type: 'number', required: false } }, ['x: number']],
    ['a schema that is asked for', { x: { type: 'number', required: true } }, ['x!: number']],
    ['true', { x: true }, ['x!: any']],
  ])('are %s', (_, given, wanted) => {
    expect(properties(given)).toEqual(wanted);
  });

  it('are asked for by a list', () => {
    const given = { x: 'number', y: 'number?', z: { required: true } };
    expect(properties(given, { required: ['y', 'w'] })).toEqual(['x: number', 'y!: number', 'z: any', 'w!: any']);
    expect(properties(given, { required: [] })).toEqual(['x: number', 'y: number', 'z: any']);
    expect(properties({ x: 'number' }, { required: [7] })).toEqual(['x: number']);
  });

  it('have places', () => {
    const shape = read({ events: { a: { properties: { x: 'number' }, required: ['y'] } } }).events.get('a')?.shape;
    expect(shape?.properties.get('x')?.place.pointer).toBe('/events/a/properties/x');
    expect(shape?.properties.get('y')?.place.pointer).toBe('/events/a/properties');
  });

  it('are told where a type is none', () => {
    expect(problems(read({ events: { a: { properties: { x: 'nummer', y: 7 } } } }))).toEqual([
      'plan.json (/events/a/properties/x/type/0): `type` is "nummer", which is no type. Write one of string, number, integer, boolean, object, array, null.',
      'plan.json (/events/a/properties/y): The schema of `y` must be an object, not a number. Write `{"type": "string"}`, or `{}` for any value.',
    ]);
  });

  it('refer to definitions of the plan', () => {
    const events = { a: { properties: { x: { $ref: '#/common/v' } } } };
    expect(summary(read({ events, common: { v: { type: 'number' } } }))).toEqual({ a: ['x!: number'] });
  });
});

describe('what all events have in common', () => {
  it('is a list of properties', () => {
    const plan = read({ common: { v: 'number', w: 'string?' } });
    expect(shown(plan.common)).toEqual(['v!: number', 'w: string']);
    expect(plan.common.additional).toBe('unsaid');
    expect(plan.common.properties.get('v')?.place.pointer).toBe('/common/v');
  });

  it('is told where it is none', () => {
    const plan = read({ common: ['v'] });
    expect(problems(plan)).toEqual([
      'plan.json (/common): Properties must be an object, not a list. Write `{ total: "number", coupon: "string?" }`.',
    ]);
    expect(shown(plan.common)).toEqual([]);
  });
});

describe('tiers', () => {
  it('are lists of names and patterns', () => {
    const plan = read({ tiers: { 1: ['a', '/^b_/'], 20: ['c'] } });
    expect(['a', 'b_x', 'c', 'd'].map(name => plan.tierOf(name))).toEqual([1, 1, 20, undefined]);
    expect(plan.names.get('c')).toEqual([{ file: 'plan.json', pointer: ['tiers', '20', 0], as: 'value' }]);
    expect(problems(plan)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    [
      'a list',
      ['a'],
      '/tiers): `tiers` must be an object, not a list. Write `{ 1: ["order_completed", "/^payment_/"] }`.',
    ],
    [
      'by words',
      { gold: ['a'] },
      '/tiers/gold): `gold` is no tier. Write a number: 1 for events that stand for money.',
    ],
    [
      'by too long a number',
      { 1000: ['a'] },
      '/tiers/1000): `1000` is no tier. Write a number: 1 for events that stand for money.',
    ],
    [
      'by a number with a word',
      { '1x': ['a'] },
      '/tiers/1x): `1x` is no tier. Write a number: 1 for events that stand for money.',
    ],
    [
      'by a word with a number',
      { x1: ['a'] },
      '/tiers/x1): `x1` is no tier. Write a number: 1 for events that stand for money.',
    ],
    [
      'of a text',
      { 1: 'a' },
      '/tiers/1): A tier must be a list of names and `/patterns/`. Write `["order_completed", "/^payment_/"]`.',
    ],
    [
      'of numbers',
      { 1: ['a', 7] },
      '/tiers/1): A tier must be a list of names and `/patterns/`. Write `["order_completed", "/^payment_/"]`.',
    ],
  ])('are told where they are %s', (_, tiers, text) => {
    const plan = read({ tiers });
    expect(problems(plan)).toEqual([`plan.json (${text}`]);
    expect(plan.tierOf('a')).toBeUndefined();
  });

  it('are read on behind one that is wrong', () => {
    const plan = read({ tiers: { 1: 'a', 2: ['b'], x: ['c'] } });
    expect(plan.tierOf('b')).toBe(2);
  });
});

describe('a schema of one event', () => {
  const event = (data: unknown, file = 'schemas/order.json'): Plan =>
    collected(into => readEventSchema(source(data, file), into));

  it.each([
    ['schemas/order_completed.json', 'order_completed'],
    ['schemas/order_completed.schema.json', 'order_completed'],
    ['order_completed-schema.YAML', 'order_completed'],
    ['a/b/order.completed.yml', 'order.completed'],
    ['schema.json', 'schema'],
    ['order.json.json', 'order.json'],
  ])('is called by its file %s: %s', (file, name) => {
    const plan = event({ type: 'object' }, file);
    expect([...plan.events.keys()]).toEqual([name]);
    expect(plan.names.get(name)).toEqual([{ file, pointer: [], as: 'file' }]);
    expect([plan.files, plan.formats]).toEqual([[file], ['json-schema']]);
  });

  it('is called by its title', () => {
    const plan = event({ title: 'Order Completed' });
    expect([...plan.events.keys()]).toEqual(['Order Completed']);
    expect(plan.names.get('Order Completed')).toEqual([
      { file: 'schemas/order.json', pointer: ['title'], as: 'value' },
    ]);
    expect([...event({ title: '' }).events.keys()]).toEqual(['order']);
    expect([...event({ title: 7 }).events.keys()]).toEqual(['order']);
  });

  it('has properties, a tier and a description', () => {
    const data = {
      description: 'Why.',
      'x-tier': 1,
      $defs: { m: { type: 'number' } },
      properties: { x: { $ref: '#/$defs/m' } },
    };
    const plan = event(data);
    expect(summary(plan)).toEqual({ 'order (1)': ['x: number'] });
    expect(plan.events.get('order')).toMatchObject({
      description: 'Why.',
      tier: 1,
      place: { file: 'schemas/order.json', pointer: '' },
    });
  });

  it('may say no more than the name', () => {
    const place = { file: 'schemas/order.json', pointer: '' };
    expect(event({}).events.get('order')).toEqual({ name: 'order', place });
    expect(event({ description: '' }).events.get('order')).toEqual({ name: 'order', place });
    expect(event({ description: 7 }).events.get('order')).toEqual({ name: 'order', place });
  });

  it('is told where it is none', () => {
    expect(problems(event('x'))).toEqual([
      'schemas/order.json: A schema must be an object, not a string. Write `{"type": "object", "properties": {…}}`.',
    ]);
  });
});
