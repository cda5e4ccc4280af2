import { describe, expect, it } from 'vitest';

import { canHoldSuspects } from '../../../lib/calls/suspect-words.ts';
import { openProject } from '../../../lib/project/project.ts';
import { suspectsOf } from '../../../lib/project/suspecting.ts';
import { useProjects } from '../../support/project.ts';
import { readText } from '../../support/reading.ts';

import type { Suspect } from '../../../lib/reading.ts';

const createProject = useProjects();

function suspects(code: string, file = 'src/a.ts'): Suspect[] {
  const { workings, module, calls } = readText(code, { file });
  const found = suspectsOf(workings);
  const known = new Set(calls().map(({ range }) => range.join()));
  return module.facts.calls.flatMap(call => (known.has([call.s, call.e].join()) ? [] : (found.of(module, call) ?? [])));
}

/** What is called, as it is written. */
const callees = (code: string, file?: string): string[] => suspects(code, file).map(({ callee }) => callee);

const from = (source: string, use: string): string => `import { client } from '${source}';\n${use}`;

describe('a text that can hold suspects', () => {
  it.each(['analytics', 'useAnalytics()', 'ANALYTICS', 'segmentClient', 'customer-io', 'customer_io', 'customerIO'])(
    'says %s',
    text => {
      expect(canHoldSuspects(text)).toBe(true);
    },
  );
  it.each(['cio.track()', 'CIO', 'myCio', 'x/cio-kit', 'rudderstack', 'RUDDER'])('or %s', text => {
    expect(canHoldSuspects(text)).toBe(true);
  });

  it.each(['client.track("A")', 'precio', 'Ciocolata', 'cionic', 'SOCIO'])('and does not just say %s', text => {
    expect(canHoldSuspects(text)).toBe(false);
  });
});

