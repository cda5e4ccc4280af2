import { describe, expect, it } from 'vitest';
import { keySlots, mismatchOf, sharedKeys, type KeySlot } from '../../../../lib/concerns/credentials/slots.ts';
import {
  analyticsCall,
  array,
  global,
  literal,
  member,
  named,
  object,
  union,
  unknown,
} from '../../../support/values.ts';

import type { KeyRole } from '../../../../lib/concerns/shared/credentials.ts';
import type { Value } from '../../../../lib/reading.ts';

const env = (name: string): Value => member(member(global('process'), 'env'), name);
const all = { siteId: env('A'), trackApiKey: env('B'), appApiKey: env('C'), writeKey: env('D') };

function slot(role: KeyRole, value: Value): KeySlot {
  return { call: analyticsCall(), part: { value }, role };
}

describe('the places of keys', () => {
  it('are told with the key that each wants', () => {
    const call = analyticsCall({ method: 'init', parts: all });
    expect(keySlots(call)).toEqual([
      { call, part: { value: all.siteId }, role: 'site' },
      { call, part: { value: all.trackApiKey }, role: 'track' },
      { call, part: { value: all.appApiKey }, role: 'app' },
      { call, part: { value: all.writeKey }, role: 'write' },
    ]);
    expect(keySlots(analyticsCall({ parts: { appApiKey: unknown } })).map(({ role }) => role)).toEqual(['app']);
  });

  it.each([
    ['customerio', ['write']],
    ['segment', ['segment']],
    ['rudderstack', []],
  ] as const)('of a write key of %s', (vendor, roles) => {
    expect(keySlots(analyticsCall({ vendor, parts: { writeKey: unknown } })).map(({ role }) => role)).toEqual(roles);
  });

  it('of another vendor are told but for the write key', () => {
    const slots = keySlots(analyticsCall({ vendor: 'rudderstack', parts: all }));
    expect(slots.map(({ role }) => role)).toEqual(['site', 'track', 'app']);
    expect(keySlots(analyticsCall({ vendor: 'segment', parts: all })).map(({ role }) => role)).toEqual([
      'site',
      'track',
      'app',
      'segment',
    ]);
  });

  it.each([
    ['an object', object({})],
    ['a function', named()],
    ['a list', array()],
  ])('are none where %s stands for the second', (_, trackApiKey) => {
    expect(keySlots(analyticsCall({ parts: { ...all, trackApiKey } }))).toEqual([]);
  });
});

describe('a key of another API', () => {
  it.each<[KeyRole, string, KeyRole]>([
    ['track', 'CIO_APP_API_KEY', 'app'],
    ['app', 'CIO_TRACK_API_KEY', 'track'],
    ['site', 'CIO_TRACK_API_KEY', 'track'],
    ['track', 'CIO_SITE_ID', 'site'],
    ['write', 'SEGMENT_WRITE_KEY', 'segment'],
    ['app', 'CIO_WRITE_KEY', 'write'],
    ['segment', 'CIO_CDP_WRITE_KEY', 'write'],
    ['segment', 'CUSTOMERIO_APP_KEY', 'app'],
    ['track', 'CIO_CDP_WRITE_KEY', 'write'],
    ['track', 'CIO_PIPELINE_WRITE_KEY', 'write'],
  ])('in the place of the %s key: %s', (role, name, other) => {
    expect(mismatchOf(slot(role, env(name)))).toEqual({ name, role: other });
  });

  it.each<[KeyRole, string]>([
    ['track', 'CIO_TRACK_API_KEY'],
    ['track', 'CIO_KEY'],
    // What Segment's keys are called tells nothing.
    ['segment', 'APP_KEY'],
    ['segment', 'WRITE_KEY'],
    // Mobile SDKs of 3.x call the Track key a write key.
    ['track', 'CIO_WRITE_KEY'],
    ['track', 'CDP_WRITE_KEY'],
    ['app', 'SHOP_KEY'],
  ])('is none in the place of the %s key: %s', (role, name) => {
    expect(mismatchOf(slot(role, env(name)))).toBeUndefined();
  });

  it('is one where all that it can be is', () => {
    const [app, site, track] = [env('CIO_APP_KEY'), env('CIO_SITE_ID'), env('CIO_TRACK_KEY')] as const;
    expect(mismatchOf(slot('track', union(app, site)))).toEqual({ name: 'CIO_APP_KEY', role: 'app' });
    expect(mismatchOf(slot('track', union(app, track)))).toBeUndefined();
    expect(mismatchOf(slot('track', union(track, app)))).toBeUndefined();
    expect(mismatchOf(slot('track', union(app, unknown)))).toBeUndefined();
    expect(mismatchOf(slot('track', literal('')))).toBeUndefined();
  });
});

describe('one name in two places', () => {
  const [key, other] = [env('CIO_SHARED'), env('CIO_OTHER')];

  it('is told at the second', () => {
    const [first, second] = [slot('track', key), slot('app', key)];
    expect(sharedKeys([first, slot('track', other), second])).toEqual([
      { slot: second, other: first, name: 'CIO_SHARED' },
    ]);
  });

  it('is fine where they want the same key', () => {
    expect(sharedKeys([slot('track', key), slot('track', key)])).toEqual([]);
  });

  it('is told beside the first of all', () => {
    const [first, second, third] = [slot('track', key), slot('track', key), slot('app', key)];
    expect(sharedKeys([first, second, third])).toEqual([{ slot: third, other: first, name: 'CIO_SHARED' }]);
  });

  it.each(['key', 'apiKey', 'KEY', 'CIO', 'Cio_Key', '_CIO_KEY', 'CIO__KEY', 'CIO_KEY_', 'xCIO_KEY', '2_KEY'])(
    'is not told of %s, which may be anything',
    name => {
      expect(sharedKeys([slot('track', env(name)), slot('app', env(name))])).toEqual([]);
    },
  );

  it('may have digits', () => {
    expect(sharedKeys([slot('track', env('C10_KEY2_V3')), slot('app', env('C10_KEY2_V3'))])).toHaveLength(1);
  });

  it('is not told where one of two names stands', () => {
    expect(sharedKeys([slot('track', union(key, other)), slot('app', union(key, other))])).toEqual([]);
    expect(sharedKeys([slot('track', unknown), slot('app', unknown)])).toEqual([]);
  });

  it('is not told where the name itself says that it is out of place', () => {
    const [track, app] = [slot('track', env('CIO_APP_KEY')), slot('app', env('CIO_APP_KEY'))];
    expect(sharedKeys([track, app])).toEqual([]);
    expect(sharedKeys([app, track])).toEqual([]);
  });
});
