import { describe, expect, it } from 'vitest';

import { emptyLock, type Lock, type LockedEvent } from '../../../lib/plan/lock.ts';
import { readPlan } from '../../../lib/plan/read.ts';
import { segmentsMarkdown } from '../../../lib/plan/segments-markdown.ts';
import { auditSegments } from '../../../lib/plan/segments.ts';
import type { Settings } from '../../../lib/settings.ts';

const sent = (fields: Partial<LockedEvent> = {}): LockedEvent => ({
  files: ['src/a.ts'],
  vendors: ['customerio'],
  properties: { total: { types: ['number'], always: true }, coupon: { types: ['string'], always: false } },
  open: false,
  ...fields,
});
const lockOf = (events: Record<string, LockedEvent>): Lock => ({ ...emptyLock, events });

/** Each as `event: what is blank`, of a person with `(person)`. */
function made(plan: Settings['plan'], lock: Lock | undefined, settings: Settings = {}): string[] {
  return auditSegments(readPlan('/nowhere', plan), lock, settings).segments.map(
    ({ event, blank, blankOf }) => `${event}: ${blank}${blankOf === 'person' ? ' (person)' : ''}`,
  );
}

describe('audit segments', () => {
  it('are for events of tier 1: each required property, and the address', () => {
    const plan = {
      common: { tracking_version: 'number' },
      tiers: { 1: ['paid'] },
      events: { paid: { properties: { total: 'number', coupon: 'string?' } }, order_completed: true },
    };
    expect(made(plan, undefined)).toEqual(['paid: total', 'paid: tracking_version', 'paid: email (person)']);
  });

  it('go by names where the plan gives no tiers, and by what is always sent where it describes none', () => {
    expect(made(undefined, lockOf({ 'Order Completed': sent(), 'Page Seen': sent() }))).toEqual([
      'Order Completed: total',
      'Order Completed: email (person)',
    ]);
    expect(auditSegments(undefined, lockOf({ a: sent() }), {}).tiersBy).toBe('names');
  });

  it.each(['cart_updated', 'Basket Viewed', 'checkoutStarted'])('ask for the address of whoever had %s', name => {
    expect(made(undefined, lockOf({ [name]: sent() }))).toEqual([`${name}: email (person)`]);
  });

  it('are made for a name such as that of a member of every object', () => {
    expect(made({ tiers: { 1: ['constructor'] }, events: { constructor: true } }, lockOf({}))).toEqual([
      'constructor: email (person)',
    ]);
  });

  it.each<[string, Partial<LockedEvent>, Settings, boolean | undefined]>([
    ['is sent there', {}, {}, false],
    ['is forwarded', { vendors: ['segment'] }, { forwarded: 'all' }, false],
    ['is forwarded by a list', { vendors: ['segment'] }, { forwarded: ['/^Order/'] }, false],
    ['is not on the list', { vendors: ['segment'] }, { forwarded: ['Other'] }, undefined],
    ['is not forwarded', { vendors: ['rudderstack'] }, { forwarded: 'none' }, undefined],
    ['may be forwarded', { vendors: ['segment'] }, {}, true],
    ['goes elsewhere', { vendors: ['analytics'] }, { forwarded: 'all' }, undefined],
  ])('are made where the event reaches Customer.io: it %s', (_, fields, settings, isForwardingOpen) => {
    const { segments } = auditSegments(undefined, lockOf({ 'Order Placed': sent(fields) }), settings);
    expect(segments[0]?.isForwardingOpen).toBe(isForwardingOpen);
  });
});

describe('their text', () => {
  it('names the conditions, and stays text whatever the names are', () => {
    const lock = lockOf({ 'Order `Placed`': sent({ vendors: ['segment'] }) });
    const text = segmentsMarkdown(auditSegments(undefined, lock, {}));
    expect(text).toContain('\n## ``Audit: Order `Placed` without total``\n');
    expect(text).toContain(
      '\n- the event `` Order `Placed` `` was performed at least 1 time within the past 1 day, where its attribute `total` does not exist or is blank\n',
    );
    expect(text).toContain('It reaches Customer.io only if Segment forwards it, which nobody has said.');
  });

  it('says what to do where there are none', () => {
    expect(segmentsMarkdown(auditSegments(undefined, emptyLock, {}))).toMatch(/^No segments: .*`plan\.tiers`/);
  });
});

it('are told with where each is sent from', () => {
  const lock = lockOf({ paid: sent({ files: ['src/a.ts', 'src/b.ts'], vendors: ['customerio', 'segment'] }) });
  const text = segmentsMarkdown(
    auditSegments(readPlan('/nowhere', { tiers: { 1: ['paid'] }, events: { paid: true } }), lock, {}),
  );
  expect(text).toContain('Sent to `customerio`, `segment` from `src/a.ts`, `src/b.ts`.');
  const unsent = auditSegments(
    readPlan('/nowhere', { tiers: { 1: ['paid'] }, events: { paid: true } }),
    lockOf({}),
    {},
  );
  expect(segmentsMarkdown(unsent)).toContain('The code of this project does not send it.');
});
