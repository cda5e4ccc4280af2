/**
 * `@segment/analytics-react-native`. Source: the packages' types (2.24.1 and 1.5.3). 2.x has no
 * options: its third argument is a function that enriches the event. 1.x exported a ready client
 * and took options there.
 */
import { noParts } from './shapes.ts';
import type { ClientSpec, Form, Sdk } from './types.ts';

/** 1.x. */
const options = (index: number): Form['parts'] => ({
  options: [index],
  integrations: [index, 'integrations'],
  context: [index, 'context'],
});

/** 2.x or 1.x, told apart by what stands at `index`. */
const forms = (index: number, parts: Form['parts']): readonly Form[] => [
  { when: { [index]: 'object' }, parts: { ...parts, ...options(index) } },
  { parts },
];

const mobile: ClientSpec = {
  // The whole address of the endpoint, unless `useSegmentEndpoints` is set.
  address: { at: [0, 'proxy'], form: 'url', path: '/v1/b' },
  platform: 'mobile',
  returns: 'promise',
  batches: false,
  identity: 'ambient',
  methods: {
    setup: { method: 'init', forms: [{ parts: { writeKey: [0], options: [1] } }] },
    identify: { method: 'identify', forms: forms(2, { userId: [0], traits: [1] }) },
    track: { method: 'track', forms: forms(2, { event: [0], properties: [1] }) },
    screen: { method: 'screen', forms: forms(2, { name: [0], properties: [1] }) },
    group: { method: 'group', forms: forms(2, { groupId: [0], traits: [1] }) },
    alias: { method: 'alias', forms: forms(1, { userId: [0] }) },
    reset: { method: 'reset', forms: noParts },
    flush: { method: 'flush', forms: noParts },
  },
};

export const segmentReactNative: Sdk = {
  id: '@segment/analytics-react-native',
  vendor: 'segment',
  packages: ['@segment/analytics-react-native'],
  clients: { mobile },
  exports: {
    createClient: { call: 'mobile', init: { writeKey: [0, 'writeKey'], url: [0, 'proxy'], options: [0] } },
    useAnalytics: { call: 'mobile' },
    SegmentClient: { construct: 'mobile' },
    default: { is: 'mobile' },
  },
  types: { SegmentClient: 'mobile', ClientMethods: 'mobile', 'Analytics.Client': 'mobile' },
};
