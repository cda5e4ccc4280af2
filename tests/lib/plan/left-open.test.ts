import { describe, expect, it } from 'vitest';
import { withOpenFrom } from '../../../lib/plan/left-open.ts';
import { emptyLock, lockText } from '../../../lib/plan/lock.ts';

import type { Lock, LockedEvent, LockedProperty } from '../../../lib/plan/lock.ts';

const event = (properties: Record<string, LockedProperty>, open = false): LockedEvent => ({
  files: ['a.ts'],
  vendors: ['segment'],
  properties,
  open,
});
const lock = (events: Record<string, LockedEvent>, rest: Partial<Lock> = {}): Lock => ({
  ...emptyLock,
  events,
  ...rest,
});
const always = (...types: string[]): LockedProperty => ({ types, always: true });
const fits = (before: Lock, now: Lock): boolean => lockText(withOpenFrom(before, now)) === lockText(now);

describe('what a lock file left open', () => {
  it('is a type that was not known', () => {
    expect(fits(lock({ Sent: event({ a: always('unknown') }) }), lock({ Sent: event({ a: always('string') }) }))).toBe(
      true,
    );
    expect(
      fits(
        lock({ Sent: event({ a: always('number', 'unknown') }) }),
        lock({ Sent: event({ a: always('number', 'string') }) }),
      ),
    ).toBe(true);
  });

  it('is none that was known', () => {
    expect(fits(lock({ Sent: event({ a: always('number') }) }), lock({ Sent: event({ a: always('string') }) }))).toBe(
      false,
    );
    expect(
      fits(lock({ Sent: event({ a: always('number', 'unknown') }) }), lock({ Sent: event({ a: always('string') }) })),
    ).toBe(false);
    expect(fits(lock({ Sent: event({ a: always('string') }) }), lock({ Sent: event({ a: always('unknown') }) }))).toBe(
      false,
    );
  });

  it('is not whether a property is always sent', () => {
    const sometimes: LockedProperty = { types: ['string'], always: false };
    expect(fits(lock({ Sent: event({ a: always('unknown') }) }), lock({ Sent: event({ a: sometimes }) }))).toBe(false);
  });

  it('is what may have stood beside the properties', () => {
    const now = lock({ Sent: event({ a: always('string'), b: always('number') }) });
    expect(fits(lock({ Sent: event({ a: always('string') }, true) }), now)).toBe(true);
    expect(fits(lock({ Sent: event({ b: always('number') }, true) }), now)).toBe(true);
    expect(fits(lock({ Sent: event({ a: always('string') }) }), now)).toBe(false);
    expect(fits(lock({ Sent: event({ a: always('string'), c: always('string') }, true) }), now)).toBe(false);
    expect(fits(now, lock({ Sent: event({ a: always('string'), b: always('number') }, true) }))).toBe(false);
  });

  it('is what the items of a list hold', () => {
    const items = { id: always('string') };
    const list = (of?: Record<string, LockedProperty>): Lock =>
      lock({ Sent: event({ list: { ...always('array'), ...(of && { items: of }) } }) });
    expect(fits(list(), list(items))).toBe(true);
    expect(fits(list({ id: always('unknown') }), list(items))).toBe(true);
    expect(fits(list({ id: always('number') }), list(items))).toBe(false);
    expect(fits(list(items), list())).toBe(false);
  });

  it('is the same of patterns', () => {
    const patterns = (...types: string[]): Lock => lock({}, { patterns: { 'step_*': event({ a: always(...types) }) } });
    expect(fits(patterns('unknown'), patterns('string'))).toBe(true);
    expect(fits(patterns('number'), patterns('string'))).toBe(false);
  });

  it('is an id that was not known, and the type of a trait', () => {
    const people = (ids: string[], email: string): Lock =>
      lock({}, { identities: { segment: { ids, traits: { email: [email] } } } });
    expect(fits(people(['unknown'], 'unknown'), people(['raw user.id'], 'string'))).toBe(true);
    expect(fits(people(['raw id', 'unknown'], 'string'), people(['raw user.id'], 'string'))).toBe(false);
    expect(fits(people(['raw id'], 'string'), people(['raw user.id'], 'string'))).toBe(false);
    expect(fits(people(['raw id'], 'number'), people(['raw id'], 'string'))).toBe(false);
  });

  it('is no event, wherever it is sent from', () => {
    const sent = event({ a: always('string') });
    expect(fits(lock({}), lock({ Sent: sent }))).toBe(false);
    expect(fits(lock({ Sent: sent }), lock({}))).toBe(false);
    expect(fits(lock({ Sent: sent }), lock({ Sent: { ...sent, files: ['b.ts'] } }))).toBe(false);
    expect(fits(lock({ Sent: sent }), lock({ Sent: { ...sent, vendors: ['customerio'] } }))).toBe(false);
    expect(fits(lock({ constructor: event({ a: always('unknown') }) }), lock({ Sent: sent }))).toBe(false);
  });
});