describe('what no client is known to do', () => {
  it('is a suspect on a client', () => {
    expect(
      callees("import { createClient } from '@segment/analytics-react-native';\ncreateClient({}).page('Home');"),
    ).toEqual(['createClient({}).page']);
  });

  it.each([
    'process.env.SEGMENT_URL',
    '`${process.env.CIO_HOST}/v1/track`',
    "import.meta.env.VITE_RUDDER_URL + '/track'",
  ])('is a suspect where only the environment has its address: %s', address => {
    expect(callees(`fetch(${address}, { method: 'POST', body: '' });`)).toEqual(['fetch']);
  });

  it('is none where the environment has another address, or nothing is sent', () => {
    expect(
      callees("// segment\nfetch(process.env.WEATHER_URL, { method: 'POST' });\nfetch(process.env.SEGMENT_URL);"),
    ).toEqual([]);
  });

  it('is a suspect where it is given a request', () => {
    const request = "'https://api.segment.io/v1/track', { json: { event: 'Saved', userId } }";
    expect(callees(`import { send } from 'sender';\nsend(${request});\nsend('https://api.segment.io');`)).toEqual([
      'send',
    ]);
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
        wrapper: {
          callee: 'client.track',
          module: '@acme/analytics',
          vendor: 'segment',
          parts: { event: '0', properties: '1' },
        },
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
    expect(suspects(from('@acme/analytics', 'client.load(a); client.flush(a); client(a);'))).toEqual([]);
  });

  it.each<[string, string]>([
    ['the source says analytics', from('@acme/analytics', 'client.track(a);')],
    ['the source says segment', from('@acme/segment', 'client.track(a);')],
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
    ['it is an object of the project', "const analytics = { track() {} };\nanalytics.track('A');"],
    [
      'a function makes something ready',
      "import { createTrackEvent, useTrack } from 'acme-analytics';\ncreateTrackEvent('A');\nuseTrack('B');",
    ],
    ['the call has nothing to say', from('@acme/analytics', 'client.track();')],
  ])('and none where %s', (_about, code) => {
    expect(suspects(code)).toEqual([]);
  });

  it.each<[string, string, string]>([
    [
      'a function of a package',
      "import { sendTrackEvent } from 'acme-analytics';\nsendTrackEvent('A');",
      'sendTrackEvent',
    ],
    ['another', "import { trackPurchase } from '@acme/analytics';\ntrackPurchase('A');", 'trackPurchase'],
    ['a default import', "import analytics from 'acme';\nanalytics.track(a);", 'analytics.track'],
    ['a namespace', "import * as segment from 'acme';\nsegment.track(a);", 'segment.track'],
    ['a module by require()', "const analytics = require('acme');\nanalytics.track(a);", 'analytics.track'],
    ['what a hook gives', "import { useAnalytics } from 'acme';\nconst a = useAnalytics();\na.track('A');", 'a.track'],
    [
      'a method of a hook',
      "import { useAnalytics } from 'acme';\nconst { track } = useAnalytics();\ntrack('A');",
      'track',
    ],
    [
      'a renamed method',
      "import { useSegment } from 'acme';\nconst { track: send } = useSegment();\nsend('A');",
      'send',
    ],
    ['a parameter', "function f(analytics) { analytics.track('A'); }", 'analytics.track'],
    ['a part of a parameter', "function f({ analytics }) { analytics.identify('u'); }", 'analytics.identify'],
    ['a global', "window.analytics2.track('A');", 'window.analytics2.track'],
    [
      'a member of `this`',
      "export default { methods: { go() { this.$segment.track('A'); } } };",
      'this.$segment.track',
    ],
    ['a field that nobody fills', "class A { analytics; go() { this.analytics.track('A'); } }", 'this.analytics.track'],
    ['a variable without a value', "let analytics;\nanalytics.track('A');", 'analytics.track'],
    ['a method of RudderStack', "import { rudder } from 'acme';\nrudder.track('A');", 'rudder.track'],
    ['a method that is imported', "import { track } from '@acme/analytics';\ntrack('A');", 'track'],
    ['a function of a package of a vendor', "import { report } from '@acme/segment-kit';\nreport('A');", 'report'],
    [
      'a function that is called after one',
      "import { sendToCustomerIo } from 'acme';\nsendToCustomerIo('A');",
      'sendToCustomerIo',
    ],
    [
      'a function that such a package gives',
      "import { useSegment } from 'segment-kit';\nconst f = useSegment();\nf('A');",
      'f',
    ],
  ])('is a call on %s', (_about, code, callee) => {
    expect(callees(code)).toEqual([callee]);
  });

  it('is a handler in markup', () => {
    const page = `<script>export default {};</script>\n<template><b @click="$segment.track('A')">x</b></template>`;
    expect(callees(page, 'src/a.vue')).toEqual(['$segment.track']);
  });

  it.each<[string, string]>([
    ['a hook', "import { useSegment } from '@acme/segment';\nuseSegment('A');"],
    ['a class', "import { Segment } from '@acme/segment';\nSegment('A');"],
    [
      'what makes something ready',
      "import { initSegment, configure } from '@acme/segment';\ninitSegment(k); configure(k);",
    ],
    ['a plugin', "import segmentPlugin from '@acme/segment';\nsegmentPlugin({ key });"],
    ['a constructor', "import { Client } from '@acme/segment';\nnew Client('A');"],
    ['markup', "import { Segment } from '@acme/segment';\nexport const a = <Segment b='A' />;"],
    ['a function of a package of nobody', "import { report } from '@acme/kit';\nreport('A');"],
    ['a function without arguments', "import { report } from '@acme/segment';\nreport();"],
    ['a word in which a vendor hides', "import { segment } from 'acme';\nsegment('A');"],
  ])('and not %s', (_about, code) => {
    expect(callees(code, 'src/a.tsx')).toEqual([]);
  });

  describe('beside an SDK', () => {
    const sdk =
      "import { Analytics } from '@segment/analytics-node';\nimport { wrap, locate } from 'acme';\nconst base = new Analytics({ writeKey });\n";

    it.each<[string, string, string]>([
      ['what a client was handed to', 'const client = wrap(base);\nclient.track(x());', 'client.track'],
      [
        'what an object with a method was handed to',
        'const send = wrap({ to: base.track });\nsend({ event: x() });',
        'send',
      ],
      [
        'what comes out of a container',
        "const all = new Registry([['a', base]]);\nall.get(k).track(x());",
        'all.get(k).track',
      ],
      ['anything', "locate('tracker').identify('u');", "locate('tracker').identify"],
      ['a computed method', 'base[method]({ userId });', 'base[method]'],
    ])('is a call on %s', (_about, use, callee) => {
      expect(callees(sdk + use)).toEqual([callee]);
    });

    it.each<[string, string]>([
      ['a method that other things have as well', "locate('list').group(a); console.group('A'); form.reset();"],
      ['another vendor', "import mixpanel from 'mixpanel-browser';\nmixpanel.track('A');"],
      ['what is known of the client', 'base.on("error", f); base.ready();'],
    ])('and not %s', (_about, use) => {
      expect(callees(sdk + use)).toEqual([]);
    });
  });

  describe('that is followed to a function beside an SDK', () => {
    const tracker = (body: string): string =>
      `import { Analytics } from '@segment/analytics-node';\nimport { publish } from './queue.js';\nimport { log } from '@acme/log';\n` +
      `const segment = new Analytics({ writeKey });\nexport const worker = job => segment.track(job);\n` +
      `const analytics = { track: ({ event, userId }) => { ${body} } };\nanalytics.track({ event: 'A', userId: u });`;

    it.each([
      ['to a queue', "publish('track', { event, userId });"],
      ['to a worker', 'pool.postMessage({ event, userId });'],
      ['one by one', 'this.queue.add(event, userId);'],
    ])('is one that hands it on %s', (_about, body) => {
      expect(callees(tracker(body)).at(-1)).toBe('analytics.track');
    });

    it.each([
      ['does nothing', ''],
      ['only tells the console', "console.log('tracked');"],
      ['makes an error', 'throw new Error(event);'],
    ])('and not one that %s', (_about, body) => {
      expect(callees(tracker(body))).not.toContain('analytics.track');
    });
  });

  it('is a call of a method by which a class of the project sends, on what nobody can say', () => {
    const holder =
      "import { Analytics } from '@segment/analytics-node';\nexport class T { c = new Analytics({}); track(m) { this.c.track(m); } }\n";
    const code = (use: string): string => `${holder}export const f = (services, name) => { ${use} };`;
    expect(callees(code('services[name].track({ event: e() });'))).toEqual(['services[name].track']);
  });

  it.each([
    [
      'one that the project calls',
      "export const know = cache => { cache.identify({ id: 'a' }); };",
      ['cache.identify'],
    ],
    [
      'none that a package calls',
      "import { change } from 'shelves';\nchange('a', { update(cache) { cache.identify({ id: 'a' }); } });",
      [],
    ],
  ])('is, of parameters of functions, %s', (_about, code, expected) => {
    const { root } = createProject({
      'src/tracker.ts':
        "import { Analytics } from '@segment/analytics-node';\nexport class Tracker {\n  client = new Analytics({ writeKey: 'k' });\n  identify(id) { this.client.identify({ userId: id }); }\n}\n",
      'src/shelf.ts': `import { Tracker } from './tracker';\nexport const tracker = new Tracker();\n${code}\n`,
    });
    const found = openProject({ root, cache: false }).suspects();
    expect(found.map(({ callee }) => callee)).toEqual(expected);
  });

  it.each<[string, string, readonly string[]]>([
    [
      'says its name',
      'export const send = (name, more) => { log(more); analytics.track(name); };',
      ['analytics.track', 'send'],
    ],
    [
      'says a part of it',
      "export const send = more => { log(more); analytics.track('Saved', more); };",
      ['analytics.track'],
    ],
    [
      'says all that it does',
      "export const send = more => { analytics.track('Saved', more); };",
      ['analytics.track', 'send'],
    ],
  ])('is told with the callers of a function whose caller %s', (_about, code, expected) => {
    const { root } = createProject({
      'src/send.js': `import { analytics } from '@acme/kit';\n${code}\n`,
      'src/use.js': "import { send } from './send.js';\nexport const save = () => send('Saved', 1);\n",
    });
    const found = openProject({ root, cache: false }).suspects();
    expect(found.map(({ callee }) => callee)).toEqual(expected);
  });

  it('is on the client of another platform, whichever of two clients has the method', () => {
    const clients =
      "import { TrackClient, APIClient } from 'customerio-node';\nconst a = new TrackClient('s', 'k');\nconst b = new APIClient('k');\n";
    expect(callees(`${clients}export const f = x => (x ? a : b).screen({ id: 1 });`)).toHaveLength(1);
  });

  it('may be a page view without arguments', () => {
    expect(suspects(from('@acme/analytics', 'client.page();'))).toHaveLength(1);
    expect(suspects(from('@acme/analytics', 'client.pageview();'))).toHaveLength(1);
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
    expect(names("client.page('Home');")).toEqual([[['Home'], []]]);
  });
});

