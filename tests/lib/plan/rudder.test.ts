import { describe, expect, it } from 'vitest';
import { isRudder, isRudderPlan, readRudder } from '../../../lib/plan/rudder.ts';
import { collected, problems, source, summary } from './plans.ts';

import type { Plan } from '../../../lib/plan/model.ts';

interface Document {
  readonly kind: string;
  readonly spec: unknown;
  readonly group?: unknown;
}

/** A file a document, called by its kind. */
function read(...documents: readonly Document[]): Plan {
  const sources = documents.map(({ kind, spec, group }, index) =>
    source(
      { version: 'rudder/v1', kind, ...(group !== undefined && { metadata: { name: group } }), spec },
      `${kind}${documents.findIndex(other => other.kind === kind) === index ? '' : index}.yaml`,
    ),
  );
  return collected(into => readRudder(sources, into, () => true));
}

const events = (...list: readonly unknown[]): Document => ({ kind: 'events', spec: { events: list } });
const properties = (...list: readonly unknown[]): Document => ({ kind: 'properties', spec: { properties: list } });
const types = (...list: readonly unknown[]): Document => ({ kind: 'custom-types', spec: { types: list } });
const rules = (...list: readonly unknown[]): Document => ({ kind: 'tp', spec: { rules: list } });
const order = { id: 'order', name: 'Order Completed', event_type: 'track' };
const rule = (fields: object = {}): object => ({ type: 'event_rule', event: '#event:order', ...fields });

/** The plan of one event with these fields in its rule. */
const ruled = (fields: object, ...more: readonly Document[]): Plan => read(events(order), ...more, rules(rule(fields)));

describe('a document is of a catalog', () => {
  it.each([
    [{ version: 'rudder/v1', kind: 'events' }, true, false],
    [{ version: 'rudder/0.1', kind: 'tp' }, true, true],
    [{ version: 'rudder/v1', kind: 'tracking-plan' }, true, true],
    [{ version: 'v1', kind: 'tp' }, false, false],
    [{ version: 'my-rudder/v1', kind: 'tp' }, false, false],
    [{ version: 1, kind: 'tp' }, false, false],
    [{ version: 'rudder/v1' }, false, false],
    [{ kind: 'tp' }, false, false],
    [['tp'], false, false],
    [null, false, false],
  ])('%j: %s, and a plan: %s', (data, isOne, isPlan) => {
    expect([isRudder(data), isRudderPlan(data)]).toEqual([isOne, isPlan]);
  });
});

describe('a plan', () => {
  it('has the events of its rules', () => {
    const plan = ruled({});
    expect([...plan.events.values()]).toEqual([
      {
        name: 'Order Completed',
        shape: { properties: new Map(), additional: 'unsaid', patterns: [] },
        place: { file: 'tp.yaml', pointer: '/spec/rules/0' },
      },
    ]);
    expect([plan.files, plan.formats, problems(plan)]).toEqual([['tp.yaml'], ['rudder'], []]);
    expect(plan.names.get('Order Completed')).toEqual([
      { file: 'events.yaml', pointer: ['spec', 'events', 0, 'name'], as: 'value' },
    ]);
  });

  it('may be one of several that is wanted', () => {
    const sources = ['a', 'b'].map(file =>
      source({ version: 'rudder/v1', kind: 'tp', spec: { rules: [rule()] } }, `${file}.yaml`),
    );
    const catalog = source({ version: 'rudder/v1', kind: 'events', spec: { events: [order] } });
    const plan = collected(into =>
      readRudder([...sources, catalog, source('x')], into, ({ file }) => file === 'b.yaml'),
    );
    expect(plan.files).toEqual(['b.yaml']);
    expect(plan.events.get('Order Completed')?.place.file).toBe('b.yaml');
  });

  it.each<[string, unknown]>([
    ['without rules', {}],
    ['without a spec', undefined],
    ['with a list for a spec', []],
  ])('may have none, %s', (_, spec) => {
    const plan = read({ kind: 'tp', spec });
    expect([plan.events.size, problems(plan), plan.files]).toEqual([0, [], ['tp.yaml']]);
  });

  it('is told where its rules are none, and the next is read', () => {
    const plan = read(
      events(order),
      { kind: 'tp', spec: { rules: 'x' } },
      { kind: 'tracking-plan', spec: { rules: [rule()] } },
    );
    expect(problems(plan)).toEqual([
      'tp.yaml (/spec/rules): `rules` must be a list, not a string. Write a list of `- type: event_rule`.',
    ]);
    expect([plan.isComplete, plan.events.size]).toEqual([false, 1]);
  });
});

