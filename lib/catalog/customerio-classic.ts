/**
 * The classic page snippet, `window._cio`. The snippet itself queues `load`, `identify`,
 * `sidentify`, `track`, `page`, `on` and `off`; `reset()` exists only once the script has loaded
 * (Customer.io staff in the community forum, July 2023), so that an early call throws.
 */
import { noParts } from './shapes.ts';
import type { ClientSpec, MethodSpec, Sdk } from './types.ts';

/** The id stands among the attributes. */
const identify: MethodSpec = {
  method: 'identify',
  forms: [{ parts: { userId: [0, 'id'], traits: [0], anonymousId: [0, 'anonymous_id'] } }],
};

const classic: ClientSpec = {
  platform: 'browser',
  returns: 'void',
  batches: false,
  identity: 'ambient',
  methods: {
    load: { method: 'init', forms: noParts },
    identify,
    sidentify: identify,
    track: { method: 'track', forms: [{ parts: { event: [0], properties: [1] } }] },
    page: {
      method: 'page',
      forms: [{ when: { 0: 'object' }, parts: { properties: [0] } }, { parts: { name: [0], properties: [1] } }],
    },
    reset: { method: 'reset', forms: noParts },
  },
  arrayPush: true,
};

export const customerioClassic: Sdk = {
  id: 'customerio-classic',
  vendor: 'customerio',
  packages: [],
  clients: { classic },
  exports: {},
  globals: [{ name: '_cio', client: 'classic', needsEvidence: false }],
  snippets: ['assets.customer.io/assets/track'],
};
