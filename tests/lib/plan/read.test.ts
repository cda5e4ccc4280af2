import { mkdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { readPlan } from '../../../lib/plan/read.ts';
import { createProject, type TemporaryProject } from '../../support/project.ts';
import { problems, shown, summary } from './plans.ts';

import type { Plan } from '../../../lib/plan/model.ts';
import type { Settings } from '../../../lib/settings.ts';

const projects: TemporaryProject[] = [];
afterAll(() => {
  for (const project of projects) project.remove();
});

function read(setting: NonNullable<Settings['plan']>, files: Readonly<Record<string, unknown>> = {}): Plan {
  const texts = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? content : JSON.stringify(content, null, 2),
  ]);
  const project = createProject(Object.fromEntries(texts));
  projects.push(project);
  return readPlan(project.root, setting) as Plan;
}

const ordered = {
  type: 'object',
  properties: { total: { type: 'number' }, coupon: { type: ['string', 'null'] } },
  required: ['total'],
};

describe('plans of Segment', () => {
  it('hold the properties one level down, as the API exports them', () => {
    const plan = read('tracking/plan.json', {
      'tracking/plan.json': {
        rules: [
          {
            key: 'Order Completed',
            type: 'TRACK',
            version: 1,
            jsonSchema: {
              type: 'object',
              labels: { tier: '1' },
              properties: { context: {}, traits: {}, properties: ordered },
            },
          },
          { key: 'Signed Out', type: 'TRACK', jsonSchema: { properties: { context: {}, traits: {}, properties: {} } } },
          {
            key: null,
            type: 'COMMON',
            jsonSchema: {
              properties: {
                context: {},
                properties: { properties: { tracking_version: { type: 'integer' } }, required: ['tracking_version'] },
              },
            },
          },
          {
            key: null,
            type: 'IDENTIFY',
            jsonSchema: { properties: { traits: { properties: { email: { type: 'string' } } } } },
          },
          { key: 'Home', type: 'PAGE', jsonSchema: {} },
        ],
      },
    });
    expect(summary(plan)).toEqual({
      'Order Completed (1)': ['total!: number', 'coupon: string|null'],
      'Signed Out': undefined,
    });
    expect(shown(plan.common)).toEqual(['tracking_version!: integer']);
    expect(problems(plan)).toEqual([]);
    expect(plan.files).toEqual(['tracking/plan.json']);
    expect(plan.formats).toEqual(['segment']);
  });

  it('hold the properties themselves, one of them called properties', () => {
    const plan = read('plan.json', {
      'plan.json': {
        rules: [
          { key: 'a', type: 'TRACK', jsonSchema: ordered },
          {
            key: 'b',
            type: 'TRACK',
            jsonSchema: { properties: { properties: { type: 'object' }, id: { type: 'string' } } },
          },
        ],
      },
    });
    expect(summary(plan)).toEqual({
      a: ['total!: number', 'coupon: string|null'],
      b: ['properties: object', 'id: string'],
    });
  });

  it('take the newest version of an event', () => {
    const rule = (version: number, name: string): object => ({
      key: 'a',
      type: 'TRACK',
      version,
      jsonSchema: { properties: { [name]: { type: 'string' } } },
    });
    expect(summary(read('plan.json', { 'plan.json': { rules: [rule(2, 'new'), rule(1, 'old')] } }))).toEqual({
      a: ['new: string'],
    });
  });

  it('are read from a bare list, from under a key, and with the schema as text', () => {
    const rules = [{ key: 'a', type: 'TRACK', jsonSchema: JSON.stringify(ordered) }];
    for (const document of [rules, { trackingPlan: { rules } }, { data: { rules } }]) {
      expect(summary(read('plan.json', { 'plan.json': document }))).toEqual({
        a: ['total!: number', 'coupon: string|null'],
      });
    }
  });

  it('are read in the shape of version 7 and of RudderTyper 1', () => {
    const plan = read('plan.json', {
      'plan.json': {
        name: 'Shop',
        rules: {
          global: {
            properties: {
              context: {},
              properties: { properties: { app: { type: 'string' } }, required: ['app'] },
              traits: {},
            },
          },
          events: [
            {
              name: 'Order Completed',
              description: 'Paid.',
              rules: { type: 'object', properties: { properties: ordered } },
            },
            { name: 'Bare', rules: { properties: { properties: { total: { type: 'number' } } } } },
          ],
        },
      },
    });
    expect(summary(plan)).toEqual({
      Bare: ['total: number'],
      'Order Completed': ['total!: number', 'coupon: string|null'],
    });
    expect(plan.events.get('Order Completed')?.description).toBe('Paid.');
    expect(shown(plan.common)).toEqual(['app!: string']);
    expect(plan.formats).toEqual(['segment-v7']);
  });
});