describe('a rule', () => {
  it.each<[string, unknown, number]>([
    ['of an event', rule(), 1],
    ['without a type', { event: '#event:order' }, 1],
    ['of another type', rule({ type: 'include_rules' }), 0],
  ])('%s', (_, given, count) => {
    const plan = read(events(order), rules(given));
    expect([plan.events.size, problems(plan)]).toEqual([count, []]);
  });

  it('is told where it is no object', () => {
    const plan = read(events(order), rules(7, rule()));
    expect(problems(plan)).toEqual([
      'tp.yaml (/spec/rules/0): A rule must be an object, not a number. Write `- type: event_rule` with an `event`.',
    ]);
    expect([plan.isComplete, plan.events.size]).toEqual([false, 1]);
  });

  it.each<[string, object, string]>([
    ['of its own', { additionalProperties: true }, 'allowed'],
    ['of its own', { additionalProperties: false }, 'forbidden'],
    ['in the older spelling', { additional_properties: false }, 'forbidden'],
    ['in the newer spelling first', { additionalProperties: true, additional_properties: false }, 'allowed'],
    ['with the reference', { event: { $ref: '#event:order', allow_unplanned: true } }, 'allowed'],
    ['with the reference', { event: { $ref: '#event:order', allow_unplanned: false } }, 'forbidden'],
    ['not at all', { additionalProperties: 'x' }, 'unsaid'],
  ])('says of further properties %s: %j is %s', (_, fields, additional) => {
    expect(ruled(fields).events.get('Order Completed')?.shape?.additional).toBe(additional);
  });

  it.each<[string, object, object, number | undefined]>([
    ['its own', { labels: { tier: 1 } }, { tier: 2 }, 1],
    ["its event's", {}, { tier: 2 }, 2],
    ['none', {}, {}, undefined],
  ])('has a tier: %s', (_, fields, ofEvent, tier) => {
    const plan = read(events({ ...order, ...ofEvent }), rules(rule(fields)));
    expect(plan.events.get('Order Completed')?.tier).toBe(tier);
  });
});

