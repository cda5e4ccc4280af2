import { describe, expect, it } from 'vitest';
import { meantBy, mismatchesOf, type Mismatch } from '../../../lib/plan/match.ts';
import { fitsPattern } from '../../../lib/text/pattern.ts';
import { sendsEvent } from '../../../lib/calls/values/methods.ts';
import {
  analyticsCall,
  array,
  called,
  constructed,
  global,
  literal,
  named,
  object,
  parameter,
  template,
  union,
  unknown,
} from '../../support/values.ts';
import { place, plan, shape } from './plans.ts';

import type { Method } from '../../../lib/catalog/types.ts';
import type { PlannedProperty, PlannedShape } from '../../../lib/plan/model.ts';
import type { AnalyticsCall, Origin, Value } from '../../../lib/reading.ts';

type Fields = NonNullable<Parameters<typeof analyticsCall>[0]>;

const properties = (values: Readonly<Record<string, Value>>): Fields => ({
  events: ['a'],
  parts: { properties: object(values) },
});

/** Kind and property, `missingProperty x`. */
function told(mismatches: readonly Mismatch[]): string[] {
  return mismatches.map(({ kind, event, property }) => [kind, property ?? event].join(' '));
}

/** What is wrong with properties that an event `a` sends. */
function against(planned: PlannedShape, sent: Value, fields: Fields = {}): Mismatch[] {
  return mismatchesOf(analyticsCall({ events: ['a'], parts: { properties: sent }, ...fields }), plan({ a: planned }));
}

describe('an event is sent by', () => {
  it.each<Method>(['track', 'trackAnonymous', 'trackLink'])('%s', method => {
    expect(sendsEvent(analyticsCall({ method }))).toBe(true);
  });
  it.each<Method>(['identify', 'page', 'screen', 'metric', 'init'])('not %s', method => {
    expect(sendsEvent(analyticsCall({ method }))).toBe(false);
  });
});

describe('an event that is not planned', () => {
  const planned = plan({ order_completed: undefined }, { tiers: { odd: 1 } });

  it('is told', () => {
    expect(mismatchesOf(analyticsCall({ events: ['something'] }), planned)).toEqual([
      { kind: 'unplannedEvent', event: 'something' },
    ]);
  });

  it('is told with its tier, and with the name that is meant', () => {
    expect(mismatchesOf(analyticsCall({ events: ['odd'] }), planned)).toEqual([
      { kind: 'unplannedEvent', event: 'odd', tier: 1 },
    ]);
    expect(mismatchesOf(analyticsCall({ events: ['Order Completed'] }), planned)).toEqual([
      { kind: 'unplannedEvent', event: 'Order Completed', meant: 'order_completed' },
    ]);
  });

  it('is told of each name', () => {
    const call = analyticsCall({ events: ['order_completed', 'one', 'two'] });
    expect(told(mismatchesOf(call, planned))).toEqual(['unplannedEvent one', 'unplannedEvent two']);
  });

  it.each<[string, Fields]>([
    ['in a test', { inTest: true }],
    ['by a wrapper that is told what to send', { forwards: true }],
    ['by a page', { method: 'page' }],
  ])('is not told %s', (_, fields) => {
    expect(mismatchesOf(analyticsCall({ events: ['odd'], ...fields }), planned)).toEqual([]);
  });

  it('is not told where events may have been lost', () => {
    const partial = plan({ order_completed: undefined }, { isComplete: false });
    expect(mismatchesOf(analyticsCall({ events: ['odd'], patterns: ['odd_*'] }), partial)).toEqual([]);
  });

  it('is none where the plan has no events, but what all have in common', () => {
    const common = plan({}, { common: shape({ v: 'number' }) });
    expect(mismatchesOf(analyticsCall({ ...properties({}), events: ['odd'], patterns: ['odd_*'] }), common)).toEqual([
      {
        kind: 'missingProperty',
        event: 'odd',
        property: 'v',
        planned: { name: 'v', types: new Set(['number']), required: true, place },
      },
    ]);
  });
});

