import { describe, expect, it } from 'vitest';
import { extendedPlan, planText } from '../../../lib/plan/generate.ts';
import { emptyLock, type Lock, type LockedProperty } from '../../../lib/plan/lock.ts';

function lock(events: Readonly<Record<string, Readonly<Record<string, LockedProperty>>>>): Lock {
  const entries = Object.entries(events).map(([name, properties]) => [
    name,
    { files: [], vendors: [], properties, open: false },
  ]);
  return { ...emptyLock, events: Object.fromEntries(entries) };
}

const property = (always: boolean, ...types: string[]): LockedProperty => ({ types, always });

/** What is planned for one property. */
function schemaOf(given: LockedProperty): unknown {
  const { rules } = JSON.parse(planText(lock({ a: { x: given } })));
  return rules[0].jsonSchema.properties.properties;
}

describe('a new plan', () => {
  it('has a rule an event, in the order of the lock file', () => {
    expect(planText(lock({ b: {}, a: { x: property(true, 'number') } }))).toBe(
      `${JSON.stringify(
        {
          name: 'Tracking plan',
          rules: [
            {
              key: 'b',
              type: 'TRACK',
              version: 1,
              jsonSchema: {
                $schema: 'http://json-schema.org/draft-07/schema#',
                type: 'object',
                properties: { context: {}, traits: {}, properties: {} },
              },
            },
            {
              key: 'a',
              type: 'TRACK',
              version: 1,
              jsonSchema: {
                $schema: 'http://json-schema.org/draft-07/schema#',
                type: 'object',
                properties: {
                  context: {},
                  traits: {},
                  properties: { type: 'object', properties: { x: { type: 'number' } }, required: ['x'] },
                },
              },
            },
          ],
        },
        null,
        2,
      )}\n`,
    );
  });

  it.each<[string, LockedProperty, unknown]>([
    ['a text', property(true, 'string'), { type: 'string' }],
    ['a number', property(true, 'number'), { type: 'number' }],
    ['a flag', property(true, 'boolean'), { type: 'boolean' }],
    ['an object', property(true, 'object'), { type: 'object' }],
    ['a list', property(true, 'array'), { type: 'array' }],
    ['a time', property(true, 'date'), { type: 'string', format: 'date-time' }],
    ['two types, in their order', property(true, 'string', 'number'), { type: ['number', 'string'] }],
    ['a time or a text', property(true, 'string', 'date'), { type: 'string' }],
    ['a time or a number', property(true, 'date', 'number'), { type: ['number', 'string'] }],
    ['what is not known', property(true, 'unknown'), {}],
    ['a text, or what is not known', property(true, 'string', 'unknown'), {}],
    ['nothing', property(true), {}],
    ['a type that is none', property(true, 'constructor'), {}],
  ])('has the type of %s', (_, given, schema) => {
    expect(schemaOf(given)).toEqual({ type: 'object', properties: { x: schema }, required: ['x'] });
  });

  it('asks for what is always there, and not for what may be null', () => {
    expect(schemaOf(property(false, 'number'))).toEqual({ type: 'object', properties: { x: { type: 'number' } } });
    expect(schemaOf(property(true, 'number', 'null'))).toEqual({
      type: 'object',
      properties: { x: { type: ['null', 'number'] } },
    });
  });
});

describe('a list of objects', () => {
  it('has what each of them holds', () => {
    const items = { sku: property(true, 'string'), price: property(false, 'number') };
    expect(schemaOf({ ...property(true, 'array'), items })).toEqual({
      type: 'object',
      properties: {
        x: {
          type: 'array',
          items: {
            type: 'object',
            properties: { sku: { type: 'string' }, price: { type: 'number' } },
            required: ['sku'],
          },
        },
      },
      required: ['x'],
    });
  });
});

describe('a plan that is there', () => {
  const known = lock({ a: {}, b: {}, c: {} });

  it('gets what it lacks at its end, and keeps the rest', () => {
    const text = JSON.stringify({ owner: 'us', rules: [{ key: 'b', note: 'ours' }, { name: 'c' }], later: 1 }, null, 2);
    const extended = extendedPlan(text, known);
    expect(extended?.added).toEqual(['a']);
    const data = JSON.parse(extended?.text ?? '');
    expect(data).toMatchObject({
      owner: 'us',
      rules: [{ key: 'b', note: 'ours' }, { name: 'c' }, { key: 'a', type: 'TRACK' }],
      later: 1,
    });
    expect(Object.keys(data)).toEqual(['owner', 'rules', 'later']);
  });

  it('is left alone where it lacks nothing', () => {
    const text = JSON.stringify({ rules: [{ key: 'a' }, { key: 'b', name: 'x' }, { name: 'c' }] });
    expect(extendedPlan(text, known)).toEqual({ added: [] });
  });

  it('knows an event by its key before its name', () => {
    const text = JSON.stringify({ rules: [{ key: 'x', name: 'a' }, 7, null, 'b'] });
    expect(extendedPlan(text, known)?.added).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['tabs', '{\n\t"rules": []\n}', '\n\t"rules"'],
    ['four spaces', '{\n    "rules": []\n}', '\n    "rules"'],
    ['two spaces, where it has none', '{"rules": []}', '\n  "rules"'],
    ['a mark of its encoding', '\uFEFF{\n "rules": []}', '\n "rules"'],
  ])('keeps %s', (_, text, part) => {
    expect(extendedPlan(text, known)?.text).toContain(part);
  });

  it('keeps the ends of its lines', () => {
    const windows = extendedPlan('{\r\n  "rules": []\r\n}', known)?.text ?? '';
    expect(windows.split('\r\n').length).toBe(windows.split('\n').length);
    expect(windows.endsWith('}\r\n')).toBe(true);
    expect(extendedPlan('{\n  "rules": []\n}', known)?.text).not.toContain('\r');
    expect(extendedPlan('{"rules": []}', known)?.text?.endsWith('}\n')).toBe(true);
  });

  it.each([
    ['broken', '{'],
    ['a list', '[]'],
    ['of another shape', '{"events": {}}'],
    ['of version 7', '{"rules": {"events": []}}'],
    ['a text', '"rules"'],
    ['null', 'null'],
  ])('is told from what is none: %s', (_, text) => {
    expect(extendedPlan(text, known)).toBeUndefined();
  });
});