describe('the older methods of a page’s SDK', () => {
  it.each([
    'shop.analytics.pageview();',
    "shop.analytics.trackSubmit(form, 'Sent');",
    "shop.analytics.trackClick(link, 'Left');",
  ])('are suspects where the way says analytics: %s', code => {
    expect(callees(from('shop', code).replace('client', 'shop'))).toHaveLength(1);
  });

  it.each([
    'ga.pageview();',
    "googleAnalytics.pageview('/');",
    'book.pageview();',
    'analytics.pageviews.forEach(draw);',
    'mixpanel.trackSubmit(form);',
  ])('are none of others: %s', code => {
    expect(
      callees(`// analytics\nimport { ga, googleAnalytics, book, analytics, mixpanel } from './own';\n${code}`),
    ).toEqual([]);
  });
});

describe('what was asked for by the name of a vendor', () => {
  const plugin = "import { registerPlugin } from '@capacitor/core';\n";
  it.each([
    [`${plugin}const native = registerPlugin('RudderStack');\nnative.track({ eventName: 'A' });`, 'native.track'],
    [`${plugin}registerPlugin('Segment').reset();`, "registerPlugin('Segment').reset"],
    [
      "import { bridges } from 'own-bridges';\nbridges.get('CustomerIO').identify('u');",
      "bridges.get('CustomerIO').identify",
    ],
    [
      "import { registry } from 'own-parts';\nregistry.resolve('analytics').track('A');",
      "registry.resolve('analytics').track",
    ],
  ])('is a suspect: %s', (code, callee) => {
    expect(callees(code)).toEqual([callee]);
  });

  it.each([
    // A word that is one of many others', or that asks for another vendor.
    "import { registry } from 'own-parts';\nregistry.resolve('orders').track('A');",
    "import { registry } from 'own-parts';\nregistry.resolve('MixpanelAnalytics').track('A');",
    "import $ from 'jquery';\nconst form = $('#segment-form');\nform.reset();",
    "import $ from 'jquery';\nconst form = $('analytics');\nform.reset();",
    "import { load } from 'own-loader';\nconst script = load('https://cdn.segment.com/a.js');\nscript.track('A');",
  ])('is none: %s', code => {
    expect(callees(code)).toEqual([]);
  });
});

