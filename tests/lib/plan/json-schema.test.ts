import { describe, expect, it } from 'vitest';
import { mergeShapes, kindInWords, propertyOf, shapeOf, typeNamed, typesOf } from '../../../lib/plan/json-schema.ts';
import { shape, shown, source } from './plans.ts';
import { Problems } from '../../../lib/plan/source.ts';
import { problemText } from '../../../lib/plan/model.ts';

import type { SchemaContext } from '../../../lib/plan/json-schema.ts';
import type { PlannedProperty, PlannedShape } from '../../../lib/plan/model.ts';
import type { JsonObject } from '../../../lib/files/json.ts';

function contextOf(root: unknown, rootPointer: SchemaContext['rootPointer'] = []): SchemaContext {
  return { source: source(root), problems: new Problems(), root: root as JsonObject, rootPointer };
}

/** The shape of a schema, and what is wrong with it. */
function read(schema: unknown): { shape: PlannedShape | undefined; wrong: string[] } {
  const context = contextOf(schema);
  return { shape: shapeOf(schema, [], context), wrong: context.problems.list.map(problemText) };
}

function property(schema: unknown): { property: PlannedProperty; wrong: string[] } {
  const context = contextOf(schema);
  return { property: propertyOf('x', schema, ['x'], false, context), wrong: context.problems.list.map(problemText) };
}

const NO_TYPE = 'which is no type. Write one of string, number, integer, boolean, object, array, null.';

describe('the name of a type', () => {
  it.each([
    ...[
      ['string', 'string'],
      ['number', 'number'],
      ['integer', 'integer'],
      ['boolean', 'boolean'],
      ['object', 'object'],
    ],
    ...[
      ['array', 'array'],
      ['null', 'null'],
      ['int', 'integer'],
      ['long', 'integer'],
      ['float', 'number'],
    ],
    ...[
      ['double', 'number'],
      ['decimal', 'number'],
      ['bool', 'boolean'],
      ['list', 'array'],
      ['date', 'string'],
    ],
    ...[
      ['datetime', 'string'],
      ['date-time', 'string'],
      ['timestamp', 'string'],
      ['text', 'string'],
      [' STRING ', 'string'],
    ],
  ])('%s is %s', (name, type) => {
    expect(typeNamed(name)).toBe(type);
  });

  it('may be any', () => {
    expect(typeNamed('Any')).toBeNull();
    expect(typeNamed(' ')).toBeNull();
  });

  it.each(['nummer', 'strings', 'undefined', '-', 'constructor'])('is not %s', name => {
    expect(typeNamed(name)).toBeUndefined();
  });
});

describe('a schema that says nothing of properties', () => {
  it.each([
    ['is left out', undefined],
    ['is true', true],
    ['is empty', {}],
    ['has other words', { type: 'object', description: 'x', required: true }],
    ['asks for nothing', { required: [] }],
    ['has no patterns', { patternProperties: {} }],
    ['has parts that say nothing', { allOf: [{}], anyOf: [{}], oneOf: [true] }],
  ])('%s', (_, schema) => {
    expect(read(schema)).toEqual({ shape: undefined, wrong: [] });
  });

  it.each<[string, unknown, string]>([
    ['false', false, 'a boolean'],
    ['a text', 'x', 'a string'],
    ['null', null, 'null'],
    ['a list', [], 'a list'],
  ])('is told where it is %s', (_, schema, name) => {
    expect(read(schema)).toEqual({
      shape: undefined,
      wrong: [`plan.json: A schema must be an object, not ${name}. Write \`{"type": "object", "properties": {…}}\`.`],
    });
  });
});

