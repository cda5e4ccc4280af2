/**
 * `ember-metrics`, whose service hands calls on to the adapters that an app configures: Segment's among them. Source:
 * the add-on's documentation and the code of its service and of its adapters (2.0.0). A name of an adapter may stand
 * before the options. The person is `distinctId`, and what else stands in the options goes with the call.
 */
import type { ClientSpec, Form, MethodSpec, Sdk } from './types.ts';

/** The options, or an adapter's name and the options. */
const forms = (parts: (index: number) => Form['parts']): readonly Form[] => [
  { when: { 0: 'object' }, parts: parts(0) },
  { when: { 0: 'string' }, parts: parts(1) },
  { parts: parts(0) },
];

const methods: Readonly<Record<string, MethodSpec>> = {
  identify: { method: 'identify', forms: forms(at => ({ userId: [at, 'distinctId'], traits: [at] })) },
  trackEvent: { method: 'track', forms: forms(at => ({ event: [at, 'event'], properties: [at] })) },
  trackPage: { method: 'page', forms: forms(at => ({ name: [at, 'page'], properties: [at] })) },
  alias: { method: 'alias', forms: forms(at => ({ userId: [at, 'alias'], previousId: [at, 'original'] })) },
};

const service: ClientSpec = { platform: 'browser', returns: 'void', batches: false, identity: 'ambient', methods };

export const emberMetrics: Sdk = {
  id: 'ember-metrics',
  vendor: 'analytics',
  packages: ['ember-metrics'],
  clients: { service },
  exports: {},
  properties: { metrics: 'service' },
};
