import { describe, expect, it } from 'vitest';

import { driftOf, eventsOf as eventsIn, type EventContext } from '../../../lib/audit/events.ts';

import type { AuditCall, AuditEvent } from '../../../lib/audit/report.ts';

function call(given: Partial<AuditCall>): AuditCall {
  return {
    file: 'a.ts',
    line: 1,
    column: 1,
    vendor: 'customerio',
    method: 'track',
    events: [],
    patterns: [],
    ...given,
  } as AuditCall;
}

const nothing: EventContext = {
  forwarded: undefined,
  people: { identified: new Map(), strangers: new Map() },
  findings: [],
  plan: undefined,
  campaigns: new Map(),
};
const eventsOf = (calls: readonly AuditCall[], more: Partial<EventContext> = {}): AuditEvent[] =>
  eventsIn(calls, { ...nothing, ...more });

describe('the events of calls', () => {
  it('are what track sends, and no names of pages and screens', () => {
    const events = eventsOf([
      call({ method: 'page', events: ['Pricing'] }),
      call({ method: 'screen', events: ['Home'] }),
      call({ method: 'trackLink', events: ['Link Followed'] }),
      call({ events: ['Opened'] }),
    ]);
    expect(events.map(({ name }) => name)).toEqual(['Link Followed', 'Opened']);
  });

  it('come by their names, a pattern behind a name', () => {
    const events = eventsOf([call({ events: ['b', 'a_*'], patterns: ['a_*'] }), call({ events: ['a'] })]);
    expect(events.map(({ name, isPattern }) => [name, isPattern])).toEqual([
      ['a', false],
      ['a_*', false],
      ['a_*', true],
      ['b', false],
    ]);
  });

  it('have their places and vendors', () => {
    const [event] = eventsOf([
      call({ events: ['a'], vendor: 'segment', line: 2 }),
      call({ events: ['a'] }),
      call({ events: ['a'], line: 3 }),
    ]);
    expect(event?.vendors).toEqual(['customerio', 'segment']);
    expect(event?.sites.map(({ line }) => line)).toEqual([2, 1, 3]);
  });

  it('have the types of each property, and at how many places it is sent', () => {
    const properties = (types: Record<string, string[]>, open = false): AuditCall['properties'] =>
      ({ types, open }) as unknown as AuditCall['properties'];
    const [event] = eventsOf([
      call({ events: ['a'], properties: properties({ n: ['text'], z: ['number'] }) }),
      call({ events: ['a'], vendor: 'segment', properties: properties({ n: ['number'] }) }),
      call({ events: ['a'], line: 2, properties: properties({ n: ['number'] }) }),
    ]);
    expect(event?.properties).toEqual({
      n: { types: ['number', 'text'], sites: 2 },
      z: { types: ['number'], sites: 1 },
    });
    expect(event?.open).toBe(false);
    expect(eventsOf([call({ events: ['a'], properties: properties({}, true) })])[0]?.open).toBe(true);
  });
});

it('drift where they differ in case and separators alone', () => {
  const events = eventsOf(
    ['Order Placed', 'order_placed', 'orderPlaced2', 'Größe', 'größe'].map(name => call({ events: [name] })),
  );
  expect(driftOf(events)).toEqual([
    ['Größe', 'größe'],
    ['Order Placed', 'order_placed'],
  ]);
  expect(driftOf(eventsOf([call({ patterns: ['a_*'] }), call({ patterns: ['A *'] })]))).toEqual([]);
});