describe.each(['typewriter.yml', 'ruddertyper.yml'])('the pointer %s', name => {
  const pointer = 'client:\n  language: typescript\ntrackingPlans:\n  - name: Shop\n    path: ./analytics\n';

  it('leads to the plan', () => {
    const plan = read(`tools/${name}`, {
      [`tools/${name}`]: pointer,
      'tools/analytics/plan.json': { rules: [{ key: 'a', type: 'TRACK', jsonSchema: ordered }] },
    });
    expect(Object.keys(summary(plan))).toEqual(['a']);
    expect(plan.files).toEqual(['tools/analytics/plan.json']);
  });

  it('is found in a folder', () => {
    const plan = read('tools', {
      [`tools/${name}`]: pointer,
      'tools/analytics/plan.json': { rules: [{ key: 'a', type: 'TRACK' }] },
    });
    expect(Object.keys(summary(plan))).toEqual(['a']);
  });

  it('says which plan is missing', () => {
    expect(problems(read(name, { [name]: pointer }))).toEqual([
      `${name}:5 (/trackingPlans/0/path): \`analytics/plan.json\` is not there. Let the generator of the client write it, and commit it.`,
    ]);
  });
});

describe('catalogs of RudderStack', () => {
  const v1 = {
    'catalog/events.yaml':
      'version: rudder/v1\nkind: events\nmetadata: {name: shop}\nspec:\n  events:\n    - {id: order, name: Order Completed, event_type: track}\n    - {id: home, event_type: page}\n',
    'catalog/properties.yaml':
      "version: rudder/v1\nkind: properties\nmetadata: {name: shop}\nspec:\n  properties:\n    - {id: total, name: total, type: number}\n    - {id: coupon, name: coupon_code, types: [string, 'null']}\n    - {id: plan, name: plan, type: string, config: {enum: [free, paid]}}\n    - {id: address, name: address, type: '#custom-type:Address'}\n    - {id: note, name: note, type: ''}\n",
    'catalog/types.yaml':
      'version: rudder/v1\nkind: custom-types\nmetadata: {name: shop}\nspec:\n  types:\n    - {id: Address, name: Address, type: object}\n',
    'catalog/plan.yaml':
      "version: rudder/v1\nkind: tracking-plan\nmetadata: {name: shop}\nspec:\n  id: shop\n  rules:\n    - type: event_rule\n      id: one\n      event: '#event:order'\n      additionalProperties: false\n      properties:\n        - {property: '#property:total', required: true}\n        - {property: '#property:coupon'}\n        - {property: '#property:plan', required: false}\n        - {property: '#property:address', required: true}\n      variants:\n        - type: discriminator\n          discriminator: '#property:plan'\n          cases:\n            - {display_name: Paid, match: [paid], properties: [{property: '#property:note', required: true}]}\n    - {type: event_rule, id: two, event: '#event:home'}\n",
  };
  const expected = {
    'Order Completed': [
      'total!: number',
      'coupon_code: string|null',
      'plan: string of ["free","paid"]',
      'address!: object',
      'note: any',
    ],
  };

  it.each(['catalog', 'catalog/plan.yaml'])('are read from %s', path => {
    const plan = read(path, v1);
    expect(summary(plan)).toEqual(expected);
    expect(plan.events.get('Order Completed')?.shape?.additional).toBe('forbidden');
    expect(plan.events.get('Order Completed')?.place).toEqual({
      file: 'catalog/plan.yaml',
      pointer: '/spec/rules/0',
      line: 7,
    });
    expect(problems(plan)).toEqual([]);
    expect(plan.files).toEqual(['catalog/plan.yaml']);
  });

  it('are read in the older shape with $refs', () => {
    const plan = read('catalog', {
      'catalog/events.yaml':
        'version: rudder/0.1\nkind: events\nmetadata: {name: app}\nspec:\n  events:\n    - {id: order, name: Order Completed, event_type: track}\n',
      'catalog/properties.yaml':
        'version: rudder/v0.1\nkind: properties\nmetadata: {name: app}\nspec:\n  properties:\n    - {id: total, name: total, type: "number, null", propConfig: {minimum: 0}}\n',
      'catalog/tp.yaml':
        'version: rudder/0.1\nkind: tp\nmetadata: {name: shop}\nspec:\n  rules:\n    - type: include_rules\n      includes: {$ref: "#/tp/base/event_rule/*"}\n    - type: event_rule\n      id: one\n      event: {$ref: "#/events/app/order", allow_unplanned: true}\n      properties:\n        - {$ref: "#properties/app/total", required: true}\n',
    });
    expect(summary(plan)).toEqual({ 'Order Completed': ['total!: number|null'] });
    expect(plan.events.get('Order Completed')?.shape?.additional).toBe('allowed');
    expect(problems(plan)).toEqual([]);
  });

  it('say where a reference leads to nothing', () => {
    const plan = read('catalog', {
      ...v1,
      'catalog/events.yaml': 'version: rudder/v1\nkind: events\nspec:\n  events: []\n',
      'catalog/types.yaml': '',
    });
    expect(problems(plan)).toEqual([
      'catalog/plan.yaml:9 (/spec/rules/0/event): `#event:order` leads to no event of this catalog. Define it in a file of the same folder, or correct the reference.',
      'catalog/plan.yaml:21 (/spec/rules/1/event): `#event:home` leads to no event of this catalog. Define it in a file of the same folder, or correct the reference.',
    ]);
    expect(plan.isComplete).toBe(false);
  });

  it('say that the plan itself is missing', () => {
    const { 'catalog/plan.yaml': _plan, ...rest } = v1;
    expect(problems(read('catalog/events.yaml', rest))).toEqual([
      'catalog/events.yaml:2 (/kind): No file of this folder is a tracking plan: none has `kind: tracking-plan`. Give the path of the folder that holds the catalog and its plan.',
    ]);
  });
});

