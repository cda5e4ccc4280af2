/**
 * `customerio-node`, 1.x to 5.x. Source: the packages' types and code (1.1, 2.1, 3.5, 4.4, 5.2).
 * One HTTP request a call; every method gives a promise, and throws at once on an empty id or name.
 */
import { entityOperations, specOperations } from './operations.ts';
import { noParts, objectMethods } from './shapes.ts';
import type { ClientSpec, Form, MethodSpec, Sdk } from './types.ts';

/** `{name, data?, timestamp?, type?, id?}`; `id` is a ULID for deduplication. */
const eventAt = (index: number): Form['parts'] => ({
  event: [index, 'name'],
  properties: [index, 'data'],
  timestamp: [index, 'timestamp'],
  messageId: [index, 'id'],
});

const byId = (method: MethodSpec['method']): MethodSpec => ({ method, forms: [{ parts: { userId: [0] } }] });

const eventAlone: Form['parts'] = { ...eventAt(0), anonymousId: [0, 'anonymous_id'] };

const broadcast: MethodSpec = {
  method: 'broadcast',
  forms: [{ parts: { message: [0], properties: [1], options: [2] } }],
};

const track: ClientSpec = {
  http: { root: 'trackRoot', url: 'https://track.customer.io/api/v1' },
  address: { at: [2, 'url'], form: 'url', path: '/api/v1', since: 2 },
  platform: 'server',
  returns: 'promise',
  batches: false,
  identity: 'per-call',
  methods: {
    identify: {
      method: 'identify',
      forms: [{ parts: { userId: [0], traits: [1], anonymousId: [1, 'anonymous_id'], timestamp: [1, '_timestamp'] } }],
    },
    track: { method: 'track', forms: [{ parts: { userId: [0], ...eventAt(1) } }] },
    trackAnonymous: {
      method: 'trackAnonymous',
      // 1.x and 2.x took the event alone.
      forms: [
        { when: { 0: 'object' }, parts: eventAlone },
        { when: { 1: 'absent' }, parts: eventAlone },
        { parts: { anonymousId: [0], ...eventAt(1) } },
      ],
    },
    trackPageView: { method: 'page', forms: [{ parts: { userId: [0], name: [1] } }] },
    trackPush: { method: 'metric', forms: [{ parts: { timestamp: [0, 'timestamp'] } }] },
    reportMetric: { method: 'metric', forms: [{ parts: { timestamp: [0, 'timestamp'] } }] },
    addDevice: {
      method: 'device',
      forms: [{ parts: { userId: [0], properties: [3], timestamp: [3, 'last_used'] } }],
    },
    deleteDevice: byId('device'),
    suppress: byId('suppress'),
    unsuppress: byId('unsuppress'),
    destroy: byId('delete'),
    mergeCustomers: { method: 'merge', forms: [{ parts: { userId: [1], previousId: [3] } }] },
    batch: { method: 'batch', forms: [{ parts: { items: [0] } }], operations: entityOperations },
    /** One operation of a batch. */
    entity: { method: 'batch', forms: [{ parts: { items: [0] } }], operations: entityOperations },
    unsubscribe: { method: 'unsubscribe', forms: noParts },
    /** 1.x alone; it moved to `APIClient`. */
    triggerBroadcast: broadcast,
  },
};

const pipelines: ClientSpec = {
  address: { at: [1, 'url'], form: 'url', path: '/v1' },
  platform: 'server',
  returns: 'promise',
  batches: false,
  identity: 'per-call',
  methods: {
    ...objectMethods(),
    batch: { method: 'batch', forms: [{ parts: { items: [0] } }], operations: specOperations },
  },
};

const send: MethodSpec = { method: 'sendMessage', forms: [{ parts: { message: [0] } }] };

const api: ClientSpec = {
  platform: 'server',
  returns: 'promise',
  batches: false,
  identity: 'per-call',
  methods: {
    sendEmail: send,
    sendPush: send,
    sendSMS: send,
    sendWhatsApp: send,
    sendInboxMessage: send,
    sendInApp: send,
    triggerBroadcast: broadcast,
    sendNewsletter: { method: 'broadcast', forms: [{ parts: { message: [0], options: [1] } }] },
    scheduleNewsletter: { method: 'broadcast', forms: [{ parts: { message: [0], options: [1] } }] },
  },
};

const trackInit: Form['parts'] = {
  siteId: [0],
  trackApiKey: [1],
  options: [2],
  region: [2, 'region'],
  url: [2, 'url'],
};

export const customerioNode: Sdk = {
  id: 'customerio-node',
  vendor: 'customerio',
  packages: ['customerio-node'],
  // `customerio-node/track`, `/api` and `/regions` in 1.x and 2.x; `/dist/…` in all before 5.
  subpaths: true,
  clients: { track, pipelines, api },
  exports: {
    TrackClient: { construct: 'track', init: trackInit },
    PipelinesClient: {
      construct: 'pipelines',
      init: { writeKey: [0], options: [1], region: [1, 'region'], url: [1, 'url'], context: [1, 'defaultContext'] },
    },
    APIClient: {
      construct: 'api',
      init: { appApiKey: [0], options: [1], region: [1, 'region'], url: [1, 'url'] },
    },
    // 1.x and 2.x: the module itself is the Track client.
    '*': { construct: 'track', init: trackInit },
    default: { construct: 'track', init: trackInit },
    RegionUS: { helper: 'region-us' },
    RegionEU: { helper: 'region-eu' },
    SendEmailRequest: { helper: 'message' },
    SendPushRequest: { helper: 'message' },
    SendSMSRequest: { helper: 'message' },
    SendWhatsAppRequest: { helper: 'message' },
    SendInboxMessageRequest: { helper: 'message' },
    SendInAppRequest: { helper: 'message' },
    verifyRequestSignature: { helper: 'verify-webhook-signature' },
  },
  types: { TrackClient: 'track', PipelinesClient: 'pipelines', APIClient: 'api' },
};
