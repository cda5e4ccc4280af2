/**
 * Segment in frameworks: packages that wrap its browser SDK or its page snippet. Sources: the packages' code and types
 * (`vue-segment-analytics` 0.4.1, `@dansmaculotte/vue-segment` 0.2.9, `@dansmaculotte/nuxt-segment` 0.2.13,
 * `ngx-segment-analytics` 18.0.1, `@segment/analytics-react` 1.0.0-rc3, `expo-analytics-segment` 11.2.1,
 * `analytics-react-native` 1.2.0, `react-segment` 0.1.9, `@segment/analytics.js-core` 4.1.11,
 * `analytics.js-loader` 2.1.2, `@segment/snippet` 5.2.1, `ember-cli-segment` 0.4.0), and the documentation of `nestjs-segment-analytics` 0.0.6.
 */
import {
  browserMethods,
  browserOptions,
  loadForms,
  noParts,
  objectMethods,
  positionalGroup,
  positionalIdentify,
} from './shapes.ts';
import { pageClients } from './segment-browser.ts';
import { segmentNode } from './segment-node.ts';
import type { ClientSpec, ExportSpec, Form, Sdk } from './types.ts';

/** Plugins that load the page snippet and hang its global on every component. */
const hung = (id: string): Sdk => ({
  id,
  vendor: 'segment',
  packages: [id],
  clients: pageClients,
  exports: {},
  properties: { $segment: 'browser' },
});

/** The add-on's service, which it injects into routes and controllers: the page's client under other names. */
const ember: ClientSpec = {
  platform: 'browser',
  returns: 'void',
  batches: false,
  identity: 'ambient',
  methods: emberMethods(),
};

function emberMethods(): ClientSpec['methods'] {
  const { track, page, identify, alias, group, reset } = pageClients.browser.methods;
  const named = { trackEvent: track, trackPageView: page, identifyUser: identify, aliasUser: alias, group, reset };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, spec]) => (spec ? [[name, { ...spec, returns: 'void' as const }]] : [])),
  );
}

export const segmentEmber: Sdk = {
  id: 'ember-cli-segment',
  vendor: 'segment',
  packages: ['ember-cli-segment'],
  clients: { service: ember },
  exports: {},
  properties: { segment: 'service' },
};

export const segmentVue: Sdk = hung('vue-segment-analytics');
export const segmentVueDansmaculotte: Sdk = hung('@dansmaculotte/vue-segment');
export const segmentNuxtDansmaculotte: Sdk = hung('@dansmaculotte/nuxt-segment');

/** The module itself is the client: the page snippet's, or the library that the snippet loads. */
const ready = (id: string): Sdk => ({
  id,
  vendor: 'segment',
  packages: [id],
  clients: pageClients,
  exports: { default: { is: 'browser' }, '*': { is: 'browser' } },
});

export const segmentReactSnippet: Sdk = ready('react-segment');
const core = '@segment/analytics.js-core';

export const segmentCore: Sdk = ready(core);

/** The class of which that one is an instance, by the file that exports it. */
export const segmentCoreClass: Sdk = {
  id: `${core}/build/analytics`,
  vendor: 'segment',
  packages: [`${core}/build/analytics`, `${core}/lib/analytics`],
  clients: pageClients,
  exports: { default: { construct: 'browser' }, '*': { construct: 'browser' } },
};

const loader: ExportSpec = { call: 'browser', init: { writeKey: [0, 'writeKey'], options: [0] } };

export const segmentLoader: Sdk = {
  id: 'analytics.js-loader',
  vendor: 'segment',
  packages: ['analytics.js-loader'],
  clients: pageClients,
  exports: { default: loader, '*': loader },
};

const snippetInit: Form['parts'] = { writeKey: [0, 'apiKey'], url: [0, 'host'], options: [0] };
const rendered: ExportSpec = { call: 'browser', init: snippetInit };
const renderer: ExportSpec = { statics: { min: 'browser', max: 'browser' }, staticInit: snippetInit };

/** Writes the page snippet: what it gives is the text of a script. */
export const segmentSnippet: Sdk = {
  id: '@segment/snippet',
  vendor: 'segment',
  packages: ['@segment/snippet'],
  clients: pageClients,
  exports: { min: rendered, max: rendered, default: renderer, '*': renderer },
};

