import { describe, expect, it } from 'vitest';
import { changesBetween, identityChanges } from '../../../lib/plan/changes.ts';
import { emptyLock } from '../../../lib/plan/lock.ts';

import type { Lock, LockedEvent, LockedProperty } from '../../../lib/plan/lock.ts';

type Types = Readonly<Record<string, string>>;

/** `total?: 'number'` for a property that is not always there, `'number|string'` for two types. */
function event(properties: Types = {}, fields: Partial<LockedEvent> = {}): LockedEvent {
  const entries = Object.entries(properties).map(([name, types]): [string, LockedProperty] => [
    name.replace('?', ''),
    { types: types.split('|'), always: !name.endsWith('?') },
  ]);
  return { files: ['src/a.ts'], vendors: ['segment'], properties: Object.fromEntries(entries), open: false, ...fields };
}

function lock(events: Lock['events'], fields: Partial<Lock> = {}): Lock {
  return { ...emptyLock, events, ...fields };
}

const nothing = { properties: [], vendorsGone: [], vendorsNew: [] };

describe('an event', () => {
  it('that comes is added, and breaks nothing', () => {
    expect(changesBetween(lock({}), lock({ a: event({ x: 'number' }) }))).toEqual([
      {
        event: 'a',
        kind: 'added',
        after: event({ x: 'number' }),
        ...nothing,
        isAcknowledged: false,
        isBreaking: false,
      },
    ]);
  });

  it('that goes breaks what listens', () => {
    expect(changesBetween(lock({ a: event({ x: 'number' }) }), lock({}))).toEqual([
      {
        event: 'a',
        kind: 'removed',
        before: event({ x: 'number' }),
        ...nothing,
        isAcknowledged: false,
        isBreaking: true,
      },
    ]);
  });

  it('that goes may be recorded as meant', () => {
    const [change] = changesBetween(lock({ a: event() }), lock({}, { removed: ['a'] }));
    expect(change).toMatchObject({ kind: 'removed', isAcknowledged: true, isBreaking: true });
    expect(changesBetween(lock({ a: event() }), lock({}, { removed: ['b'] }))[0]?.isAcknowledged).toBe(false);
  });

  it('that is the only one gone where the only new one is was renamed, in spite of its other words', () => {
    const [change, ...others] = changesBetween(
      lock({ paid: event(), kept: event() }),
      lock({ bought: event(), kept: event() }),
    );
    expect(change).toMatchObject({ event: 'paid', kind: 'renamed', renamedTo: 'bought' });
    expect(others).toEqual([]);
  });

  it('that is one of two, or elsewhere, was not', () => {
    const elsewhere = event({}, { files: ['src/b.ts'] });
    const kinds = (base: Lock, head: Lock): string[] => changesBetween(base, head).map(({ kind }) => kind);
    expect(kinds(lock({ paid: event() }), lock({ bought: elsewhere }))).toEqual(['added', 'removed']);
    expect(kinds(lock({ paid: event() }), lock({ bought: event(), sold: event() }))).toEqual([
      'added',
      'removed',
      'added',
    ]);
    expect(kinds(lock({ paid: event(), left: event() }), lock({ bought: event() }))).toEqual([
      'added',
      'removed',
      'removed',
    ]);
  });

  it('that stays as it is makes no change', () => {
    const same = lock({ a: event({ x: 'number', 'y?': 'string|null' }) });
    expect(changesBetween(same, same)).toEqual([]);
  });

  it('may be called as what every object has', () => {
    expect(changesBetween(lock({}), lock({ toString: event() }))).toMatchObject([{ event: 'toString', kind: 'added' }]);
    expect(changesBetween(lock({ toString: event() }), lock({}))).toMatchObject([
      { event: 'toString', kind: 'removed', isAcknowledged: false },
    ]);
  });
});

