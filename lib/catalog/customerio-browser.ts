/**
 * `@customerio/cdp-analytics-browser` and its snippet. Source: the package's code (0.5.11):
 * `resolveUserArguments` takes arguments by type, options other than those of `browserOptions`
 * and `userId` become context, so a `messageId` given there has no effect.
 */
import { browserMethods, browserOptions, loadForms, scanningGroup, scanningIdentify } from './shapes.ts';
import type { ClientSpec, Form, Sdk } from './types.ts';

const browser: ClientSpec = {
  // `cdnURL` moves the settings and the plugins alone; events go to what this says.
  address: { at: [1, 'integrations', 'Customer.io Data Pipelines', 'apiHost'], form: 'host', path: '/v1' },
  platform: 'browser',
  returns: 'promise',
  batches: false,
  identity: 'ambient',
  methods: browserMethods({
    identify: scanningIdentify(browserOptions),
    group: scanningGroup(browserOptions),
    load: loadForms(),
    options: browserOptions,
  }),
  arrayPush: true,
  chain: ['load', 'debug', 'use', 'noConflict', 'on', 'once', 'off'],
  awaits: 'pair',
};

const loadInit: Form['parts'] = {
  writeKey: [0, 'writeKey'],
  url: [0, 'cdnURL'],
  options: [1],
  integrations: [1, 'integrations'],
};

export const customerioBrowser: Sdk = {
  id: '@customerio/cdp-analytics-browser',
  vendor: 'customerio',
  packages: ['@customerio/cdp-analytics-browser'],
  clients: { browser },
  exports: {
    AnalyticsBrowser: {
      construct: 'browser',
      statics: { load: 'browser', standalone: 'browser' },
      staticInit: loadInit,
    },
    Analytics: { construct: 'browser', init: loadInit },
    getGlobalAnalytics: { call: 'browser' },
  },
  globals: [
    { name: 'cioanalytics', client: 'browser', needsEvidence: false },
    // Snippets of the first years take Segment's name.
    { name: 'analytics', client: 'browser', needsEvidence: true, unless: 'cioanalytics' },
  ],
  types: { AnalyticsBrowser: 'browser', Analytics: 'browser', AnalyticsSnippet: 'browser' },
  snippets: ['customer.io/v1/analytics-js/snippet/'],
};
