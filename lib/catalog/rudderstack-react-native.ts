/** `@rudderstack/rudder-sdk-react-native`. Source: the package's code (3.1.1). The default export is a ready client. */
import { noParts } from './shapes.ts';
import type { ClientSpec, Form, Sdk } from './types.ts';

const options = (index: number): Form['parts'] => ({ options: [index], integrations: [index, 'integrations'] });

const token = (index: number): Form => ({ parts: { properties: [index] } });

const mobile: ClientSpec = {
  address: { at: [1, 'dataPlaneUrl'], form: 'url', path: '' },
  platform: 'mobile',
  returns: 'promise',
  batches: false,
  identity: 'ambient',
  methods: {
    setup: {
      method: 'init',
      forms: [{ parts: { writeKey: [0], url: [1, 'dataPlaneUrl'], ...options(2) } }],
    },
    identify: {
      method: 'identify',
      forms: [
        { when: { 0: 'object' }, parts: { traits: [0], ...options(1) } },
        { parts: { userId: [0], traits: [1], ...options(2) } },
      ],
    },
    track: { method: 'track', forms: [{ parts: { event: [0], properties: [1], ...options(2) } }] },
    screen: { method: 'screen', forms: [{ parts: { name: [0], properties: [1], ...options(2) } }] },
    group: { method: 'group', forms: [{ parts: { groupId: [0], traits: [1], ...options(2) } }] },
    alias: {
      method: 'alias',
      forms: [
        { when: { 1: 'object' }, parts: { userId: [0], ...options(1) } },
        { parts: { userId: [0], previousId: [1], ...options(2) } },
      ],
    },
    putDeviceToken: { method: 'device', forms: [token(0)] },
    setAnonymousId: { method: 'setAnonymousId', forms: [{ parts: { anonymousId: [0] } }] },
    putAnonymousId: { method: 'setAnonymousId', forms: [{ parts: { anonymousId: [0] } }] },
    reset: { method: 'reset', forms: noParts },
    flush: { method: 'flush', forms: noParts },
  },
};

export const rudderstackReactNative: Sdk = {
  id: '@rudderstack/rudder-sdk-react-native',
  vendor: 'rudderstack',
  packages: ['@rudderstack/rudder-sdk-react-native'],
  clients: { mobile },
  exports: { default: { is: 'mobile' } },
};