describe('properties', () => {
  it('are told with their places', () => {
    const { shape: found } = read({ properties: { a: { type: 'string' }, 'b/c': {} }, required: ['a', 'z'] });
    expect([...(found?.properties.values() ?? [])]).toEqual([
      { name: 'a', types: new Set(['string']), required: true, place: { file: 'plan.json', pointer: '/properties/a' } },
      { name: 'b/c', required: false, place: { file: 'plan.json', pointer: '/properties/b~1c' } },
      { name: 'z', required: true, place: { file: 'plan.json', pointer: '/required' } },
    ]);
  });

  it.each<[string, unknown, string[]]>([
    ['that are only asked for', { required: ['a'] }, ['a!: any']],
    ['that are none', { properties: {} }, []],
    [
      'in the manner of draft 3',
      { properties: { a: { required: true }, b: { required: false } } },
      ['a!: any', 'b: any'],
    ],
  ])('%s', (_, schema, properties) => {
    expect(shown(read(schema).shape)).toEqual(properties);
  });

  it.each<[string, unknown, string]>([
    ['unsaid', { properties: {} }, 'unsaid'],
    ['forbidden', { additionalProperties: false }, 'forbidden'],
    ['forbidden by the newer word', { unevaluatedProperties: false }, 'forbidden'],
    ['allowed', { additionalProperties: true }, 'allowed'],
    ['allowed by a schema', { additionalProperties: { type: 'string' } }, 'allowed'],
  ])('beside the planned ones are %s', (_, schema, additional) => {
    expect(read(schema).shape?.additional).toBe(additional);
  });

  it('are allowed by patterns', () => {
    const { shape: found, wrong } = read({ patternProperties: { '^x_': {}, '(': {}, '\\p{Lu}$': {} } });
    expect(found?.patterns).toEqual([/^x_/u, /\p{Lu}$/u]);
    expect(wrong).toEqual(['plan.json (/patternProperties/(): `(` is not a regular expression. Correct the pattern.']);
    expect(read({ patternProperties: ['x'] })).toEqual({ shape: undefined, wrong: [] });
  });

  it.each<[string, unknown, string]>([
    [
      'a list',
      { properties: [] },
      '(/properties): `properties` must be an object, not a list. Write each property as a key with its schema.',
    ],
    [
      'null',
      { properties: null },
      '(/properties): `properties` must be an object, not null. Write each property as a key with its schema.',
    ],
    [
      'asked for by a text',
      { properties: {}, required: 'a' },
      '(/required): `required` must be a list of names of properties. Write `"required": ["name"]`.',
    ],
    [
      'asked for by a list of others',
      { properties: {}, required: ['a', 1] },
      '(/required): `required` must be a list of names of properties. Write `"required": ["name"]`.',
    ],
  ])('are told where they are %s', (_, schema, text) => {
    expect(read(schema).wrong).toEqual([`plan.json ${text}`]);
  });

  it('are read on where what is asked for is wrong', () => {
    expect(shown(read({ properties: { a: {} }, required: 'a' }).shape)).toEqual(['a: any']);
  });
});

describe('parts of a schema', () => {
  it.each<[string, unknown, string[]]>([
    [
      'hold all at once',
      { properties: { a: {} }, allOf: [{ properties: { b: {} }, required: ['b'] }, { required: ['a'] }] },
      ['a!: any', 'b!: any'],
    ],
    ['alone hold as well', { allOf: [{ properties: { b: {} }, required: ['b'] }] }, ['b!: any']],
    [
      'are there sometimes: anyOf',
      { properties: { a: {} }, anyOf: [{ required: ['b'] }, { required: ['c'] }] },
      ['a: any', 'b: any', 'c: any'],
    ],
    ['are there sometimes: oneOf', { oneOf: [{ required: ['b'] }] }, ['b: any']],
    [
      'are there sometimes: then and else',
      { then: { required: ['b'] }, else: { required: ['c'] } },
      ['b: any', 'c: any'],
    ],
    [
      'count, and conditions do not',
      { if: { required: ['b'] }, not: { required: ['c'] }, required: ['a'] },
      ['a!: any'],
    ],
    ['that are no list do not count', { allOf: { required: ['b'] }, required: ['a'] }, ['a!: any']],
  ])('%s', (_, schema, properties) => {
    expect(shown(read(schema).shape)).toEqual(properties);
  });

  it('have places', () => {
    const schema = {
      allOf: [{}, { properties: { b: {} } }],
      anyOf: [{ properties: { c: {} } }],
      then: { properties: { d: {} } },
    };
    const places = [...(read(schema).shape?.properties.values() ?? [])].map(({ place }) => place.pointer);
    expect(places).toEqual(['/allOf/1/properties/b', '/anyOf/0/properties/c', '/then/properties/d']);
  });

  it.each(['allOf', 'anyOf', 'then'])('are followed sixteen levels deep by %s', key => {
    const nested = (levels: number): unknown =>
      Array.from({ length: levels }).reduce(inner => ({ [key]: key === 'then' ? inner : [inner] }), {
        required: ['a'],
      } as unknown);
    expect(read(nested(16)).shape?.properties.size).toBe(1);
    expect(read(nested(17)).shape).toBeUndefined();
  });
});

