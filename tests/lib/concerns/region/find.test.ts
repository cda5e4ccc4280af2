import { describe, expect, it } from 'vitest';
import { homeOf, strangers, type Home, type Region } from '../../../../lib/concerns/region/find.ts';
import {
  analyticsCall,
  literal,
  member,
  object,
  opaque,
  parameter,
  template,
  union,
  unknown,
} from '../../../support/values.ts';

import type { Value } from '../../../../lib/reading.ts';

type Fields = NonNullable<Parameters<typeof analyticsCall>[0]>;

const init: Fields = { method: 'init', platform: 'server' };
const env = (name: string): Value => member(parameter('process', 'env'), name);

/** Region, whether it is said, workspace. */
function home(fields: Fields): unknown[] | undefined {
  const found = homeOf(analyticsCall(fields));
  return found && [found.region, found.isExplicit, found.workspace];
}

describe('a client is at home', () => {
  it.each<[string, Fields, unknown[] | undefined]>([
    ['in the US, where nothing else is said', init, ['us', false, undefined]],
    ['where its region says', { ...init, parts: { region: opaque('region-eu') } }, ['eu', true, undefined]],
    [
      'where its url says',
      { ...init, parts: { url: literal('https://track-eu.customer.io') } },
      ['eu', true, undefined],
    ],
    [
      'where its url says, and not its region',
      { ...init, parts: { url: literal('https://track.customer.io'), region: opaque('region-eu') } },
      ['us', true, undefined],
    ],
    [
      'nowhere that is known, by another url',
      { ...init, parts: { url: literal('https://t.shop.example') } },
      undefined,
    ],
    ['nowhere that is known, by a region that is not', { ...init, parts: { region: unknown } }, undefined],
    ['nowhere that is known, in a browser', { ...init, platform: 'browser' }, undefined],
    [
      'in a browser, where it says so',
      { ...init, platform: 'browser', parts: { region: literal('eu') } },
      ['eu', true, undefined],
    ],
    ['by options that are known', { ...init, parts: { options: object({}) } }, ['us', false, undefined]],
    ['by options of which not all is known', { ...init, parts: { options: object({}, { open: true }) } }, undefined],
    ['by options that are not known', { ...init, parts: { options: unknown } }, undefined],
    ['of Segment', { ...init, vendor: 'segment' }, ['us', false, undefined]],
    ['not of other vendors', { ...init, vendor: 'rudderstack' }, undefined],
    ['not in a test', { ...init, inTest: true }, undefined],
    ['not by a wrapper', { ...init, via: 'wrapper' }, undefined],
    ['not where it is called', { ...init, method: 'track' }, undefined],
  ])('%s', (_, fields, found) => {
    expect(home(fields)).toEqual(found);
  });

  it.each<[Value, Region | undefined]>([
    [literal('us'), 'us'],
    [literal('EU'), 'eu'],
    [literal('region-us'), 'us'],
    [opaque('region-eu'), 'eu'],
    [opaque('eu'), 'eu'],
    [member(unknown, 'RegionEU'), undefined],
    [member(unknown, 'EU'), 'eu'],
    [opaque('client'), undefined],
    [literal('eu-west'), undefined],
    [literal('aeu'), undefined],
    [literal('de'), undefined],
    [parameter('region', 'eu'), undefined],
  ])('by the region %j: %s', (region, found) => {
    expect(home({ ...init, parts: { region } })?.[0]).toBe(found);
  });
});

describe('a request is at home', () => {
  const to = (url: Value): unknown => home({ http: { api: 'customerio-track', region: 'us', url } });

  it.each<[string, Region | undefined]>([
    ['https://track-eu.customer.io/api/v1', 'eu'],
    ['https://cdp-eu.customer.io', 'eu'],
    ['https://api-eu.customer.io', 'eu'],
    ['https://in-eu.customer.io', 'eu'],
    ['https://x.track-eu.customer.io', 'eu'],
    ['https://eu1.segmentapis.com', 'eu'],
    ['https://eu.segmentapis.com', 'eu'],
    ['https://events.eu1.segmentapis.com', 'eu'],
    ['https://track.customer.io/api/v1', 'us'],
    ['https://cdp.customer.io', 'us'],
    ['https://api.customer.io', 'us'],
    ['https://in.customer.io', 'us'],
    ['https://x.api.customer.io', 'us'],
    ['https://api.segment.io/v1', 'us'],
    ['https://x.api.segment.io/v1', 'us'],
    ['https://mytrack-eu.customer.io', undefined],
    ['https://mytrack.customer.io', undefined],
    ['https://track-eu.customer.io.example', undefined],
    ['https://track.customer.io.example', undefined],
    ['https://fly.customer.io', undefined],
    ['https://us1.segmentapis.com', undefined],
    ['https://xeu1.segmentapis.com', undefined],
    ['https://shop.example', undefined],
    ['/api/v1', undefined],
  ])('by %s: %s', (url, region) => {
    expect(to(literal(url))).toEqual(region && [region, true, undefined]);
  });

  it.each<[string, Value, Region | undefined]>([
    ['both of one region', union(literal('https://track.customer.io'), literal('https://cdp.customer.io')), 'us'],
    ['of two regions', union(literal('https://track.customer.io'), literal('https://cdp-eu.customer.io')), undefined],
    ['one of another host', union(literal('https://track.customer.io'), literal('https://shop.example')), undefined],
    ['a host with a hole', template('https://', unknown, '.customer.io/'), undefined],
    ['a host with a hole before that of the vendor', template('https://', unknown, '.track.customer.io/'), undefined],
    ['a path with a hole', template('https://track.customer.io/', unknown), 'us'],
  ])('%s', (_, url, region) => {
    expect(to(url)).toEqual(region && [region, true, undefined]);
  });
});