describe('an event', () => {
  const one = (fields: object): Plan => read(events({ id: 'order', ...fields }), rules(rule()));

  it.each<[object, string[]]>([
    [{ name: 'A' }, ['A']],
    [{ name: 'A', event_type: 'Track' }, ['A']],
    [{ name: 'A', type: 'track' }, ['A']],
    [{ name: 'A', type: 'page' }, []],
    [{ name: 'A', event_type: 'track', type: 'page' }, ['A']],
    [{ name: 'A', event_type: 'identify', type: 'track' }, []],
    [{ name: 'A', event_type: 7 }, ['A']],
    [{ display_name: 'B' }, ['B']],
    [{ name: 'A', display_name: 'B' }, ['A']],
    [{ name: null, display_name: 'B' }, ['B']],
  ])('%j', (fields, names) => {
    const plan = one(fields);
    expect([[...plan.events.keys()], problems(plan)]).toEqual([names, []]);
  });

  it('notes which of its names stands for it', () => {
    const pointerOf = (fields: object, name: string): unknown => one(fields).names.get(name)?.[0]?.pointer.at(-1);
    expect(pointerOf({ name: 'A', display_name: 'B' }, 'A')).toBe('name');
    expect(pointerOf({ display_name: 'B' }, 'B')).toBe('display_name');
    expect(pointerOf({ name: null, display_name: 'B' }, 'B')).toBe('display_name');
  });

  it('has a description', () => {
    expect(one({ name: 'A', description: 'Why.' }).events.get('A')?.description).toBe('Why.');
    for (const description of ['', 7, undefined]) {
      expect('description' in (one({ name: 'A', description }).events.get('A') ?? {})).toBe(false);
    }
  });

  it.each([{}, { name: '' }, { name: 7 }])('is told where its name is none: %j', fields => {
    const plan = one(fields);
    expect(problems(plan)).toEqual([
      'events.yaml (/spec/events/0): This event has no `name`. Give it the name that the code sends.',
    ]);
    expect([plan.isComplete, plan.events.size]).toEqual([false, 0]);
  });

  it.each<[string, unknown]>([
    ['without an id', { name: 'A' }],
    ['with a number for an id', { id: 7, name: 'A' }],
    ['that is none', 'A'],
  ])('is told %s, and the next is read', (_, entry) => {
    const plan = read(events(entry, order), rules(rule()));
    expect(problems(plan)).toEqual([
      'events.yaml (/spec/events/0): This definition has no `id`. Give it the id that references name.',
    ]);
    expect([plan.isComplete, plan.events.size]).toEqual([false, 1]);
  });

  it.each<Document>([
    { kind: 'events', spec: 'x' },
    { kind: 'events', spec: { events: 'x' } },
    { kind: 'constructor', spec: {} },
    { kind: 'categories', spec: { categories: [{ name: 'x' }] } },
  ])('is not looked for in %j', document => {
    const plan = read(document, events(order), rules(rule()));
    expect([plan.events.size, problems(plan)]).toEqual([1, []]);
  });
});

describe('a reference to an event', () => {
  const inGroup = (group: unknown, entry: object): Document => ({ ...events(entry), group });
  const first = inGroup('app', { id: 'order', name: 'First' });
  const second = inGroup('shop', { id: 'order', name: 'Second' });

  it.each<[unknown, string | undefined]>([
    ['#event:order', 'First'],
    ['#/event/order', 'First'],
    ['#events/order', 'First'],
    ['#/events/app/order', 'First'],
    ['#/events/shop/order', 'Second'],
    ['#events/shop/order', 'Second'],
    [{ $ref: '#events/shop/order' }, 'Second'],
    // A group that is not there may have another name in the file.
    ['#/events/other/order', 'First'],
  ])('%j leads to %s', (reference, name) => {
    const plan = read(first, second, rules(rule({ event: reference })));
    expect([[...plan.events.keys()], problems(plan)]).toEqual([[name], []]);
  });

  it.each([
    '#event:gone',
    '#property:order',
    '#/properties/app/order',
    'event:order',
    '#event/',
    '#constructor:order',
    '#EVENT:order',
  ])('%s leads to none', reference => {
    const plan = read(first, properties({ id: 'order', name: 'x' }), rules(rule({ event: reference })));
    expect(problems(plan)).toEqual([
      `tp.yaml (/spec/rules/0/event): \`${reference}\` leads to no event of this catalog. Define it in a file of the same folder, or correct the reference.`,
    ]);
    expect([plan.isComplete, plan.events.size]).toEqual([false, 0]);
  });

  it.each<[unknown, string]>([
    [undefined, 'nothing'],
    [7, 'a number'],
    [{ id: 'order' }, 'nothing'],
  ])('is told where it is %j', (reference, words) => {
    const plan = read(first, rules(rule({ event: reference })));
    expect(problems(plan)).toEqual([
      `tp.yaml (/spec/rules/0/event): A reference must be a text, not ${words}. Write \`'#event:id'\`.`,
    ]);
    expect(plan.isComplete).toBe(false);
  });

  it('leads by its id alone where a group is no text', () => {
    const plan = read(inGroup(7, order), rules(rule({ event: '#event:order' }), rule({ event: '#/events/order' })));
    expect(problems(plan)).toEqual([]);
  });
});