describe('exports of Avo', () => {
  const document = {
    events: [
      {
        name: 'Order Completed',
        description: 'Paid.',
        tags: ['tier-1'],
        rules: {
          properties: {
            properties: {
              type: 'object',
              properties: { email: { type: 'string', pii: true }, total: { type: 'number' } },
              required: ['total'],
            },
          },
        },
      },
      {
        name: 'Renamed',
        rules: { properties: { context: {}, traits: {}, properties: { properties: { size: { type: 'int' } } } } },
      },
    ],
  };

  it('carry personal data and tiers', () => {
    const plan = read('avo-export.json', { 'avo-export.json': document });
    expect(summary(plan)).toEqual({
      'Order Completed (1)': ['email: string pii', 'total!: number'],
      Renamed: ['size: integer'],
    });
    expect(plan.formats).toEqual(['avo']);
  });

  it('are told from the pointer avo.json', () => {
    const plan = read('avo.json', {
      'avo.json': { avo: { version: 1 }, branch: { name: 'main' }, sources: [{ id: 'x' }] },
    });
    expect(problems(plan)).toEqual([
      'avo.json:1: This file only says which branch of the plan Avo works on; the plan is not in it. Export the plan from Avo as JSON Schema, and give the path of that file.',
    ]);
  });
});

describe('a JSON Schema an event', () => {
  it('is called by its title, else by its file', () => {
    const plan = read('schemas', {
      'schemas/order.json': { title: 'order_completed', 'x-tier': 1, ...ordered, additionalProperties: false },
      'schemas/deep/signed_up.schema.json': {
        type: 'object',
        properties: { plan: { enum: ['free', 'paid'] }, via: { const: 'web' } },
      },
      'schemas/README.json': { hello: true },
    });
    expect(summary(plan)).toEqual({
      'order_completed (1)': ['total!: number', 'coupon: string|null'],
      signed_up: ['plan: any of ["free","paid"]', 'via: any of ["web"]'],
    });
    expect(plan.events.get('order_completed')?.shape?.additional).toBe('forbidden');
    expect(plan.events.get('signed_up')?.place).toEqual({
      file: 'schemas/deep/signed_up.schema.json',
      pointer: '',
      line: 1,
    });
  });

  it('may stand alone', () => {
    expect(summary(read('order.json', { 'order.json': { title: 'a', ...ordered } }))).toEqual({
      a: ['total!: number', 'coupon: string|null'],
    });
  });

  it('is followed through references, alternatives and parts', () => {
    const plan = read('a.json', {
      'a.json': {
        $defs: { money: { type: 'number' }, base: { properties: { id: { type: 'string' } }, required: ['id'] } },
        allOf: [{ $ref: '#/$defs/base' }],
        properties: {
          total: { $ref: '#/$defs/money' },
          size: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
          free: true,
          both: { allOf: [{ type: ['string', 'number'] }, { type: 'number' }] },
        },
        anyOf: [
          { properties: { card: { type: 'string' } }, required: ['card'] },
          { properties: { iban: { type: 'string' } }, required: ['iban'] },
        ],
        patternProperties: { '^x_': {} },
      },
    });
    expect(summary(plan)).toEqual({
      a: [
        'total: number',
        'size: string|integer',
        'free: any',
        'both: number',
        'id!: string',
        'card: string',
        'iban: string',
      ],
    });
    expect(plan.events.get('a')?.shape?.patterns).toEqual([/^x_/u]);
  });

  it('says where a reference leads to nothing, in circles or out of the file', () => {
    const plan = read('a.json', {
      'a.json': {
        $defs: { loop: { $ref: '#/$defs/loop' } },
        properties: {
          a: { $ref: '#/$defs/gone' },
          b: { $ref: '#/$defs/loop' },
          c: { $ref: 'https://example.com/c.json' },
        },
      },
    });
    expect(summary(plan)).toEqual({ a: ['a: any', 'b: any', 'c: any'] });
    expect(problems(plan)).toEqual([
      'a.json:9 (/properties/a/$ref): `#/$defs/gone` leads to nothing in this file. Define it, or point the reference at a definition that is there.',
      'a.json:11 (/properties/b): The reference leads back to itself. Point it at a schema.',
    ]);
  });
});