describe('a reference', () => {
  it.each<[string, string, JsonObject]>([
    ['to a definition', '#/$defs/x', { $defs: { x: { required: ['a'] } } }],
    ['to an item of a list', '#/parts/1', { parts: [{}, { required: ['a'] }] }],
    ['through another', '#/$defs/y', { $defs: { x: { required: ['a'] }, y: { $ref: '#/$defs/x' } } }],
    ['with signs that are written otherwise', '#/$defs/a~1b~0c', { $defs: { 'a/b~c': { required: ['a'] } } }],
    ['that is encoded', '#/$defs/a%20b', { $defs: { 'a b': { required: ['a'] } } }],
    ['that only looks encoded', '#/$defs/100%', { $defs: { '100%': { required: ['a'] } } }],
  ])('%s is followed', (_, reference, definitions) => {
    expect(read({ ...definitions, allOf: [{ $ref: reference }] })).toMatchObject({
      shape: { properties: new Map([['a', expect.anything()]]) },
      wrong: [],
    });
  });

  it('has the place that it leads to', () => {
    const root = { $defs: { x: { properties: { a: {} } } } };
    const context = contextOf(root, ['rules', 0]);
    const found = shapeOf({ $ref: '#/$defs/x' }, ['elsewhere'], context);
    expect(found?.properties.get('a')?.place.pointer).toBe('/rules/0/$defs/x/properties/a');
  });

  it('of the whole is the root', () => {
    const root = { properties: { a: {} } };
    expect(shown(shapeOf({ $ref: '#' }, ['x'], contextOf(root)))).toEqual(['a: any']);
  });

  it.each<[string, unknown]>([
    ['to another file', 'other.json#/x'],
    ['that is no text', 7],
  ])('%s says nothing', (_, reference) => {
    expect(read({ $ref: reference })).toEqual({ shape: undefined, wrong: [] });
  });

  it.each([
    ['a definition that is none', '#/$defs/gone', { $defs: {} }],
    ['a part of a text', '#/x/length', { x: 'abc' }],
  ])('to %s is told', (_, reference, root) => {
    expect(read({ ...root, allOf: [{ $ref: reference }] }).wrong).toEqual([
      `plan.json (/allOf/0/$ref): \`${reference}\` leads to nothing in this file. Define it, or point the reference at a definition that is there.`,
    ]);
  });

  it('to what is no schema says nothing', () => {
    expect(read({ x: 7, allOf: [{ $ref: '#/x' }] })).toEqual({ shape: undefined, wrong: [] });
  });

  it('is followed fifteen times, and then told as leading back to itself', () => {
    const chain = (links: number): JsonObject => ({
      ...Object.fromEntries(Array.from({ length: links }, (_, index) => [`x${index}`, { $ref: `#/x${index + 1}` }])),
      [`x${links}`]: { required: ['a'] },
      allOf: [{ $ref: '#/x0' }],
    });
    expect(read(chain(14)).shape?.properties.size).toBe(1);
    expect(read(chain(15))).toEqual({
      shape: undefined,
      wrong: ['plan.json (/allOf/0): The reference leads back to itself. Point it at a schema.'],
    });
  });
});

