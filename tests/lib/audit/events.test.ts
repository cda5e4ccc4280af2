import { describe, expect, it } from 'vitest';

import { driftOf, eventsOf } from '../../../lib/audit/events.ts';

import type { AuditCall } from '../../../lib/audit/report.ts';

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