describe('a plan in the settings', () => {
  it('names types in short', () => {
    const plan = read({
      common: { tracking_version: 'number' },
      tiers: { 1: ['order_completed', '/^payment_/'] },
      events: {
        order_completed: {
          properties: {
            total: 'number',
            coupon: 'string?',
            note: 'string | null',
            items: { type: 'array', required: false },
          },
          additionalProperties: false,
        },
        signed_up: {
          tier: 2,
          description: 'New.',
          properties: { plan: { enum: ['free', 'paid'] }, via: 'string' },
          required: ['via'],
        },
        signed_out: true,
      },
    });
    expect(summary(plan)).toEqual({
      'order_completed (1)': ['total!: number', 'coupon: string', 'note!: string|null', 'items: array'],
      signed_out: undefined,
      'signed_up (2)': ['plan: any of ["free","paid"]', 'via!: string'],
    });
    expect(shown(plan.common)).toEqual(['tracking_version!: number']);
    expect(plan.tierOf('payment_failed')).toBe(1);
    expect(plan.tierOf('other')).toBeUndefined();
    expect(problems(plan)).toEqual([]);
    expect(plan.events.get('signed_out')?.place).toEqual({
      file: 'settings.customerio.plan',
      pointer: '/events/signed_out',
    });
  });

  it('lists names alone', () => {
    expect(summary(read({ events: ['b', 'a'] }))).toEqual({ a: undefined, b: undefined });
  });

  it('adds to files what they cannot say', () => {
    const plan = read(
      { file: 'plan.json', tiers: { 1: ['a'] }, events: { b: { properties: { x: 'boolean' } } } },
      { 'plan.json': { rules: [{ key: 'a', type: 'TRACK', jsonSchema: ordered }] } },
    );
    expect(summary(plan)).toEqual({ 'a (1)': ['total!: number', 'coupon: string|null'], b: ['x!: boolean'] });
    expect(plan.files).toEqual(['plan.json', 'settings.customerio.plan']);
  });

  it('may be a document of another format', () => {
    expect(summary(read({ rules: [{ key: 'a', type: 'TRACK', jsonSchema: ordered }] }))).toEqual({
      a: ['total!: number', 'coupon: string|null'],
    });
    expect(summary(read({ events: [{ name: 'a', rules: { properties: { properties: ordered } } }] as never }))).toEqual(
      { a: ['total!: number', 'coupon: string|null'] },
    );
  });

  it('may stand in a file of its own', () => {
    expect(
      summary(
        read('plan.yaml', {
          'plan.yaml': 'common: {tracking_version: number}\nevents:\n  a: {tier: 1, properties: {total: number}}\n',
        }),
      ),
    ).toEqual({ 'a (1)': ['total!: number'] });
  });
});