describe('a property', () => {
  const place = { file: 'plan.json', pointer: '/x' };

  it('may be anything', () => {
    expect(property(true)).toEqual({ property: { name: 'x', required: false, place }, wrong: [] });
    expect(property({})).toEqual({ property: { name: 'x', required: false, place }, wrong: [] });
  });

  it('has all that the plan says of it', () => {
    const schema = { type: ['string', 'null'], enum: ['a', null], required: true, pii: true, description: 'Why.' };
    expect(property(schema).property).toEqual({
      name: 'x',
      types: new Set(['string', 'null']),
      values: ['a', null],
      required: true,
      pii: true,
      description: 'Why.',
      place,
    });
    expect(property({ description: '' }).property).toEqual({ name: 'x', required: false, place });
    expect(property({ description: 7 }).property).toEqual({ name: 'x', required: false, place });
  });

  it('is asked for by the object around it, or by itself', () => {
    const context = contextOf({});
    expect(propertyOf('x', {}, [], true, context).required).toBe(true);
    expect(propertyOf('x', true, [], true, context).required).toBe(true);
    expect(propertyOf('x', 7, [], true, context).required).toBe(true);
    expect(propertyOf('x', { required: ['y'] }, [], false, context).required).toBe(false);
  });

  it('is told where its schema is none', () => {
    expect(property('string')).toEqual({
      property: { name: 'x', required: false, place },
      wrong: [
        'plan.json (/x): The schema of `x` must be an object, not a string. Write `{"type": "string"}`, or `{}` for any value.',
      ],
    });
  });

  it.each<[string, JsonObject, unknown[] | undefined]>([
    ['one', { const: 'a' }, ['a']],
    ['one that is empty', { const: null }, [null]],
    ['one before a list', { const: 'a', enum: ['b'] }, ['a']],
    ['a list', { enum: [1, 'a'] }, [1, 'a']],
    ['any', {}, undefined],
  ])('has values: %s', (_, schema, values) => {
    expect(property(schema).property.values).toEqual(values);
  });

  it.each([[[]], ['a'], [{}]])('is told where its values are %j', values => {
    expect(property({ enum: values })).toEqual({
      property: { name: 'x', required: false, place },
      wrong: [
        'plan.json (/x/enum): `enum` must be a list with at least one value. List the values, or take `enum` out.',
      ],
    });
  });

  it('has the values of what it refers to', () => {
    const context = contextOf({ $defs: { y: { enum: ['a'] } } });
    expect(propertyOf('x', { $ref: '#/$defs/y' }, [], false, context).values).toEqual(['a']);
  });

  it.each<[JsonObject, boolean | undefined]>([
    [{ pii: true }, true],
    [{ pii: false }, false],
    [{ 'x-pii': true }, true],
    [{ isPii: true }, true],
    [{ isPII: true }, true],
    [{ pii: 'email' }, true],
    [{ pii: ' None ' }, false],
    [{ pii: 'no' }, false],
    [{ pii: 'FALSE' }, false],
    [{ pii: '' }, false],
    [{ pii: 'nothing' }, true],
    [{ pii: 'unknown' }, true],
    [{ pii: { kind: 'email' } }, true],
    [{ pii: ['email'] }, true],
    [{ pii: 1 }, undefined],
    [{ pii: null, isPii: false }, false],
    [{}, undefined],
  ])('is personal data by %j: %s', (schema, pii) => {
    expect(property(schema).property.pii).toBe(pii);
  });
});