describe('what a module for analytics would do that is not there', () => {
  it.each([
    ["import events from './generated/segment';\nevents.userSignedUp({ plan: 'pro' });", 'events.userSignedUp'],
    ["import * as events from '../analytics-generated';\nevents.signedUp({});", 'events.signedUp'],
    ["const events = require('./src/analytics');\nevents.seatHeld({ seat: 4 });", 'events.seatHeld'],
    ["import { seatHeld } from './analytics/generated';\nseatHeld({ seat: 4 });", 'seatHeld'],
  ])('is a suspect: %s', (code, callee) => {
    expect(callees(code)).toEqual([callee]);
  });

  it.each([
    ['a setting of it', "import events from './generated/segment';\nevents.setOptions({ analytics });"],
    ['what is given nothing', "import events from './generated/segment';\nevents.flushed();"],
    ['another module that is not there', "import events from './generated/seats';\nevents.seatHeld({ seat: 4 });"],
    ["another vendor's", "import events from './analytics/mixpanel';\nevents.seatHeld({ seat: 4 });"],
    ['a package', "import events from 'segment-tree';\nevents.insert({ seat: 4 });"],
    ['a constructor', "import { Segment } from './segment';\nnew Segment({ seat: 4 });"],
  ])('is none: %s', (_what, code) => {
    expect(callees(code)).toEqual([]);
  });
});

describe('what is called after analytics, and has methods that are named by what they tell', () => {
  it.each([
    ["import analytics from '@acme/analytics';\nanalytics.trackEvent('A');", 'analytics.trackEvent'],
    [
      "import { useAnalytics } from '@acme/hooks';\nconst { trackEvent } = useAnalytics();\ntrackEvent('A');",
      'trackEvent',
    ],
    ["import { useAnalytics } from '@acme/hooks';\nuseAnalytics().identifyUser(u);", 'useAnalytics().identifyUser'],
    ["import { Segment } from 'own-segment';\nSegment.trackWithProps('A', {});", 'Segment.trackWithProps'],
    [
      'class A { analytics: any; send(u) { this.analytics?.identifyAuth0User(u); } }',
      'this.analytics?.identifyAuth0User',
    ],
    ['export const send = (analytics: any) => analytics.sendTrackEvent({ event: "A" });', 'analytics.sendTrackEvent'],
    [
      'window.AcmeAnalytics.getInstance().trackPurchase({ total: 4 });',
      'window.AcmeAnalytics.getInstance().trackPurchase',
    ],
  ])('is a suspect: %s', (code, callee) => {
    expect(callees(code)).toEqual([callee]);
  });

  it.each([
    ['another vendor', "import analytics from '@react-native-firebase/analytics';\nanalytics().trackEvent('A');"],
    ['another vendor by its name', "import { mixpanelAnalytics } from './own';\nmixpanelAnalytics.trackEvent('A');"],
    ['nothing of analytics', "import { logger } from '@acme/logger';\nlogger.trackEvent('A');"],
    ['a method that makes something ready', "import analytics from '@acme/analytics';\nanalytics.createTracker('A');"],
    ['a method that is no word of it', "import analytics from '@acme/analytics';\nanalytics.trackers('A');"],
    ['nothing given', "import analytics from '@acme/analytics';\nanalytics.trackEvent();"],
    [
      'what is followed',
      'const analytics = { trackEvent(name: string) { console.log(name); } };\nanalytics.trackEvent("A");',
    ],
  ])('is none: %s', (_what, code) => {
    expect(callees(code)).toEqual([]);
  });
});