describe('what is wrong is told with its place and its mend', () => {
  const cases: [string, NonNullable<Settings['plan']>, Record<string, unknown>, string[]][] = [
    [
      'a path to nothing',
      'gone.json',
      {},
      [
        'gone.json: There is no such file or folder. Give `settings.customerio.plan` the path of the tracking plan, relative to the root.',
      ],
    ],
    [
      'an empty file',
      'plan.json',
      { 'plan.json': '\n' },
      ['plan.json:1: The file is empty. Export the tracking plan into it.'],
    ],
    [
      'a comma too many',
      'plan.json',
      { 'plan.json': '{\n  "rules": [\n    1,\n  ]\n}' },
      [
        'plan.json:4: This is not JSON: another item after the comma was expected here. Correct it, or export the plan again.',
      ],
    ],
    [
      'a cut file',
      'plan.json',
      { 'plan.json': '{\n  "rules": [\n    {"key": "a"' },
      ['plan.json:3: This is not JSON: "," or "}" was expected here. Correct it, or export the plan again.'],
    ],
    [
      'single quotes',
      'plan.json',
      { 'plan.json': "{'rules': []}" },
      [
        'plan.json:1: This is not JSON: a key in double quotes was expected here. Correct it, or export the plan again.',
      ],
    ],
    [
      'another file altogether',
      'plan.json',
      { 'plan.json': { name: 'x', version: '1.0.0' } },
      [
        'plan.json:1: This is no tracking plan of a known format. Give the path of a plan of Segment, RudderStack or Avo, of a folder with a JSON Schema an event, or write the plan into the settings.',
      ],
    ],
    [
      'a number',
      'plan.json',
      { 'plan.json': '42' },
      [
        'plan.json:1: This is no tracking plan of a known format. Give the path of a plan of Segment, RudderStack or Avo, of a folder with a JSON Schema an event, or write the plan into the settings.',
      ],
    ],
    [
      'broken YAML',
      'plan.yml',
      { 'plan.yml': 'events:\n  - a\n  - "b\n' },
      [
        expect.stringMatching(
          /^plan\.yml:\d+: This is not YAML: .+\. Correct it, or export the plan again\.$/,
        ) as unknown as string,
      ],
    ],
    [
      'a type that is none',
      'plan.json',
      {
        'plan.json': {
          rules: [{ key: 'a', type: 'TRACK', jsonSchema: { properties: { total: { type: 'nummer' } } } }],
        },
      },
      [
        'plan.json:9 (/rules/0/jsonSchema/properties/total/type): `type` is "nummer", which is no type. Write one of string, number, integer, boolean, object, array, null.',
      ],
    ],
    [
      'a rule without a key',
      'plan.json',
      { 'plan.json': { rules: [{ type: 'TRACK' }, 7] } },
      [
        'plan.json:3 (/rules/0): A rule of type TRACK has no `key`. Give it the name of the event.',
        'plan.json:6 (/rules/1): A rule must be an object, not a number. Write `{"key": "Order Completed", "type": "TRACK", "jsonSchema": {…}}`.',
      ],
    ],
    [
      'an event without a name',
      'plan.json',
      { 'plan.json': { events: [{ rules: {} }] } },
      ['plan.json:3 (/events/0): An event has no `name`. Give it the name that the code sends.'],
    ],
    [
      'required that is no list',
      'a.json',
      { 'a.json': { properties: { a: {} }, required: 'a' } },
      ['a.json:5 (/required): `required` must be a list of names of properties. Write `"required": ["name"]`.'],
    ],
    [
      'properties that are a list',
      'a.json',
      { 'a.json': { properties: ['a'] } },
      [
        'a.json:2 (/properties): `properties` must be an object, not a list. Write each property as a key with its schema.',
      ],
    ],
    [
      'an empty folder',
      'schemas',
      { 'schemas/notes.txt': '' },
      [
        'schemas: This folder holds no tracking plan of a known format. Give the path of a plan of Segment, RudderStack or Avo, of a folder with a JSON Schema an event, or write the plan into the settings.',
      ],
    ],
    [
      'a key of no plan',
      { evnts: {} },
      {},
      [
        'settings.customerio.plan (/evnts): `evnts` is no key of a plan. Write `file`, `events`, `common`, `traits` or `tiers`.',
      ],
    ],
    [
      'a tier that is no number',
      { events: { a: { tier: 'gold' } } },
      {},
      [
        'settings.customerio.plan (/events/a/tier): `tier` is "gold", which is no number. Write 1 for events that stand for money, 2 and more for others.',
      ],
    ],
    [
      'a pattern that is none',
      { tiers: { 1: ['/(/'] } },
      {},
      [
        'settings.customerio.plan (/tiers/1/0): `/(/` is not a regular expression. Correct it, or write the name of an event without slashes.',
      ],
    ],
    [
      'a type called as what every object has',
      { events: { a: { properties: { x: 'constructor' } } } },
      {},
      [
        'settings.customerio.plan (/events/a/properties/x/type/0): `type` is "constructor", which is no type. Write one of string, number, integer, boolean, object, array, null.',
      ],
    ],
    [
      'a reference to what every object has',
      'a.json',
      { 'a.json': { properties: { a: { $ref: '#/constructor' } } } },
      [
        'a.json:4 (/properties/a/$ref): `#/constructor` leads to nothing in this file. Define it, or point the reference at a definition that is there.',
      ],
    ],
    [
      'a misspelled type',
      { events: { a: { properties: { x: 'strin?' } } } },
      {},
      [
        'settings.customerio.plan (/events/a/properties/x/type/0): `type` is "strin", which is no type. Write one of string, number, integer, boolean, object, array, null.',
      ],
    ],
  ];

  it.each(cases)('%s', (_, setting, files, expected) => {
    expect(problems(read(setting, files))).toEqual(expected);
  });

  it('keeps what can be read', () => {
    const plan = read('plan.json', {
      'plan.json': { rules: [{ type: 'TRACK' }, { key: 'a', type: 'TRACK', jsonSchema: ordered }] },
    });
    expect(Object.keys(summary(plan))).toEqual(['a']);
    expect(plan.isComplete).toBe(false);
  });

  it('ends on aliases that would grow without end', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'
        .split('')
        .map(
          (letter, index) =>
            `${letter}: &${letter} [${Array.from({ length: 10 }, () => `*${'abcdefgh'[index]}`).join(',')}]`,
        ),
    ].join('\n');
    expect(problems(read('plan.yml', { 'plan.yml': bomb }))).toEqual([
      expect.stringContaining('plan.yml:1: This YAML cannot be resolved:'),
    ]);
  });

  it('ends on nesting that would overflow the stack', () => {
    expect(problems(read('plan.json', { 'plan.json': '['.repeat(200_000) }))).toHaveLength(1);
  });

  it('never throws on a value of the wrong kind anywhere', () => {
    const wrong: unknown[] = [null, true, 0, '', 'x', [], [null], {}, { properties: null }, { properties: 1 }];
    for (const value of wrong) {
      for (const document of [
        { rules: value },
        { rules: { events: value, global: value } },
        { rules: [value] },
        { rules: [{ key: value, type: 'TRACK', jsonSchema: value }] },
        { rules: [{ key: 'a', type: value, jsonSchema: { properties: { properties: value } } }] },
        { events: value },
        { events: [value] },
        { events: { a: value }, common: value, tiers: value },
        { tiers: { 1: value } },
        { properties: value, required: value, allOf: value, anyOf: value, enum: value },
        { properties: { a: value } },
        { trackingPlans: value },
        { version: 'rudder/v1', kind: 'tp', spec: value },
        { version: 'rudder/v1', kind: 'tp', spec: { rules: [value, { event: value, properties: value }] } },
        value,
      ]) {
        expect(() => read('plan.json', { 'plan.json': document })).not.toThrow();
        if (typeof document === 'object' && document !== null && !Array.isArray(document))
          expect(() => read(document as never)).not.toThrow();
      }
    }
  });
});