describe('what comes of an event', () => {
  const seg = (given: Partial<AuditCall>): AuditCall => call({ vendor: 'segment', events: ['a'], ...given });
  const reach = (calls: readonly AuditCall[], forwarded?: EventContext['forwarded']): readonly string[] | undefined =>
    eventsOf(calls, { forwarded })[0]?.reaches;

  it('reaches Customer.io as it is sent, and as the settings say', () => {
    expect(reach([call({ events: ['a'] })])).toEqual(['direct']);
    expect(reach([seg({})])).toEqual(['not-said']);
    expect(reach([seg({})], 'all')).toEqual(['forwarded']);
    expect(reach([seg({})], 'none')).toEqual(['no']);
    expect(reach([seg({})], ['b'])).toEqual(['no']);
    expect(reach([seg({})], ['/^A$/i'])).toEqual(['forwarded']);
    expect(reach([seg({ vendor: 'analytics' })], 'all')).toEqual(['not-said']);
  });

  it('reaches it on several ways, the surest first', () => {
    expect(reach([seg({ destination: 'excluded' }), seg({ line: 2 }), call({ events: ['a'] })], 'all')).toEqual([
      'direct',
      'forwarded',
      'no',
    ]);
    expect(reach([seg({ destination: 'unknown' })], 'all')).toEqual(['not-said']);
  });

  const known = (calls: readonly AuditCall[], people: Partial<EventContext['people']> = {}): string | undefined =>
    eventsOf(calls, { people: { ...nothing.people, ...people } })[0]?.person;
  const by = (...kinds: string[]): Partial<AuditCall> =>
    ({ userId: kinds.map(kind => ({ kind, text: kind })) }) as unknown as Partial<AuditCall>;
  const raw = new Map([['customerio', new Set(['raw'])]]) as unknown as EventContext['people']['identified'];

  it.each([
    ['by an id that Customer.io knows', [seg(by('raw'))], { identified: raw }, 'yes'],
    ['by a hash of it', [seg(by('hash'))], { identified: raw }, 'no'],
    ['by an id or nothing', [seg(by('raw', 'empty'))], { identified: raw }, 'sometimes'],
    ['by nothing', [seg(by('empty', 'anonymous'))], { identified: raw }, 'no'],
    ['by an id, where nobody is told of', [seg(by('raw'))], {}, 'not-said'],
    ['by an id that cannot be read', [seg(by('unknown'))], { identified: raw }, 'not-said'],
    ['by its client, which is told', [call({ events: ['a'] })], { identified: raw }, 'yes'],
    ['by its client, which is told of nobody', [seg({})], { identified: raw }, 'no'],
    [
      'at a place that a rule reports',
      [seg({ ...by('raw'), line: 7 })],
      { identified: raw, strangers: new Map([['a.ts:7:1', 'no'] as const]) },
      'no',
    ],
    [
      'at times, where the id that a rule reports can be a right one',
      [seg({ ...by('raw', 'empty'), line: 7 })],
      { identified: raw, strangers: new Map([['a.ts:7:1', 'no'] as const]) },
      'sometimes',
    ],
    [
      'never, where nobody is told of',
      [seg({ ...by('raw', 'empty'), line: 7 })],
      { strangers: new Map([['a.ts:7:1', 'no'] as const]) },
      'no',
    ],
    [
      'at times, where no check guards the place',
      [call({ events: ['a'], line: 7 })],
      { identified: raw, strangers: new Map([['a.ts:7:1', 'sometimes'] as const]) },
      'sometimes',
    ],
    ['here and not there', [seg(by('raw')), seg({ ...by('empty'), line: 2 })], { identified: raw }, 'sometimes'],
  ] as const)('knows the person %s', (_about, calls, people, expected) => {
    expect(known(calls, people)).toBe(expected);
  });

  it('has its findings and campaigns', () => {
    const about = {
      ruleId: 'r',
      severity: 'error',
      file: 'a.ts',
      line: 1,
      column: 1,
      message: 'm',
      events: ['a'],
    } as const;
    const [event] = eventsOf([seg({})], { findings: [about, about], campaigns: new Map([['a', ['c.yml']]]) });
    expect(event).toMatchObject({ findings: 2, campaigns: ['c.yml'] });
    expect(event).not.toHaveProperty('plan');
  });

  it('is planned, with its tier, where there is a plan', () => {
    const plan = { events: new Map([['a', {}]]), tierOf: (name: string) => (name === 'a' ? 1 : undefined) };
    const events = eventsOf([seg({ events: ['a', 'b'] })], {
      plan: plan as unknown as NonNullable<EventContext['plan']>,
    });
    expect(events.map(event => event.plan)).toEqual([{ isPlanned: true, tier: 1 }, { isPlanned: false }]);
  });
});