describe('properties', () => {
  const listed = (list: unknown, ...more: readonly Document[]): string[] | undefined =>
    summary(ruled({ properties: list }, ...more))['Order Completed'];
  const catalog = properties(
    { id: 'total', name: 'total', type: 'number' },
    { id: 'coupon', display_name: 'coupon_code', description: 'Why.' },
  );

  it.each<[string, unknown, string[]]>([
    ['by a reference', ['#property:total'], ['total: number']],
    ['by a property', [{ property: '#property:total', required: true }], ['total!: number']],
    ['by $ref', [{ $ref: '#/properties/total', required: true }], ['total!: number']],
    ['that are not asked for', [{ property: '#property:total', required: 'yes' }], ['total: number']],
    ['by their other name', ['#property:coupon'], ['coupon_code: any']],
    ['left out', undefined, []],
    ['left empty', null, []],
  ])('%s', (_, list, wanted) => {
    expect(listed(list, catalog)).toEqual(wanted);
  });

  it('have a place where the rule asks for them, and a description', () => {
    const plan = ruled({ properties: ['#property:total', '#property:coupon'] }, catalog);
    const found = plan.events.get('Order Completed')?.shape?.properties;
    expect(found?.get('coupon_code')).toEqual({
      name: 'coupon_code',
      required: false,
      description: 'Why.',
      place: { file: 'tp.yaml', pointer: '/spec/rules/0/properties/1' },
    });
    expect('description' in (found?.get('total') ?? {})).toBe(false);
  });

  it.each<[string, object, unknown[] | undefined]>([
    ['values', { config: { enum: ['a', 1] } }, ['a', 1]],
    ['values in the older spelling', { propConfig: { enum: ['a'] } }, ['a']],
    ['no values by an empty list', { config: { enum: [] } }, undefined],
    ['no values by a text', { config: { enum: 'a' } }, undefined],
    ['no values by a text for all', { config: 'enum' }, undefined],
    ['no values', {}, undefined],
  ])('have %s', (_, fields, values) => {
    const plan = ruled({ properties: ['#property:x'] }, properties({ id: 'x', name: 'x', ...fields }));
    expect(plan.events.get('Order Completed')?.shape?.properties.get('x')?.values).toEqual(values);
  });

  it.each<[string, object, string]>([
    ['a type', { type: 'string' }, 'string'],
    ['types in a text', { type: 'number, null' }, 'number|null'],
    ['types in a list', { types: ['string', 'null'] }, 'string|null'],
    ['types before a type', { types: ['string'], type: 'number' }, 'string'],
    ['any type, by an empty text', { type: '' }, 'any'],
    ['any type, by an empty text among others', { type: 'string, ' }, 'any'],
    ['any type, by its name', { types: ['string', 'any'] }, 'any'],
    ['any type, unsaid', {}, 'any'],
    ['a type of the catalog', { type: '#custom-type:Money' }, 'number'],
    ['a type of the catalog, by a path', { type: '#/custom-types/Money' }, 'number'],
    ['a type of a type', { type: '#custom-type:Price' }, 'number'],
  ])('have %s', (_, fields, wanted) => {
    const custom = types({ id: 'Money', type: 'number' }, { id: 'Price', type: '#custom-type:Money' });
    const plan = ruled({ properties: ['#property:x'] }, properties({ id: 'x', name: 'x', ...fields }), custom);
    expect([summary(plan)['Order Completed'], problems(plan)]).toEqual([[`x: ${wanted}`], []]);
  });

  it('have a type that eight others lead to', () => {
    const chain = (links: number): string[] | undefined => {
      const custom = Array.from({ length: links }, (_, index) => ({
        id: `T${index}`,
        type: index === links - 1 ? 'number' : `#custom-type:T${index + 1}`,
      }));
      return listed(['#property:x'], properties({ id: 'x', name: 'x', type: '#custom-type:T0' }), types(...custom));
    };
    expect(chain(8)).toEqual(['x: number']);
    expect(chain(9)).toEqual(['x: any']);
  });

  it.each<[string, unknown, Document, string]>([
    [
      'they are no list',
      {},
      catalog,
      "tp.yaml (/spec/rules/0/properties): `properties` must be a list, not an object. Write a list of `- property: '#property:id'`.",
    ],
    [
      'one leads to nothing',
      ['#property:gone'],
      catalog,
      'tp.yaml (/spec/rules/0/properties/0): `#property:gone` leads to no property of this catalog. Define it in a file of the same folder, or correct the reference.',
    ],
    [
      'one is no reference',
      [7],
      catalog,
      "tp.yaml (/spec/rules/0/properties/0): A reference must be a text, not a number. Write `'#property:id'`.",
    ],
    [
      'one has no name',
      ['#property:x'],
      properties({ id: 'x' }),
      'properties.yaml (/spec/properties/0): This property has no `name`. Give it the key that the code sends.',
    ],
    [
      'one has an empty name',
      ['#property:x'],
      properties({ id: 'x', name: '' }),
      'properties.yaml (/spec/properties/0): This property has no `name`. Give it the key that the code sends.',
    ],
    [
      'a type leads to nothing',
      ['#property:x'],
      properties({ id: 'x', name: 'x', type: '#custom-type:Gone' }),
      'properties.yaml (/spec/properties/0/type): `#custom-type:Gone` leads to no custom type of this catalog. Define it in a file of the same folder, or correct the reference.',
    ],
    [
      'a type is none',
      ['#property:x'],
      properties({ id: 'x', name: 'x', type: 'nummer' }),
      'properties.yaml (/spec/properties/0/type/0): `type` is "nummer", which is no type. Write one of string, number, integer, boolean, object, array, null.',
    ],
  ])('are told where %s', (_, list, document, text) => {
    const plan = ruled({ properties: list }, document);
    expect(problems(plan)).toEqual([text]);
    expect(plan.isComplete).toBe(true);
  });

  it('are read on behind one that is wrong', () => {
    expect(listed(['#property:gone', '#property:x', '#property:total'], catalog, properties({ id: 'x' }))).toEqual([
      'total: number',
    ]);
  });

  it('without an id hide events', () => {
    expect(ruled({}, properties({ name: 'x' })).isComplete).toBe(false);
  });
});

