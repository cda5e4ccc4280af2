/**
 * `analytics-node`, superseded by `@segment/analytics-node`. Source: the package's code (6.2.0):
 * the module is the class, and `timestamp` must be a `Date`.
 */
import { objectMethods, withCallback } from './shapes.ts';
import type { ClientSpec, ExportSpec, Sdk } from './types.ts';

const node: ClientSpec = {
  address: { at: [1, 'host'], form: 'url', path: '' },
  platform: 'server',
  returns: 'this',
  batches: true,
  identity: 'per-call',
  methods: {
    ...objectMethods(withCallback),
    flush: { method: 'flush', forms: [{ parts: { callback: [0] } }], returns: 'promise' },
  },
};

const analytics: ExportSpec = { construct: 'node', init: { writeKey: [0], url: [1, 'host'], options: [1] } };

export const segmentNodeLegacy: Sdk = {
  id: 'analytics-node',
  vendor: 'segment',
  packages: ['analytics-node'],
  clients: { node },
  // `import Analytics from` (with interop), `import Analytics = require()`, `require()`.
  exports: { '*': analytics, default: analytics },
};