describe('a new name', () => {
  it.each([
    ['of the same letters', 'Order Completed', 'order_completed'],
    ['of another tense', 'order_complete', 'order_completed'],
    ['of the same words', 'Product Viewed', 'Viewed Product'],
  ])('%s is told beside the old one', (_, from, to) => {
    const [before, after] = [event({ x: 'number' }), event({ x: 'string' })];
    expect(changesBetween(lock({ [from]: before }), lock({ [to]: after }))).toEqual([
      {
        event: from,
        kind: 'renamed',
        renamedTo: to,
        before,
        after,
        properties: [{ property: 'x', kind: 'type', before: ['number'], after: ['string'] }],
        vendorsGone: [],
        vendorsNew: [],
        isAcknowledged: false,
        isBreaking: true,
      },
    ]);
  });

  it('of other words is another event', () => {
    const changes = changesBetween(lock({ a_b: event() }), lock({ c_d: event({}, { files: ['src/b.ts'] }) }));
    expect(changes.map(({ event: name, kind }) => [name, kind])).toEqual([
      ['a_b', 'removed'],
      ['c_d', 'added'],
    ]);
  });

  it('is not guessed among two', () => {
    const changes = changesBetween(lock({ 'a b': event() }), lock({ a_b: event(), aB: event() }));
    expect(changes.map(({ event: name, kind }) => [name, kind])).toEqual([
      ['a b', 'removed'],
      ['aB', 'added'],
      ['a_b', 'added'],
    ]);
  });

  it('of the same letters goes before one of another tense', () => {
    const [change] = changesBetween(
      lock({ 'Order Placed': event() }),
      lock({ order_place: event(), order_placed: event() }),
    );
    expect(change?.renamedTo).toBe('order_placed');
  });

  it('is that of an event which was not there', () => {
    const [change, ...more] = changesBetween(lock({ 'a b': event(), a_b: event() }), lock({ a_b: event() }));
    expect(change).toMatchObject({ event: 'a b', kind: 'removed' });
    expect(more).toEqual([]);
  });

  it('stands for one event alone', () => {
    const changes = changesBetween(lock({ 'a b': event(), aB: event() }), lock({ a_b: event() }));
    expect(changes.map(({ event: name, kind }) => [name, kind])).toEqual([
      ['a b', 'renamed'],
      ['aB', 'removed'],
    ]);
  });

  it('is not told where the letters are not known', () => {
    const changes = changesBetween(lock({ Заказ: event() }), lock({ Покупка: event({}, { files: ['src/b.ts'] }) }));
    expect(changes.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  it('may be recorded, whatever its words', () => {
    const head = lock({ b: event() }, { renamed: { a: 'b' } });
    expect(changesBetween(lock({ a: event() }), head)).toMatchObject([
      { event: 'a', kind: 'renamed', renamedTo: 'b', isAcknowledged: true },
    ]);
  });

  it('that is recorded goes before one that is alike', () => {
    const head = lock({ a_b: event(), c: event() }, { renamed: { 'a b': 'c' } });
    expect(changesBetween(lock({ 'a b': event() }), head)).toMatchObject([
      { event: 'a b', kind: 'renamed', renamedTo: 'c' },
      { event: 'a_b', kind: 'added' },
    ]);
  });

  it('that is recorded and not sent is none, and the change is meant all the same', () => {
    const head = lock({}, { renamed: { a: 'b' } });
    expect(changesBetween(lock({ a: event() }), head)).toMatchObject([
      { event: 'a', kind: 'removed', isAcknowledged: true },
    ]);
  });
});

describe('properties', () => {
  const changesOf = (before: LockedEvent, after: LockedEvent): unknown =>
    changesBetween(lock({ a: before }), lock({ a: after })).map(({ properties, isBreaking, kind }) => {
      expect(kind).toBe('changed');
      return [properties, isBreaking];
    });

  it.each<[string, Types, Types, unknown, boolean]>([
    ['that come', {}, { x: 'number' }, { property: 'x', kind: 'added', after: ['number'] }, false],
    ['that go', { x: 'number' }, {}, { property: 'x', kind: 'removed', before: ['number'] }, true],
    [
      'of another type',
      { x: 'number' },
      { x: 'string' },
      { property: 'x', kind: 'type', before: ['number'], after: ['string'] },
      true,
    ],
    [
      'of a further type',
      { x: 'number' },
      { x: 'number|string' },
      { property: 'x', kind: 'type', before: ['number'], after: ['number', 'string'] },
      true,
    ],
    [
      'of a type less',
      { x: 'number|string' },
      { x: 'number' },
      { property: 'x', kind: 'type', before: ['number', 'string'], after: ['number'] },
      true,
    ],
    [
      'that are not always there any more',
      { x: 'number' },
      { 'x?': 'number' },
      { property: 'x', kind: 'sometimes' },
      false,
    ],
    ['that are always there now', { 'x?': 'number' }, { x: 'number' }, { property: 'x', kind: 'always' }, false],
  ])('%s', (_, before, after, change, isBreaking) => {
    expect(changesOf(event(before), event(after))).toEqual([[[change], isBreaking]]);
  });

  it.each<[string, LockedEvent, LockedEvent]>([
    ['in another order of types', event({ x: 'a|b' }), event({ x: 'b|a' })],
    ['whose type was not known', event({ x: 'unknown|string' }), event({ x: 'number' })],
    ['whose type is not known', event({ x: 'number' }), event({ x: 'string|unknown' })],
    ['that may have been there', event({}, { open: true }), event({ x: 'number' })],
    ['that may still be there', event({ x: 'number' }), event({}, { open: true })],
    ['that are not always there', event({ 'x?': 'number' }), event({ 'x?': 'number' })],
  ])('%s make no change', (_, before, after) => {
    expect(changesOf(before, after)).toEqual([]);
  });

  it('that go are told where those that came could not be read, and the other way round', () => {
    expect(changesOf(event({ x: 'number' }, { open: true }), event())).toMatchObject([[[{ kind: 'removed' }], true]]);
    expect(changesOf(event(), event({ x: 'number' }, { open: true }))).toMatchObject([[[{ kind: 'added' }], false]]);
  });

  it('are told in the order of their names', () => {
    const changes = changesBetween(
      lock({ a: event({ c: 'number', a: 'number' }) }),
      lock({ a: event({ b: 'number' }) }),
    );
    expect(changes[0]?.properties.map(({ property }) => property)).toEqual(['a', 'b', 'c']);
  });

  it('of two changes, one breaks what listens', () => {
    expect(
      changesOf(event({ a: 'number', b: 'number' }), event({ a: 'number', 'b?': 'number', c: 'number' })),
    ).toMatchObject([[[{ kind: 'sometimes' }, { kind: 'added' }], false]]);
    expect(changesOf(event({ b: 'number' }), event({ c: 'number' }))).toMatchObject([
      [[{ kind: 'removed' }, { kind: 'added' }], true],
    ]);
  });
});

describe('vendors', () => {
  const sent = (...vendors: LockedEvent['vendors']): Lock => lock({ a: event({}, { vendors }) });

  it('that come break nothing', () => {
    expect(changesBetween(sent('segment'), sent('customerio', 'segment'))).toMatchObject([
      { kind: 'changed', vendorsGone: [], vendorsNew: ['customerio'], isBreaking: false, isAcknowledged: false },
    ]);
  });

  it('that go break what listens', () => {
    expect(changesBetween(sent('customerio', 'segment'), sent('segment'))).toMatchObject([
      { kind: 'changed', vendorsGone: ['customerio'], vendorsNew: [], isBreaking: true },
    ]);
  });

  it('that take turns are two changes', () => {
    expect(changesBetween(sent('customerio'), sent('segment'))).toMatchObject([
      { vendorsGone: ['customerio'], vendorsNew: ['segment'], properties: [] },
    ]);
  });

  it('and properties in equal number are changes all the same', () => {
    const before = lock({ a: event({ x: 'number' }, { vendors: ['customerio'] }) });
    expect(changesBetween(before, lock({ a: event({}, { vendors: ['segment'] }) }))).toHaveLength(1);
    expect(changesBetween(before, lock({ a: event({}, { vendors: ['customerio', 'segment'] }) }))).toHaveLength(1);
    expect(changesBetween(before, lock({ a: event({ y: 'number', x: 'number' }, { vendors: [] }) }))).toHaveLength(1);
  });
});

it('changes come in the order of the names', () => {
  const changes = changesBetween(
    lock({ d: event(), b: event({ x: 'number' }) }),
    lock({ e: event(), b: event(), a: event(), c: event() }),
  );
  expect(changes.map(({ event: name, kind }) => `${name} ${kind}`)).toEqual([
    'a added',
    'b changed',
    'c added',
    'd removed',
    'e added',
  ]);
});

describe('identities', () => {
  const ids = (of: Readonly<Record<string, readonly string[]>>): Lock =>
    lock(
      {},
      {
        identities: Object.fromEntries(Object.entries(of).map(([vendor, list]) => [vendor, { ids: list, traits: {} }])),
      },
    );

  it('that come, go or stay are told by vendor, in the order of the names', () => {
    expect(
      identityChanges(
        ids({ segment: ['raw id', 'empty'], customerio: ['email'] }),
        ids({ analytics: ['raw id'], segment: ['raw id', 'hash id'] }),
      ),
    ).toEqual([
      { vendor: 'analytics', added: ['raw id'], removed: [] },
      { vendor: 'customerio', added: [], removed: ['email'] },
      { vendor: 'segment', added: ['hash id'], removed: ['empty'] },
    ]);
  });

  it('that stay make no change', () => {
    expect(identityChanges(ids({ segment: ['a', 'b'] }), ids({ segment: ['b', 'a'] }))).toEqual([]);
    expect(identityChanges(emptyLock, emptyLock)).toEqual([]);
  });
});
