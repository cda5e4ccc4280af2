/** `@segment/analytics-node`. Source: the package's types (3.1.0). Batches. */
import { middlewareOf, noParts, objectMethods, withCallback } from './shapes.ts';
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
    register: middlewareOf({ callback: [0] }),
    flush: { method: 'flush', forms: noParts, returns: 'promise' },
    closeAndFlush: { method: 'flush', forms: noParts, returns: 'promise' },
  },
};

const analytics: ExportSpec = {
  construct: 'node',
  init: { writeKey: [0, 'writeKey'], url: [0, 'host'], options: [0] },
};

export const segmentNode: Sdk = {
  id: '@segment/analytics-node',
  vendor: 'segment',
  packages: ['@segment/analytics-node'],
  clients: { node },
  exports: { Analytics: analytics, default: analytics },
  types: { Analytics: 'node' },
};
