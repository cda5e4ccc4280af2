import { describe, expect, it } from 'vitest';

import { canHoldSuspects, suspectOf } from '../../../lib/calls/suspects.ts';
import { readText } from '../../support/reading.ts';

import type { Suspect } from '../../../lib/reading.ts';

function suspects(code: string): Suspect[] {
  const { workings, module } = readText(code);
  return module.facts.calls.flatMap(call => suspectOf(workings.evaluator, module, call, 'src/a.ts') ?? []);
}

const from = (source: string, use: string): string => `import { client } from '${source}';\n${use}`;

describe('a text that can hold suspects', () => {
  it.each([
    'analytics.track("A")',
    'segment . identify(u)',
    'customerio.page()',
    'customer_io?.screen()',
    'cio.alias(a)',
    'getAnalytics()\n  .track?.("A")',
    'import "my-analytics"; client.track ("A")',
  ])('%s', text => {
    expect(canHoldSuspects(text)).toBe(true);
  });

  it.each([
    'client.track("A")',
    'analytics',
    'analytics.tracked("A")',
    'precio.track("A")',
    'analytics; track("A")',
    'analytics.track',
  ])('and one that cannot: %s', text => {
    expect(canHoldSuspects(text)).toBe(false);
  });
});

describe('a suspect', () => {
  it('is a call of an analytics method on what comes from outside', () => {
    expect(suspects(from('@acme/analytics', "\n  client.track('Saved', { a: 1 });"))).toEqual([
      {
        file: 'src/a.ts',
        line: 3,
        column: 3,
        range: [45, 76],
        callee: 'client.track',
        source: '@acme/analytics',
        events: ['Saved'],
        patterns: [],
        reason: 'unresolved-import',
      },
    ]);
  });

  it.each(['track', 'identify', 'page', 'screen', 'alias', 'group', 'trackAnonymous'])(
    'may be a call of %s',
    method => {
      expect(suspects(from('@acme/analytics', `client.${method}(a);`))).toHaveLength(1);
    },
  );

  it('is no call of another method', () => {
    expect(suspects(from('@acme/analytics', 'client.load(a); client.reset(a); client(a);'))).toEqual([]);
  });

  it.each<[string, string]>([
    ['the source says analytics', from('@acme/analytics', 'client.track(a);')],
    ['the source says segment', from('react-segment', 'client.track(a);')],
    ['the source says Customer.io', from('acme-customerio', 'client.track(a);')],
    ['the source says customer_io', from('acme_customer_io', 'client.track(a);')],
    ['the source says cio', from('@acme/cio', 'client.track(a);')],
    ['the export says it', "import { cio } from 'acme';\ncio.track(a);"],
    ['the callee says it', "import * as acme from 'acme';\nacme.analytics.track(a);"],
    ['it is what a call gives', "import { useAnalytics } from 'acme';\nuseAnalytics().track(a);"],
    ['it is a member of what a call gives', "import { use } from 'acme';\nuse().analytics.track(a);"],
  ])('where %s', (_about, code) => {
    expect(suspects(code)).toHaveLength(1);
  });

  it.each<[string, string]>([
    ['nothing says analytics', from('acme', 'client.track(a);')],
    ['cio is a part of another word', from('precio-audio', 'client.track(a);')],
    ['nobody knows where it comes from', "function f(analytics) { analytics.track('A'); }"],
    ['it is a global', "window.analytics2.track('A');"],
    ['it is an object of the project', "const analytics = { track() {} };\nanalytics.track('A');"],
    ['the call has nothing to say', from('@acme/analytics', 'client.track();')],
  ])('and none where %s', (_about, code) => {
    expect(suspects(code)).toEqual([]);
  });

  it('may be a page view without arguments', () => {
    expect(suspects(from('@acme/analytics', 'client.page();'))).toHaveLength(1);
  });

  it.each([
    'mixpanel',
    'posthog',
    'amplitude',
    'firebase',
    'vercel',
    'plausible',
    'umami',
    'google',
    'gtag',
    'ga4',
    'ga-',
    'heap',
    'fathom',
    'matomo',
    'datadog',
    'sentry',
    'appsflyer',
    'adjust',
    'branch',
    'braze',
    'intercom',
    'hotjar',
    'fullstory',
    'gleap',
    'launchdarkly',
    'statsig',
    'clevertap',
    'moengage',
    'pendo',
    'june',
    'koala',
    'sift',
    'web-vitals',
    'expo-firebase',
  ])('is none of another vendor: %s', vendor => {
    expect(suspects(from(`${vendor}-analytics`, 'client.track(a);'))).toEqual([]);
    expect(suspects(`import { analytics as client } from '${vendor}';\nclient.track(a);`)).toEqual([]);
  });

  it('is none of another vendor by its export', () => {
    expect(suspects("import { mixpanel as analytics } from 'acme';\nanalytics.track(a);")).toEqual([]);
  });

  it('has the names of the first argument of a track, as far as they are known', () => {
    const names = (use: string) =>
      suspects(from('@acme/analytics', use)).map(({ events, patterns }) => [events, patterns]);
    expect(names("const A = 'A'; client.track(x ? A : 'B');")).toEqual([[['A', 'B'], []]]);
    expect(names('client.track(`a_${x}`);')).toEqual([[[], ['a_*']]]);
    expect(names('client.track(x());')).toEqual([[[], []]]);
    expect(names("client.identify('u');")).toEqual([[[], []]]);
    expect(names("client.page('Home');")).toEqual([[[], []]]);
  });
});