describe('the types of a schema', () => {
  const types = (schema: unknown): { types: string[] | undefined; wrong: string[] } => {
    const context = contextOf(schema);
    const found = typesOf(schema, [], context, 0);
    return { types: found && [...found], wrong: context.problems.list.map(problemText) };
  };

  it.each<[string, unknown, string[] | undefined]>([
    ['one', { type: 'string' }, ['string']],
    ['several', { type: ['string', 'int', 'integer'] }, ['string', 'integer']],
    ['any', { type: 'any' }, undefined],
    ['any among several', { type: ['string', 'any'] }, undefined],
    ['none', { type: [] }, undefined],
    ['unsaid', {}, undefined],
    ['null as well', { type: 'string', nullable: true }, ['string', 'null']],
    ['null as well, of any', { nullable: true }, undefined],
    ['null not', { type: 'string', nullable: false }, ['string']],
    ['those of alternatives', { anyOf: [{ type: 'string' }, { type: ['number', 'string'] }] }, ['string', 'number']],
    ['those of one of several', { oneOf: [{ type: 'string' }, { type: 'null' }] }, ['string', 'null']],
    ['any, where an alternative allows any', { anyOf: [{ type: 'string' }, {}] }, undefined],
    ['its own, where an alternative allows any', { type: 'string', anyOf: [{ type: 'string' }, {}] }, ['string']],
    [
      'its own, of those of alternatives',
      { type: 'string', anyOf: [{ type: 'string' }, { type: 'null' }] },
      ['string'],
    ],
    [
      'those that all parts allow',
      { allOf: [{ type: ['string', 'number'] }, { type: ['number', 'null'] }] },
      ['number'],
    ],
    ['those of the one part that says', { allOf: [{}, { type: 'number' }, {}] }, ['number']],
    ['whole numbers, where another part allows numbers', { type: 'integer', allOf: [{ type: 'number' }] }, ['integer']],
    ['whole numbers, where it allows numbers', { type: 'number', allOf: [{ type: 'integer' }] }, ['integer']],
    ['whole numbers, where both do', { type: ['integer', 'string'], allOf: [{ type: 'integer' }] }, ['integer']],
    ['any, where parts contradict each other', { type: 'string', allOf: [{ type: 'number' }] }, undefined],
    ['those of what it refers to', { $defs: { x: { type: 'string' } }, allOf: [{ $ref: '#/$defs/x' }] }, ['string']],
    ['unsaid by what is no schema', 7, undefined],
  ])('are %s', (_, schema, found) => {
    expect(types(schema)).toEqual({ types: found, wrong: [] });
  });

  it.each<[string, unknown, string]>([
    ['a word', { type: 'nummer' }, `(/type): \`type\` is "nummer", ${NO_TYPE}`],
    ['a number', { type: 7 }, `(/type): \`type\` is 7, ${NO_TYPE}`],
    ['null', { type: null }, `(/type): \`type\` is null, ${NO_TYPE}`],
    ['one of several', { type: ['string', 'nummer'] }, `(/type/1): \`type\` is "nummer", ${NO_TYPE}`],
    ['left open in a list', { type: [undefined] }, `(/type/0): \`type\` is empty, ${NO_TYPE}`],
    ['that of an alternative', { anyOf: [{}, { type: 'x' }] }, `(/anyOf/1/type): \`type\` is "x", ${NO_TYPE}`],
    ['that of a part', { allOf: [{}, { type: 'x' }] }, `(/allOf/1/type): \`type\` is "x", ${NO_TYPE}`],
  ])('are told where there is none such: %s', (_, schema, text) => {
    expect(types(schema)).toEqual({ types: undefined, wrong: [`plan.json ${text}`] });
  });

  it.each(['anyOf', 'allOf'])('are looked for sixteen levels deep by %s', key => {
    const nested = (levels: number): unknown =>
      Array.from({ length: levels }).reduce(inner => ({ [key]: [inner] }), { type: 'string' } as unknown);
    expect(types(nested(16)).types).toEqual(['string']);
    expect(types(nested(17)).types).toBeUndefined();
  });
});

