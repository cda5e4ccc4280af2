/**
 * `@customerio/cdp-analytics-node`. Source: the package's types (0.5.9). Batches; there is no
 * `flush()`, only `closeAndFlush()`.
 */
import { noParts, objectMethods, withCallback } from './shapes.ts';
import type { ClientSpec, ExportSpec, Sdk } from './types.ts';

const node: ClientSpec = {
  address: { at: [0, 'host'], form: 'origin', path: '' },
  platform: 'server',
  returns: 'void',
  batches: true,
  identity: 'per-call',
  // An emitter: a client is made with `new Analytics(…).on('error', …)`.
  chain: ['on', 'once', 'off', 'emit'],
  methods: {
    ...objectMethods(withCallback),
    closeAndFlush: { method: 'flush', forms: noParts, returns: 'promise' },
  },
};

const analytics: ExportSpec = {
  construct: 'node',
  init: { writeKey: [0, 'writeKey'], url: [0, 'host'], options: [0] },
};

export const customerioCdpNode: Sdk = {
  id: '@customerio/cdp-analytics-node',
  vendor: 'customerio',
  packages: ['@customerio/cdp-analytics-node'],
  clients: { node },
  exports: { Analytics: analytics, default: analytics },
  types: { Analytics: 'node' },
};
