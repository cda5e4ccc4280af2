import { describe, expect, it } from 'vitest';
import { actsOn } from '../../../../lib/concerns/event-names/acting-names.ts';
import { analyticsCall, literal, object, unknown } from '../../../support/values.ts';

const segment = analyticsCall({ vendor: 'segment', sdk: '@segment/analytics-node' });

describe('an event that acts', () => {
  it.each([
    ['Device Created or Updated', 'adds a device to the person'],
    ['Device Deleted', 'removes a device from the person'],
    ['User Deleted', 'deletes the person'],
    ['User Suppressed', 'deletes the person and blocks the identifier'],
    ['User Unsuppressed', 'lifts the block of the identifier'],
    ['Relationship Deleted', 'removes a relationship of the person'],
    ['Object Deleted', 'deletes an object and its relationships'],
    ['Report Delivery Event', 'records what became of a message'],
    ['Report Content Event', 'records what became of a message'],
  ])('%s', (name, deed) => {
    expect(actsOn(segment, name)).toBe(deed);
  });

  it.each(['user deleted', 'User Deleted ', 'Application Installed', 'toString', '__proto__', ''])(
    'is not %j',
    name => {
      expect(actsOn(segment, name)).toBeUndefined();
    },
  );
});

describe('the way of the call', () => {
  const http = (api: string): Parameters<typeof analyticsCall>[0] => ({
    sdk: 'http',
    http: { api, region: 'us', url: literal('') },
  });

  it.each<[string, Parameters<typeof analyticsCall>[0], boolean]>([
    ['Segment', { vendor: 'segment' }, true],
    ['RudderStack, which Customer.io hears of by an API of its own', { vendor: 'rudderstack' }, false],
    ['the Pipelines API by hand', http('customerio-pipelines'), true],
    ['the Track API by hand', http('customerio-track'), false],
    ['the Track API by hand, with an envelope', { ...http('customerio-track'), parts: { context: object({}) } }, false],
    ['the browser SDK of Pipelines', { sdk: '@customerio/cdp-analytics-browser' }, true],
    ['the server SDK of Pipelines', { sdk: '@customerio/cdp-analytics-node' }, true],
    ['the client of the Track API', { sdk: 'customerio-node' }, false],
    ['a client of both, with a context', { sdk: 'customerio-node', parts: { context: unknown } }, true],
    ['a client of both, with integrations', { sdk: 'customerio-node', parts: { integrations: unknown } }, true],
    ['a client of both, with properties alone', { sdk: 'customerio-node', parts: { properties: unknown } }, false],
  ])('%s', (_, fields, acts) => {
    expect(actsOn(analyticsCall(fields), 'User Deleted')).toBe(acts ? 'deletes the person' : undefined);
  });
});
