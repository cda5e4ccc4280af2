/**
 * RudderStack's browser and node SDKs. Source: the packages' types and code
 * (`@rudderstack/analytics-js` 3.34.1, `rudder-sdk-js` 2.x, `@rudderstack/rudder-sdk-node` 3.0.13,
 * `@expo/rudder-sdk-node` 1.1.1, `@rudderstack/analytics-js-service-worker` 3.3.13).
 */
import {
  aliasForms,
  noParts,
  objectMethods,
  pageForms,
  positionalGroup,
  positionalIdentify,
  trackForms,
  withCallback,
  type OptionParts,
} from './shapes.ts';
import type { ClientSpec, ExportSpec, Form, Sdk } from './types.ts';

const options: OptionParts = index => ({
  options: [index],
  integrations: [index, 'integrations'],
  anonymousId: [index, 'anonymousId'],
  timestamp: [index, 'originalTimestamp'],
});

const loadForms: readonly Form[] = [
  {
    parts: {
      writeKey: [0],
      url: [1],
      options: [2],
      integrations: [2, 'integrations'],
      storage: [2, 'storage'],
    },
  },
];

const browser: ClientSpec = {
  address: { at: [1], form: 'url', path: '' },
  platform: 'browser',
  returns: 'void',
  batches: false,
  identity: 'ambient',
  methods: {
    load: { method: 'init', forms: loadForms },
    identify: { method: 'identify', forms: positionalIdentify(options) },
    track: { method: 'track', forms: trackForms(options) },
    page: { method: 'page', forms: pageForms(options) },
    group: { method: 'group', forms: positionalGroup(options).filter(({ sends }) => sends !== false) },
    alias: { method: 'alias', forms: aliasForms(options) },
    reset: { method: 'reset', forms: noParts },
    setAnonymousId: { method: 'setAnonymousId', forms: [{ parts: { anonymousId: [0] } }] },
  },
  arrayPush: true,
};

const node: ClientSpec = {
  platform: 'server',
  returns: 'this',
  batches: true,
  identity: 'per-call',
  methods: {
    ...objectMethods(withCallback),
    flush: { method: 'flush', forms: [{ parts: { callback: [0] } }], returns: 'promise' },
  },
};

const nodeAnalytics: ExportSpec = {
  construct: 'node',
  init: { writeKey: [0], url: [1, 'dataPlaneUrl'], options: [1] },
};

const expoAnalytics: ExportSpec = { construct: 'node', init: { writeKey: [0], url: [1], options: [2] } };

export const rudderstackBrowser: Sdk = {
  id: '@rudderstack/analytics-js',
  vendor: 'rudderstack',
  packages: ['@rudderstack/analytics-js'],
  // `/bundled`, `/legacy`, `/content-script` and others export the same.
  subpaths: true,
  clients: { browser },
  exports: { RudderAnalytics: { construct: 'browser' } },
  globals: [{ name: 'rudderanalytics', client: 'browser', needsEvidence: false }],
  types: { RudderAnalytics: 'browser', RSAnalytics: 'browser' },
  // Puts the page snippet into a site of Gatsby.
  evidence: ['gatsby-plugin-rudderstack'],
  snippets: ['cdn.rudderlabs.com/'],
};

/** The module itself is the client: `import * as rudderanalytics from 'rudder-sdk-js'`. */
export const rudderstackBrowserLegacy: Sdk = {
  id: 'rudder-sdk-js',
  vendor: 'rudderstack',
  packages: ['rudder-sdk-js'],
  subpaths: true,
  clients: { browser },
  exports: { '*': { is: 'browser' } },
};

export const rudderstackNode: Sdk = {
  id: '@rudderstack/rudder-sdk-node',
  vendor: 'rudderstack',
  packages: ['@rudderstack/rudder-sdk-node'],
  clients: { node },
  exports: { '*': nodeAnalytics, default: nodeAnalytics },
};

/** Of the shapes of the node SDK. */
export const rudderstackServiceWorker: Sdk = {
  id: '@rudderstack/analytics-js-service-worker',
  vendor: 'rudderstack',
  packages: ['@rudderstack/analytics-js-service-worker'],
  subpaths: true,
  clients: { node },
  exports: { Analytics: { construct: 'node', init: { writeKey: [0], url: [1], options: [2] } } },
  types: { Analytics: 'node' },
};

export const rudderstackNodeExpo: Sdk = {
  id: '@expo/rudder-sdk-node',
  vendor: 'rudderstack',
  packages: ['@expo/rudder-sdk-node'],
  clients: { node },
  exports: { default: expoAnalytics },
};