const angular: ClientSpec = {
  platform: 'browser',
  returns: 'promise',
  batches: false,
  identity: 'ambient',
  methods: Object.fromEntries(
    Object.entries(
      browserMethods({
        identify: positionalIdentify(browserOptions),
        group: positionalGroup(browserOptions),
        load: loadForms(),
        options: browserOptions,
      }),
    ).filter(([name]) => !['pageview', 'screen', 'trackClick', 'trackSubmit'].includes(name)),
  ),
};

const angularInit: Form['parts'] = { writeKey: [0, 'apiKey'], url: [0, 'cdnURL'], options: [0] };

export const segmentAngular: Sdk = {
  id: 'ngx-segment-analytics',
  vendor: 'segment',
  packages: ['ngx-segment-analytics'],
  clients: { service: angular },
  exports: {
    SegmentService: { construct: 'service' },
    SegmentModule: { statics: { forRoot: 'service' }, staticInit: angularInit },
  },
  types: { SegmentService: 'service' },
};

export const segmentReact: Sdk = {
  id: '@segment/analytics-react',
  vendor: 'segment',
  packages: ['@segment/analytics-react'],
  clients: pageClients,
  exports: {
    createClient: { call: 'browser', init: { writeKey: [0, 'writeKey'], url: [0, 'cdnURL'], options: [1] } },
    useAnalytics: { call: 'browser' },
  },
};

const nest: ExportSpec = {
  statics: { register: 'node', registerAsync: 'node' },
  staticInit: { writeKey: [0, 'writeKey'] },
};

export const segmentNest: Sdk = {
  id: 'nestjs-segment-analytics',
  vendor: 'segment',
  packages: ['nestjs-segment-analytics'],
  clients: segmentNode.clients,
  exports: { SegmentAnalyticsModule: nest, InjectAnalytics: { injects: 'node' } },
};

const options = (index: number): Form['parts'] => ({
  options: [index],
  integrations: [index, 'integrations'],
  context: [index, 'context'],
});

/** The module itself is the client. Each method has a twin that takes more. */
const expo: ClientSpec = {
  platform: 'mobile',
  returns: 'void',
  batches: false,
  identity: 'ambient',
  methods: {
    initialize: {
      method: 'init',
      forms: [{ parts: { writeKey: [0, 'iosWriteKey'], options: [0] } }],
    },
    identify: { method: 'identify', forms: [{ parts: { userId: [0] } }] },
    identifyWithTraits: { method: 'identify', forms: [{ parts: { userId: [0], traits: [1], ...options(2) } }] },
    track: { method: 'track', forms: [{ parts: { event: [0] } }] },
    trackWithProperties: { method: 'track', forms: [{ parts: { event: [0], properties: [1], ...options(2) } }] },
    screen: { method: 'screen', forms: [{ parts: { name: [0] } }] },
    screenWithProperties: { method: 'screen', forms: [{ parts: { name: [0], properties: [1], ...options(2) } }] },
    group: { method: 'group', forms: [{ parts: { groupId: [0] } }] },
    groupWithTraits: { method: 'group', forms: [{ parts: { groupId: [0], traits: [1], ...options(2) } }] },
    alias: { method: 'alias', forms: [{ parts: { userId: [0], ...options(1) } }], returns: 'promise' },
    reset: { method: 'reset', forms: noParts },
    flush: { method: 'flush', forms: noParts },
  },
};

export const segmentExpo: Sdk = {
  id: 'expo-analytics-segment',
  vendor: 'segment',
  packages: ['expo-analytics-segment'],
  clients: { expo },
  exports: { '*': { is: 'expo' } },
};

/** In the shapes of `analytics-node`. */
const reactNative: ClientSpec = {
  platform: 'mobile',
  returns: 'promise',
  batches: true,
  identity: 'per-call',
  methods: { ...objectMethods(), flush: { method: 'flush', forms: noParts } },
};

const community: ExportSpec = { construct: 'client', init: { writeKey: [0], url: [1, 'host'], options: [1] } };

export const segmentReactNativeCommunity: Sdk = {
  id: 'analytics-react-native',
  vendor: 'segment',
  packages: ['analytics-react-native'],
  clients: { client: reactNative },
  exports: { default: community, '*': community },
};