describe('variants', () => {
  const catalog = properties({ id: 'a', name: 'a', type: 'number' }, { id: 'b', name: 'b' }, { id: 'c', name: 'c' });
  const varied = (variants: unknown): Plan =>
    ruled({ properties: [{ property: '#property:a', required: true }], variants }, catalog);

  it.each<[string, unknown, string[]]>([
    [
      'of cases',
      [{ cases: [{ properties: [{ property: '#property:b', required: true }] }, { properties: ['#property:c'] }] }],
      ['a!: number', 'b: any', 'c: any'],
    ],
    ['of a default', [{ default: [{ property: '#property:b', required: true }] }], ['a!: number', 'b: any']],
    ['of a default with its properties', [{ default: { properties: ['#property:b'] } }], ['a!: number', 'b: any']],
    [
      'of several',
      [{ cases: [{ properties: ['#property:b'] }] }, { cases: [{ properties: ['#property:c'] }] }],
      ['a!: number', 'b: any', 'c: any'],
    ],
    ['of the same property, which may be another there', [{ cases: [{ properties: ['#property:a'] }] }], ['a!: any']],
    ['that are none', ['x', { cases: 'x' }, { cases: ['x'] }], ['a!: number']],
    ['that are no list', { cases: [{ properties: ['#property:b'] }] }, ['a!: number']],
  ])('%s', (_, variants, wanted) => {
    const plan = varied(variants);
    expect([summary(plan)['Order Completed'], problems(plan)]).toEqual([wanted, []]);
  });

  it('have places', () => {
    const plan = varied([{}, { default: ['#property:gone'], cases: [{}, { properties: ['#property:lost'] }] }]);
    expect(plan.problems.map(({ pointer }) => pointer)).toEqual([
      '/spec/rules/0/variants/1/default/0',
      '/spec/rules/0/variants/1/cases/1/properties/0',
    ]);
  });
});
