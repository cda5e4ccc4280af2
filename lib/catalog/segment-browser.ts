/**
 * `@segment/analytics-next` and the snippet's global `analytics`. Source: the package's code
 * (1.84.3). `identify` and `group` go by position, but an object in the place of the id is taken
 * for the traits, and what follows it for the options.
 */
import {
  browserMethods,
  browserOptions,
  loadForms,
  positionalGroup,
  positionalIdentify,
  type OptionParts,
} from './shapes.ts';
import type { ClientSpec, Form, Sdk } from './types.ts';

const options: OptionParts = index => ({ ...browserOptions(index), messageId: [index, 'messageId'] });

const browser: ClientSpec = {
  address: { at: [1, 'integrations', 'Segment.io', 'apiHost'], form: 'host', path: '/v1' },
  platform: 'browser',
  returns: 'promise',
  batches: false,
  identity: 'ambient',
  methods: browserMethods({
    identify: positionalIdentify(options),
    group: positionalGroup(options),
    load: loadForms(['storage']),
    options,
  }),
  arrayPush: true,
  chain: ['load', 'debug', 'use', 'noConflict', 'on', 'once', 'off'],
  awaits: 'pair',
};

/**
 * `AnalyticsNode`, deprecated and still there in 1.84.3, the client for programs without a page, such as the main process of
 * an app: the same methods, and nothing is kept of whom it knows beyond its process. It sends out of a queue of its own,
 * and its promises do not reject.
 */
const node: ClientSpec = { ...browser, platform: 'server', batches: true };

/** What packages around the client of pages have. */
export const pageClients = { browser };

const loadInit: Form['parts'] = {
  writeKey: [0, 'writeKey'],
  url: [0, 'cdnURL'],
  options: [1],
  integrations: [1, 'integrations'],
  storage: [1, 'storage'],
};

export const segmentBrowser: Sdk = {
  id: '@segment/analytics-next',
  vendor: 'segment',
  packages: ['@segment/analytics-next'],
  clients: { ...pageClients, node },
  exports: {
    // `NullAnalytics` is left out: it sends nothing.
    AnalyticsBrowser: {
      construct: 'browser',
      statics: { load: 'browser', standalone: 'browser' },
      staticInit: loadInit,
    },
    Analytics: { construct: 'browser', init: loadInit },
    AnalyticsNode: { statics: { load: 'node' }, staticInit: { writeKey: [0, 'writeKey'] } },
    getGlobalAnalytics: { call: 'browser' },
  },
  globals: [{ name: 'analytics', client: 'browser', needsEvidence: true }],
  types: {
    AnalyticsBrowser: 'browser',
    Analytics: 'browser',
    AnalyticsSnippet: 'browser',
    'SegmentAnalytics.AnalyticsJS': 'browser',
  },
  evidence: [
    '@types/segment-analytics',
    'SegmentAnalytics',
    // Whose server sends to Segment has Segment on its pages as well, where a tag manager need not show it.
    '@segment/analytics-node',
    // Packages that put the page snippet into a site.
    '@segment/snippet',
    '@segment/consent-manager',
    'gatsby-plugin-segment-js',
    'analytics.js-loader',
    'react-segment',
    'vue-segment-analytics',
    '@dansmaculotte/vue-segment',
    '@dansmaculotte/nuxt-segment',
    // Meteor's, which puts the client into every file.
    'percolatestudio:segment.io',
    'percolate:segment.io',
  ],
  // The second stands in the snippet wherever it loads the script from.
  snippets: ['cdn.segment.com/analytics.js/v1/', 'Segment snippet included twice'],
};