describe('a pattern', () => {
  it.each([
    ['checkout_*', []],
    ['*', []],
    ['order_*', ['unplannedEvent order_*']],
    ['check*ut', ['unplannedEvent check*ut']],
  ])('%s is held against the names', (pattern, found) => {
    const call = analyticsCall({ events: [], patterns: [pattern] });
    expect(told(mismatchesOf(call, plan({ x: undefined, checkout_done: undefined })))).toEqual(found);
  });

  it.each<[string, string, boolean]>([
    ['checkout_done', 'checkout_*', true],
    ['checkout_', 'checkout_*', true],
    ['checkout_step_2_done', 'checkout_*_done', true],
    ['a\nb', 'a*b', true],
    ['checkout', 'checkout_*', false],
    ['my_checkout_done', 'checkout_*', false],
    ['checkout_done_2', 'checkout_*_done', false],
    ['a.b', 'a.*', true],
    ['axb', 'a.*', false],
    ['a+b (c) [d] {e} ^f$ g|h \\ i/j-k?', 'a+b (c) [d] {e} ^f$ g|h \\ i/j-k?*', true],
    ['aab', 'a+b*', false],
    ['step-2-done', 'step-*-done', true],
    ['step_2_done', 'step-*-done', false],
    ['é', '*', true],
  ])('%j by %j: %s', (name, pattern, fits) => {
    expect(fitsPattern(name, pattern)).toBe(fits);
  });
});

describe('a property that is missed', () => {
  it('is told where all keys are known', () => {
    expect(told(against(shape({ x: 'number', 'y?': 'number' }), object({ y: literal(1) })))).toEqual([
      'missingProperty x',
    ]);
    expect(told(mismatchesOf(analyticsCall({ events: ['a'] }), plan({ a: shape({ x: '' }) })))).toEqual([
      'missingProperty x',
    ]);
  });

  it('is told with the tier of the event', () => {
    const [mismatch] = mismatchesOf(
      analyticsCall({ events: ['a'] }),
      plan({ a: shape({ x: '' }) }, { tiers: { a: 1 } }),
    );
    expect(mismatch).toEqual({
      kind: 'missingProperty',
      event: 'a',
      tier: 1,
      property: 'x',
      planned: { name: 'x', required: true, place },
    });
  });

  it.each<[string, Value]>([
    ['there may be further keys', object({}, { open: true })],
    ['the properties are not known', unknown],
    ['it is sent', object({ x: literal(1) })],
    ['one of two has it', union(object({}), object({ x: literal(1) }))],
  ])('is not told where %s', (_, sent) => {
    expect(against(shape({ x: '' }), sent)).toEqual([]);
  });

  it('is told where it is nothing but undefined', () => {
    expect(told(against(shape({ x: '' }), object({ x: literal(undefined) })))).toEqual(['missingProperty x']);
    expect(against(shape({ x: '' }), object({ x: union(literal(undefined), literal(1)) }))).toEqual([]);
    expect(against(shape({ x: '' }), object({ x: literal(null) }))).toEqual([]);
  });

  it('is told of what all events have in common, and what the event says goes before', () => {
    const common = shape({ v: 'number', w: 'number' });
    const own = plan({ a: shape({ 'w?': 'string' }) }, { common });
    expect(told(mismatchesOf(analyticsCall(properties({})), own))).toEqual(['missingProperty v']);
    expect(told(mismatchesOf(analyticsCall(properties({ v: literal(1), w: literal('') })), own))).toEqual([]);
    expect(told(mismatchesOf(analyticsCall(properties({})), plan({ a: undefined }, { common })))).toEqual([
      'missingProperty v',
      'missingProperty w',
    ]);
  });

  it('is not told of a link, whose properties are often a function', () => {
    expect(against(shape({ x: '' }), object({ y: literal(1) }), { method: 'trackLink' })).toEqual([]);
  });
});