describe('two shapes', () => {
  const merged = (
    left: PlannedShape | undefined,
    right: PlannedShape | undefined,
    how: 'all' | 'any',
  ): string[] | undefined => shown(mergeShapes(left, right, how));

  it('of which one is missing are the other', () => {
    const one = shape({ a: 'string' });
    expect(mergeShapes(one, undefined, 'all')).toBe(one);
    expect(mergeShapes(undefined, one, 'all')).toBe(one);
    expect(mergeShapes(one, undefined, 'any')).toBe(one);
    expect(mergeShapes(undefined, undefined, 'any')).toBeUndefined();
    expect(mergeShapes(undefined, undefined, 'all')).toBeUndefined();
  });

  it('of which one is missing may be absent, where one of several holds', () => {
    expect(merged(undefined, shape({ a: 'string' }), 'any')).toEqual(['a: string']);
    const additional = (given: PlannedShape['additional']): unknown =>
      mergeShapes(undefined, shape({}, { additional: given, patterns: [/x/u] }), 'any');
    expect(additional('forbidden')).toEqual(shape({}, { additional: 'unsaid', patterns: [/x/u] }));
    expect(additional('allowed')).toEqual(shape({}, { additional: 'allowed', patterns: [/x/u] }));
    expect(additional('unsaid')).toEqual(shape({}, { additional: 'unsaid', patterns: [/x/u] }));
  });

  it.each<[string, PlannedShape, PlannedShape, string[]]>([
    ['a property of each', shape({ a: '' }), shape({ b: '', 'c?': '' }), ['a!: any', 'b!: any', 'c: any']],
    ['asked for by one', shape({ 'a?': '' }), shape({ a: '' }), ['a!: any']],
    ['asked for by the other', shape({ a: '' }), shape({ 'a?': '' }), ['a!: any']],
    ['asked for by none', shape({ 'a?': '' }), shape({ 'a?': '' }), ['a: any']],
    ['types that both allow', shape({ a: 'string|number' }), shape({ a: 'number|null' }), ['a!: number']],
    ['types of one', shape({ a: '' }), shape({ a: 'number' }), ['a!: number']],
    ['values of one', shape({ a: '' }), shape({ a: { values: [1] } }), ['a!: any of [1]']],
    ['values of the first', shape({ a: { values: [2] } }), shape({ a: { values: [1] } }), ['a!: any of [2]']],
    ['types that contradict', shape({ a: 'string' }), shape({ a: 'number' }), ['a!: any']],
  ])('that hold at once have %s', (_, left, right, properties) => {
    expect(merged(left, right, 'all')).toEqual(properties);
  });

  it.each<[string, PlannedShape, PlannedShape, string[]]>([
    ['what the base asks for', shape({ a: '' }), shape({ b: '' }), ['a!: any', 'b: any']],
    [
      'nothing of types and values',
      shape({ a: { types: new Set(['string']), values: ['x'] } }),
      shape({ a: 'number' }),
      ['a!: any'],
    ],
    ['what is personal', shape({ a: { pii: true } }), shape({ a: '' }), ['a!: any pii']],
  ])('of which one holds have %s', (_, left, right, properties) => {
    expect(merged(left, right, 'any')).toEqual(properties);
  });

  it.each([
    ['allowed', 'unsaid', 'allowed'],
    ['unsaid', 'allowed', 'allowed'],
    ['allowed', 'forbidden', 'allowed'],
    ['forbidden', 'allowed', 'allowed'],
    ['forbidden', 'unsaid', 'forbidden'],
    ['unsaid', 'forbidden', 'forbidden'],
    ['unsaid', 'unsaid', 'unsaid'],
  ] as const)('that say %s and %s of others say %s', (left, right, additional) => {
    const both = mergeShapes(
      shape({}, { additional: left, patterns: [/a/u] }),
      shape({}, { additional: right, patterns: [/b/u] }),
      'all',
    );
    expect(both).toEqual({ properties: new Map(), additional, patterns: [/a/u, /b/u] });
  });
});

it.each([
  [null, 'null'],
  [[], 'a list'],
  [{}, 'an object'],
  [undefined, 'nothing'],
  ['', 'a string'],
  [1, 'a number'],
  [true, 'a boolean'],
])('%j is %s in words', (value, name) => {
  expect(kindInWords(value)).toBe(name);
});