describe('the setting', () => {
  it('may be left out', () => {
    expect(readPlan('/nowhere', undefined)).toBeUndefined();
  });

  it('may name several files', () => {
    const plan = read(
      { file: ['b.json', 'sub/a.json'] },
      { 'b.json': { events: ['b'] }, 'sub/a.json': { events: ['a'] } },
    );
    expect([Object.keys(summary(plan)), plan.files]).toEqual([
      ['a', 'b'],
      ['b.json', 'sub/a.json'],
    ]);
  });

  it('says where a file is no path, and reads the others', () => {
    const plan = read({ file: [7, 'b.json'] as never }, { 'b.json': { events: ['b'] } });
    expect(problems(plan)).toEqual([
      'settings.customerio.plan (/file): `file` must be a path or a list of paths. Write the path of the plan, relative to the root.',
    ]);
    expect([plan.isComplete, Object.keys(summary(plan))]).toEqual([false, ['b']]);
    expect(problems(read({ file: null } as never))).toHaveLength(1);
  });

  it('is our own beside a file, whatever it looks like', () => {
    const setting = { file: 'b.json', rules: [{ key: 'a', type: 'TRACK' }] } as never;
    const plan = read(setting, { 'b.json': { events: ['b'] } });
    expect(Object.keys(summary(plan))).toEqual(['b']);
    expect(problems(plan)[0]).toContain('`rules` is no key of a plan.');
  });

  it('is our own where its events are names, and an export of Avo where they are objects', () => {
    expect(read({ events: [] }).formats).toEqual(['inline']);
    expect(read({ events: ['a'] }).formats).toEqual(['inline']);
    expect(read({ events: [{ name: 'a' }] as never }).formats).toEqual(['avo']);
    expect(read({ events: [{ name: 'a' }, 'b'] as never }).formats).toEqual(['inline']);
    expect(read({} as never).formats).toEqual([]);
  });
});

