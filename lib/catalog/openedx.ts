/**
 * Open edX's micro-frontends: the functions of `@edx/frontend-platform/analytics`, which the package's own service
 * hands on to Segment's page snippet. Source: the package's documentation and the code of `SegmentAnalyticsService`.
 * `sendTrackingLogEvent` goes to the platform's own logs, not to Segment.
 */
import type { ClientSpec, Sdk } from './types.ts';

const service: ClientSpec = {
  platform: 'browser',
  returns: 'void',
  batches: false,
  identity: 'ambient',
  methods: {
    sendTrackEvent: { method: 'track', forms: [{ parts: { event: [0], properties: [1] } }] },
    sendPageEvent: { method: 'page', forms: [{ parts: { category: [0], name: [1], properties: [2] } }] },
    identifyAuthenticatedUser: { method: 'identify', forms: [{ parts: { userId: [0], traits: [1] } }] },
    identifyAnonymousUser: { method: 'identify', forms: [{ parts: { traits: [0] } }] },
  },
};

export const openedx: Sdk = {
  id: '@edx/frontend-platform/analytics',
  vendor: 'segment',
  packages: ['@edx/frontend-platform/analytics', '@openedx/frontend-base/analytics'],
  clients: { service },
  exports: { '*': { is: 'service' } },
};
