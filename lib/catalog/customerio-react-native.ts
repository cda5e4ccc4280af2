/**
 * `customerio-reactnative`, 3.x to 6.x: a static class. Source: the packages' types (3.9, 4.11,
 * 6.12). 3.x returned nothing and took the id as a string; the change to one object came with 4.
 */
import { noParts } from './shapes.ts';
import type { ClientSpec, MethodSpec, Sdk } from './types.ts';

const device: MethodSpec = { method: 'device', forms: noParts };

const mobile: ClientSpec = {
  platform: 'mobile',
  returns: 'promise',
  batches: false,
  identity: 'ambient',
  methods: {
    initialize: {
      method: 'init',
      forms: [
        {
          parts: {
            writeKey: [0, 'cdpApiKey'],
            region: [0, 'region'],
            url: [0, 'apiHost'],
            options: [0],
            // 3.x
            siteId: [0, 'siteId'],
            trackApiKey: [0, 'apiKey'],
          },
        },
      ],
    },
    identify: {
      method: 'identify',
      forms: [
        { when: { 0: 'string' }, parts: { userId: [0], traits: [1] } },
        { when: { 0: 'object' }, parts: { userId: [0, 'userId'], traits: [0, 'traits'] } },
        { when: { 1: 'absent' }, parts: { userId: [0, 'userId'], traits: [0, 'traits'] } },
        { parts: { userId: [0], traits: [1] } },
      ],
    },
    clearIdentify: { method: 'reset', forms: noParts },
    track: { method: 'track', forms: [{ parts: { event: [0], properties: [1] } }] },
    screen: { method: 'screen', forms: [{ parts: { name: [0], properties: [1] } }] },
    setProfileAttributes: { method: 'setAttributes', forms: [{ parts: { traits: [0] } }] },
    setDeviceAttributes: { method: 'device', forms: [{ parts: { properties: [0] } }] },
    registerDeviceToken: device,
    deleteDeviceToken: device,
    trackMetric: { method: 'metric', forms: noParts },
  },
};

export const customerioReactNative: Sdk = {
  id: 'customerio-reactnative',
  vendor: 'customerio',
  packages: ['customerio-reactnative'],
  clients: { mobile },
  exports: { CustomerIO: { is: 'mobile' } },
};