describe('the workspace', () => {
  it.each<[string, string | undefined]>([
    ['CUSTOMERIO_API_KEY', 'customerio'],
    ['CUSTOMERIO_SHOP_API_KEY', 'customerio shop'],
    ['SHOP_SITE_ID', 'shop'],
    [
      'SHOP_TRACK_TRACKING_APP_APPLICATION_TRANSACTIONAL_CDP_WRITE_PIPELINE_PIPELINES_API_KEY_TOKEN_SECRET_PROCESS_ENV',
      'shop',
    ],
    ['shopTrackApiKey', 'shop'],
    ['shopKey', undefined],
    ['MYSITE_IDS', 'mysite ids'],
  ])('of %s is %s', (name, workspace) => {
    expect(home({ ...init, parts: { trackApiKey: env(name) } })).toEqual(['us', false, workspace]);
  });

  it.each(['CIO_EU_KEY', 'CIO_US_KEY', 'CIO_EUROPE_KEY', 'CIO_NA_KEY'])(
    '%s tells a region in words, which may be another',
    name => {
      expect(home({ ...init, parts: { trackApiKey: env(name) } })).toBeUndefined();
    },
  );

  it('is told by the words that hold a region, and not by such letters', () => {
    expect(home({ ...init, parts: { trackApiKey: env('CIO_NEUTRAL_BUS_KEY') } })?.[2]).toBe('cio neutral bus');
  });

  it('is told by the first of the keys', () => {
    const [track, app, write, site] = ['T_KEY', 'A_KEY', 'W_KEY', 'S_KEY'].map(env) as [Value, Value, Value, Value];
    const of = (parts: Fields['parts']): unknown => home({ ...init, parts })?.[2];
    expect(of({ siteId: site, writeKey: write, appApiKey: app, trackApiKey: track })).toBe('t');
    expect(of({ siteId: site, writeKey: write, appApiKey: app })).toBe('a');
    expect(of({ siteId: site, writeKey: write })).toBe('w');
    expect(of({ siteId: site })).toBe('s');
    expect(of({ writeKey: union(track, app) })).toBe('t');
    expect(of({ writeKey: literal('secret-of-4-letters-and-more') })).toBeUndefined();
  });
});

describe('a stranger', () => {
  const at = (
    region: Region,
    { isExplicit = true, workspace, vendor = 'customerio' }: Partial<Home> & { vendor?: 'customerio' | 'segment' } = {},
  ): Home => ({
    call: analyticsCall({ vendor }),
    region,
    isExplicit,
    workspace,
  });
  const us = at('us');
  const eu = at('eu');

  it.each<[string, Home[], [Home, Home][]]>([
    ['is none alone', [us], []],
    ['is none among its own', [us, us, us], []],
    ['is elsewhere than most', [eu, us, us], [[eu, us]]],
    ['in a tie, is elsewhere than the first', [us, eu], [[eu, us]]],
    ['in a tie, is elsewhere than the first, the other way round', [eu, us], [[us, eu]]],
  ])('%s', (_, homes, found) => {
    expect(strangers(homes)).toEqual(found.map(([home, other]) => ({ home, other })));
  });

  it('in a tie, is elsewhere than the first that says where it is', () => {
    const quiet = at('us', { isExplicit: false });
    expect(strangers([quiet, eu])).toEqual([{ home: quiet, other: eu }]);
    const [first, second] = [at('us', { isExplicit: false }), at('eu', { isExplicit: false })];
    expect(strangers([first, second])).toEqual([
      { home: first, other: second },
      { home: second, other: first },
    ]);
  });

  it('is told beside one that says where it is', () => {
    const quiet = at('us', { isExplicit: false });
    expect(strangers([quiet, us, eu])).toEqual([{ home: eu, other: us }]);
  });

  it('is none to another vendor', () => {
    expect(strangers([us, us, at('eu', { vendor: 'segment' })])).toEqual([]);
  });

  it('is none to another workspace, but to one that is not known', () => {
    const [a, b] = [at('us', { workspace: 'a' }), at('eu', { workspace: 'b' })];
    expect(strangers([a, a, b])).toEqual([]);
    expect(strangers([a, a, at('eu', { workspace: 'a' })])).toHaveLength(1);
    expect(strangers([us, us, b])).toEqual([{ home: b, other: us }]);
    expect(strangers([a, a, eu])).toEqual([{ home: eu, other: a }]);
  });
});