describe('a file', () => {
  it.each<[string, unknown, string]>([
    ['our own', { events: ['a'] }, 'inline'],
    ['our own, with events in an empty list', { events: [] }, 'inline'],
    ['one of Avo', { events: [{ name: 'a' }] }, 'avo'],
    ['one of Segment', { rules: [] }, 'segment'],
    ['a schema by its properties', { properties: {} }, 'json-schema'],
    ['a schema by its kind', { $schema: 'x' }, 'json-schema'],
    ['a schema by its parts', { allOf: [] }, 'json-schema'],
  ])('is %s', (_, document, format) => {
    const plan = read('plan.json', { 'plan.json': document });
    expect([plan.formats, problems(plan)]).toEqual([[format], []]);
  });

  it.each<[string, unknown]>([
    ['an object', { type: 'object' }],
    ['a list', [1]],
  ])('alone is none by being %s', (_, document) => {
    expect(problems(read('plan.json', { 'plan.json': document }))).toEqual([
      expect.stringContaining('This is no tracking plan of a known format.'),
    ]);
  });

  it('is read once', () => {
    const plan = read({ file: ['a.json', './a.json'] }, { 'a.json': { rules: [{ key: 'a' }] } });
    expect(plan.names.get('a')).toHaveLength(1);
  });
});

describe('a folder', () => {
  const schema = { type: 'object', properties: {} };

  it('is the plan in it, and no other file', () => {
    const plan = read('plans', { 'plans/PLAN.json': { events: ['a'] }, 'plans/b.json': schema });
    expect([Object.keys(summary(plan)), plan.files]).toEqual([['a'], ['plans/PLAN.json']]);
  });

  it('is not the plan in a folder of it', () => {
    const plan = read('plans', { 'plans/deep/plan.json': { events: ['a'] }, 'plans/b.json': schema });
    expect(Object.keys(summary(plan))).toEqual(['a', 'b']);
  });

  it('is not a file that is only called like a plan', () => {
    const plan = read('plans', { 'plans/my-plan.json': schema, 'plans/plan.json.json': schema });
    expect(Object.keys(summary(plan))).toEqual(['my-plan', 'plan.json']);
  });

  it('has schemas of all kinds, plans and lists', () => {
    const plan = read('plans', {
      'plans/a.json': { events: ['own'] },
      'plans/b.yaml': 'rules:\n  - key: listed\n',
      'plans/c.YML': '$schema: x\n',
      'plans/d.json': { type: 'object' },
      'plans/e.json': { allOf: [] },
      'plans/f.json': { properties: {} },
      'plans/g.json': { hello: true },
      'plans/h.json': [1],
      'plans/i.txt': 'x',
      'plans/j.json5': 'x',
    });
    expect([Object.keys(summary(plan)), problems(plan)]).toEqual([['c', 'd', 'e', 'f', 'listed', 'own'], []]);
  });

  it('has its files in the order of their names', () => {
    const files = ['plans/b.json', 'plans/a/z.json', 'plans/B.json', 'plans/c.json'];
    const plan = read('plans', Object.fromEntries(files.map(file => [file, schema])));
    expect(plan.files).toEqual(['plans/B.json', 'plans/a/z.json', 'plans/b.json', 'plans/c.json']);
  });

  it('leaves out what is installed or hidden', () => {
    const plan = read('plans', {
      'plans/a.json': schema,
      'plans/node_modules/x/b.json': schema,
      'plans/.git/c.json': schema,
      'plans/sub/node_modules/d.json': schema,
    });
    expect(Object.keys(summary(plan))).toEqual(['a']);
  });

  it('is read eight folders deep', () => {
    const folders = (count: number): string => Array.from({ length: count }, () => 'x').join('/');
    const plan = read('plans', { [`plans/${folders(8)}/a.json`]: schema, [`plans/${folders(9)}/b.json`]: schema });
    expect(Object.keys(summary(plan))).toEqual(['a']);
  });

  it('says which of its files are broken, and reads the others', () => {
    const plan = read('plans', { 'plans/a.json': '{', 'plans/b.json': schema });
    expect([Object.keys(summary(plan)), plan.isComplete]).toEqual([['b'], false]);
    expect(problems(plan)).toEqual([expect.stringContaining('plans/a.json:1: This is not JSON')]);
  });

  it('is none where it holds none', () => {
    const plan = read('plans', { 'plans/a.json': { hello: true } });
    expect(problems(plan)).toEqual([
      expect.stringContaining('plans: This folder holds no tracking plan of a known format.'),
    ]);
    expect(plan.isComplete).toBe(false);
  });

  it('of a catalog is read as such, whatever else is there', () => {
    const rudder = (kind: string, spec: object): object => ({ version: 'rudder/v1', kind, spec });
    const plan = read('plans', {
      'plans/a.json': schema,
      'plans/events.yaml': JSON.stringify(rudder('events', { events: [{ id: 'x', name: 'X' }] })),
      'plans/tp.yaml': JSON.stringify(rudder('tp', { rules: [{ event: '#event:x' }] })),
    });
    expect([Object.keys(summary(plan)), plan.formats]).toEqual([['X'], ['rudder']]);
  });

  it('of a catalog without a plan is none of a known format', () => {
    const events = { version: 'rudder/v1', kind: 'events', spec: { events: [] } };
    expect(problems(read('plans', { 'plans/events.json': events }))).toHaveLength(1);
  });
});