describe('a property that is not planned', () => {
  const x = { file: 'src/a.ts', range: [150, 160] } as const;
  const sent = object({ x: literal(1) }, { origins: { x } });

  it('is told with its place', () => {
    expect(against(shape({}), sent)).toEqual([{ kind: 'unplannedProperty', event: 'a', property: 'x', origin: x }]);
    expect(against(shape({}), object({ x: literal(1) }))).toEqual([
      { kind: 'unplannedProperty', event: 'a', property: 'x' },
    ]);
  });

  it('is told once, by the first place that is known', () => {
    const both = union(object({ x: literal(1) }), sent);
    expect(against(shape({}), both)).toEqual([{ kind: 'unplannedProperty', event: 'a', property: 'x', origin: x }]);
  });

  it.each<[string, PlannedShape]>([
    ['further ones are allowed', shape({}, { additional: 'allowed' })],
    ['a pattern allows it', shape({}, { patterns: [/^y/u, /^x/u] })],
  ])('is not told where %s', (_, planned) => {
    expect(against(planned, sent)).toEqual([]);
  });

  it('is told where further ones are forbidden, or patterns allow others', () => {
    expect(told(against(shape({}, { additional: 'forbidden', patterns: [/^y/u] }), sent))).toEqual([
      'unplannedProperty x',
    ]);
  });

  it('is not told where the plan says no more than the name', () => {
    expect(mismatchesOf(analyticsCall({ events: ['a'], parts: { properties: sent } }), plan({ a: undefined }))).toEqual(
      [],
    );
  });

  it('is not told where what all events have in common allows it', () => {
    const call = analyticsCall({ events: ['a'], parts: { properties: sent } });
    const planned = { a: shape({}) };
    expect(mismatchesOf(call, plan(planned, { common: shape({}, { additional: 'allowed' }) }))).toEqual([]);
    expect(mismatchesOf(call, plan(planned, { common: shape({}, { patterns: [/^x$/u] }) }))).toEqual([]);
    expect(mismatchesOf(call, plan(planned, { common: shape({ 'x?': '' }) }))).toEqual([]);
  });
});

describe('what a wrapper writes', () => {
  const target = { file: 'src/wrapper.ts', range: [10, 90], line: 1, column: 1 } as const;
  const wrapped = (origin: Origin | undefined, fields: Fields = {}): AnalyticsCall =>
    analyticsCall({
      events: ['a'],
      via: 'wrapper',
      target,
      parts: { properties: object({ v: literal('1') }, origin && { origins: { v: origin } }) },
      ...fields,
    });
  const inside = { file: 'src/wrapper.ts', range: [20, 30] } as const;

  it.each<[string, AnalyticsCall, string[]]>([
    ['is nobody else’s fault', wrapped(inside), []],
    ['may fill it', wrapped({ ...inside, range: [10, 90] }), []],
    ['ends where the wrapper does', wrapped({ ...inside, range: [20, 91] }), ['unplannedProperty v']],
    ['begins where the wrapper does', wrapped({ ...inside, range: [9, 30] }), ['unplannedProperty v']],
    ['stands in its file', wrapped({ ...inside, file: 'src/a.ts' }), ['unplannedProperty v']],
    ['is known to stand there', wrapped(undefined), ['unplannedProperty v']],
    ['is that of a wrapper', wrapped(inside, { via: 'direct' }), ['unplannedProperty v']],
  ])('%s', (_, call, found) => {
    expect(told(mismatchesOf(call, plan({ a: shape({}) })))).toEqual(found);
  });

  it('is told at its callers where one of several is not the wrapper’s', () => {
    const own = object({ v: literal('2') }, { origins: { v: { file: 'src/a.ts', range: [120, 130] } } });
    const both = union(object({ v: literal('1') }, { origins: { v: inside } }), own);
    expect(told(mismatchesOf(wrapped(inside, { parts: { properties: both } }), plan({ a: shape({}) })))).toEqual([
      'unplannedProperty v',
    ]);
  });

  it('is held against what all events have in common where the wrapper is, and against the event where it is called', () => {
    const call = wrapped(inside);
    expect(mismatchesOf(call, plan({ a: undefined }, { common: shape({ v: 'number' }) }))).toEqual([]);
    expect(told(mismatchesOf(call, plan({ a: shape({ v: 'number' }) })))).toEqual(['wrongType v']);
    const elsewhere = wrapped({ ...inside, file: 'src/a.ts' });
    expect(told(mismatchesOf(elsewhere, plan({ a: undefined }, { common: shape({ v: 'number' }) })))).toEqual([
      'wrongType v',
    ]);
  });
});