describe('a file of a catalog', () => {
  const rudder = (kind: string, spec: object): string => JSON.stringify({ version: 'rudder/v1', kind, spec });
  const files = {
    'c/events.yaml': rudder('events', { events: [{ id: 'x', name: 'X' }] }),
    'c/one.yaml': rudder('tp', { rules: [{ event: '#event:x' }] }),
    'c/two.yaml': rudder('tp', { rules: [{ event: '#event:gone' }] }),
    'c/other.json': rudder('events', { events: [{ id: 'gone', name: 'Gone' }] }),
    'c/broken.yaml': 'a: "',
    'c/list.yaml': '- a\n',
  };

  it('is one plan, with the definitions of its folder', () => {
    const plan = read('c/one.yaml', files);
    expect([Object.keys(summary(plan)), plan.files, problems(plan)]).toEqual([['X'], ['c/one.yaml'], []]);
  });

  it('takes no definitions from files of another kind', () => {
    expect(problems(read('c/two.yaml', files))).toEqual([expect.stringContaining('`#event:gone` leads to no event')]);
  });

  it('that is none leads to the plans of its folder', () => {
    const { 'c/two.yaml': _two, ...rest } = files;
    const plan = read('c/events.yaml', rest);
    expect([Object.keys(summary(plan)), plan.files, problems(plan)]).toEqual([['X'], ['c/one.yaml'], []]);
  });
});

describe('a pointer', () => {
  it.each<[string, string, string]>([
    [
      'names no plan',
      'client: x\n',
      ' (/trackingPlans): This file names no tracking plan. List it under `trackingPlans`, with its `path`.',
    ],
    [
      'names an empty list',
      'trackingPlans: []\n',
      ' (/trackingPlans): This file names no tracking plan. List it under `trackingPlans`, with its `path`.',
    ],
    [
      'is a list',
      '- a\n',
      ' (/trackingPlans): This file names no tracking plan. List it under `trackingPlans`, with its `path`.',
    ],
    [
      'has a plan without a path',
      'trackingPlans:\n  - name: x\n',
      ' (/trackingPlans/0): This tracking plan has no `path`. Say in which folder its `plan.json` is.',
    ],
    [
      'has a plan that is a text',
      'trackingPlans: [x]\n',
      ' (/trackingPlans/0): This tracking plan has no `path`. Say in which folder its `plan.json` is.',
    ],
  ])('is told where it %s', (_, text, message) => {
    const plan = read('tools/Typewriter.YAML', { 'tools/Typewriter.YAML': text });
    expect(problems(plan)).toEqual([expect.stringMatching(/^tools\/Typewriter\.YAML:\d/)]);
    expect(problems(plan)[0]).toContain(message);
    expect(plan.isComplete).toBe(false);
  });

  it('leads to each of its plans, behind one that is wrong', () => {
    const plan = read('typewriter.yml', {
      'typewriter.yml': 'trackingPlans:\n  - name: x\n  - path: gone\n  - path: a\n  - path: ./b/\n',
      'a/plan.json': { events: ['a'] },
      'b/plan.json': { events: ['b'] },
    });
    expect(Object.keys(summary(plan))).toEqual(['a', 'b']);
    expect(plan.problems.map(({ pointer }) => pointer)).toEqual(['/trackingPlans/0', '/trackingPlans/1/path']);
  });

  it('is one by its whole name', () => {
    const file = { 'my-typewriter.yml': 'events: [a]\n', 'typewriter.yml.yml': 'events: [b]\n' };
    expect(Object.keys(summary(read('my-typewriter.yml', file)))).toEqual(['a']);
    expect(Object.keys(summary(read('typewriter.yml.yml', file)))).toEqual(['b']);
  });
});

describe('a folder that leads to itself', () => {
  it('ends', () => {
    const project = createProject({ 'tools/typewriter.yml': 'trackingPlans:\n  - path: .\n' });
    projects.push(project);
    mkdirSync(project.file('tools/plan.json'));
    expect(readPlan(project.root, 'tools')?.events.size).toBe(0);
  });
});