describe('what a wrapper puts into every event', () => {
  const planned = plan({ a: undefined }, { common: shape({ v: 'number', w: 'string' }) });
  const v = { file: 'src/a.ts', range: [120, 130] } as const;
  const own = (
    values: Readonly<Record<string, Value>>,
    origins: Readonly<Record<string, Origin>>,
    fields: Fields = {},
  ): AnalyticsCall =>
    analyticsCall({
      events: [],
      forwards: true,
      parts: { properties: object(values, { open: true, origins }) },
      ...fields,
    });

  it('is told there, for all events', () => {
    const call = own({ v: literal('1'), w: literal('a') }, { v, w: v });
    expect(mismatchesOf(call, planned)).toEqual([
      {
        kind: 'wrongType',
        expected: 'number',
        actual: 'string',
        event: '*',
        property: 'v',
        planned: planned.common.properties.get('v'),
        origin: v,
      },
    ]);
  });

  it.each<[string, AnalyticsCall]>([
    ['what is right', own({ v: literal(1) }, { v })],
    ['what is not planned', own({ x: literal(1) }, { x: v })],
    ['what is written in another file', own({ v: literal('1') }, { v: { ...v, file: 'src/b.ts' } })],
    ['what is written nowhere', own({ v: literal('1') }, {})],
    ['what is missed', own({}, {})],
    ['a wrapper of a wrapper', own({ v: literal('1') }, { v }, { via: 'wrapper' })],
    ['a wrapper without properties', analyticsCall({ events: [], forwards: true })],
  ])('but not %s', (_, call) => {
    expect(mismatchesOf(call, planned)).toEqual([]);
  });
});

describe('a value of the wrong type', () => {
  const date = constructed(global('Date'));
  it.each<[string, string, Value, string | undefined]>([
    ['a text for a text', 'string', literal('a'), undefined],
    ['a number for a text', 'string', literal(1), 'number'],
    ['a text for a number', 'number', literal('1'), 'string'],
    ['a number for a number', 'number', literal(1.5), undefined],
    ['a whole number', 'integer', literal(2), undefined],
    ['a number with a fraction', 'integer', literal(1.5), 'a number with a fraction'],
    ['a number that is not known', 'integer', called(global('parseFloat'), unknown), undefined],
    ['a number for a flag', 'boolean', literal(1.5), 'a number with a fraction'],
    ['a flag for a flag', 'boolean', literal(true), undefined],
    ['a flag', 'string', literal(true), 'boolean'],
    ['a list for a list', 'array', array(), undefined],
    ['a list', 'object', array(), 'array'],
    ['an object for an object', 'object', object({}), undefined],
    ['an object', 'array', object({}), 'object'],
    ['a time as text', 'string', date, undefined],
    ['a time as an object', 'object', date, undefined],
    ['a time', 'number', date, 'a date'],
    ['a function', 'string', named(), undefined],
    ['what is not known', 'string', unknown, undefined],
    ['one of the planned types', 'boolean|string', literal('a'), undefined],
    ['none of the planned types', 'boolean|array|string', literal(1), 'number'],
    ['one of two that is right', 'string', union(literal(1), literal('a')), undefined],
    ['two that are wrong', 'string', union(literal(1), literal(true)), 'number or boolean'],
    ['three that are wrong', 'string', union(literal(1), literal(true), array()), 'number, boolean or array'],
    ['one that is wrong, or null', 'string', union(literal(null), literal(1), literal(undefined)), 'number'],
    ['null alone', 'string', literal(null), 'null'],
    [
      'null behind an operator',
      'string',
      { kind: 'operation', operator: '??', operands: [literal(1), literal(null)] },
      'number',
    ],
    [
      'undefined behind an operator',
      'string',
      { kind: 'operation', operator: 'void', operands: [literal(1)] },
      undefined,
    ],
  ])('%s: %s', (_, types, sent, actual) => {
    const found = against(shape({ x: types }), object({ x: sent }));
    const expected = types.split('|');
    expect(found.map(({ kind, actual: was, expected: wanted }) => [kind, was, wanted])).toEqual(
      actual === undefined
        ? []
        : [['wrongType', actual, expected.length === 3 ? 'boolean, array or string' : expected.join(' or ')]],
    );
  });

  it('is told with its plan and its place', () => {
    const x = { file: 'src/a.ts', range: [150, 160] } as const;
    const planned = shape({ x: 'string' });
    expect(against(planned, object({ x: literal(1) }, { origins: { x } }))).toEqual([
      {
        event: 'a',
        kind: 'wrongType',
        expected: 'string',
        actual: 'number',
        property: 'x',
        planned: planned.properties.get('x'),
        origin: x,
      },
    ]);
  });

  it('is wrong on every way through the code', () => {
    const sent = union(object({ x: literal(1) }), object({ x: literal('a') }));
    expect(against(shape({ x: 'string' }), sent)).toEqual([]);
    expect(told(against(shape({ x: 'boolean' }), sent))).toEqual(['wrongType x']);
  });
});

describe('a value that is not planned', () => {
  const of = (values: readonly unknown[], sent: Value, fields: Partial<PlannedProperty> = {}): string[] =>
    against(shape({ x: { values, ...fields } }), object({ x: sent })).map(
      ({ kind, expected, actual }) => `${kind}: ${actual} for ${expected}`,
    );

  it.each<[string, readonly unknown[], Value, string[]]>([
    ['another text', ['free', 'paid'], literal('gold'), ['unplannedValue: "gold" for "free" or "paid"']],
    ['a text of the list', ['free', 'paid'], literal('paid'), []],
    ['a number as text', [1, 2], literal('1'), ['unplannedValue: "1" for 1 or 2']],
    ['two, each once', ['a'], union(literal('b'), literal('c'), literal('b')), ['unplannedValue: "b" or "c" for "a"']],
    ['one of two', ['a'], union(literal('b'), literal('a')), []],
    ['one, or null', ['a'], union(literal('b'), literal(null)), ['unplannedValue: "b" for "a"']],
    ['null alone', ['a'], literal(null), []],
    ['what is not known', ['a'], parameter('x'), []],
    ['one, or what is not known', ['a'], union(literal('b'), parameter('x')), []],
    ['a template', ['a'], template('b', unknown), []],
    [
      'one for eight',
      [...'abcdefgh'],
      literal('x'),
      ['unplannedValue: "x" for "a", "b", "c", "d", "e", "f", "g" or "h"'],
    ],
    [
      'one for nine',
      [...'abcdefghi'],
      literal('x'),
      ['unplannedValue: "x" for "a", "b", "c", "d", "e", "f", "g" or "h" …'],
    ],
  ])('%s', (_, values, sent, found) => {
    expect(of(values, sent)).toEqual(found);
  });

  it('is told where its type is right, and its type where that is not', () => {
    expect(of(['a'], literal('b'), { types: new Set(['string']) })).toEqual(['unplannedValue: "b" for "a"']);
    expect(of(['a'], literal(1), { types: new Set(['string']) })).toEqual(['wrongType: number for string']);
  });
});

describe('the name that is meant', () => {
  const meant = (event: string, ...names: string[]): string | undefined =>
    meantBy(event, plan(Object.fromEntries(names.map(name => [name, undefined]))));

  it.each<[string, string[], string | undefined]>([
    ['OrderCompleted', ['order_completed', 'other'], 'order_completed'],
    ['order_complete', ['order_completed'], 'order_completed'],
    ['Viewed Product', ['Product Viewed'], 'Product Viewed'],
    ['OrderCompleted', ['order_completed', 'Order Completed'], undefined],
    // The letters tell before the stem does.
    ['OrderPlaced', ['order_place', 'order_placed'], 'order_placed'],
    ['order_compleetd', ['order_completed'], 'order_completed'],
    ['oder_completed', ['order_completed'], 'order_completed'],
    ['order_completedxx', ['order_completed'], 'order_completed'],
    ['order_completedxxx', ['order_completed'], undefined],
    ['xxder_completed', ['order_completed'], 'order_completed'],
    ['xxxer_completed', ['order_completed'], undefined],
    ['order_copmletde', ['order_completed'], 'order_completed'],
    ['ORDRE_COMPLETED!', ['order_completed'], 'order_completed'],
    ['signpu', ['signup'], 'signup'],
    ['sigpu', ['signup'], undefined],
    ['ordre_1', ['order_1', 'order_20'], 'order_1'],
    ['order_3', ['order_1', 'order_2'], undefined],
    ['Заказ1', ['Заказ2'], 'Заказ2'],
    ['something', ['else'], undefined],
    ['something', [], undefined],
  ])('by %s among %j: %s', (event, names, name) => {
    expect(meant(event, ...names)).toBe(name);
  });
});
