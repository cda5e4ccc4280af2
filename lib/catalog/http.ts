/**
 * The HTTP APIs behind the SDKs. Source: Customer.io's OpenAPI files, `customerio-node` 5.2 for
 * the paths of the App API, Segment's documentation of its tracking API; the one-letter paths are
 * those that the browser SDKs post to.
 */
import { entityOperations, specOperations } from './operations.ts';
import type { HttpApi, HttpRoute } from './types.ts';

const POST = ['POST'];

const envelope: HttpRoute['parts'] = {
  userId: ['userId'],
  anonymousId: ['anonymousId'],
  timestamp: ['timestamp'],
  context: ['context'],
  integrations: ['integrations'],
  messageId: ['messageId'],
};

const page: HttpRoute['parts'] = { ...envelope, name: ['name'], category: ['category'], properties: ['properties'] };

/** The paths that Segment and Customer.io's Pipelines have in common. */
function spec(more: HttpRoute['parts']): readonly HttpRoute[] {
  const track: HttpRoute = {
    verbs: POST,
    path: '/v1/track',
    method: 'track',
    parts: { ...envelope, event: ['event'], properties: ['properties'], ...more },
  };
  const identify: HttpRoute = {
    verbs: POST,
    path: '/v1/identify',
    method: 'identify',
    parts: { ...envelope, traits: ['traits'], ...more },
  };
  const pageView: HttpRoute = { verbs: POST, path: '/v1/page', method: 'page', parts: { ...page, ...more } };
  return [
    identify,
    track,
    pageView,
    { verbs: POST, path: '/v1/screen', method: 'screen', parts: { ...page, ...more } },
    {
      verbs: POST,
      path: '/v1/group',
      method: 'group',
      parts: { ...envelope, groupId: ['groupId'], traits: ['traits'], ...more },
    },
    {
      verbs: POST,
      path: '/v1/alias',
      method: 'alias',
      parts: { ...envelope, previousId: ['previousId'], ...more },
    },
    {
      verbs: POST,
      path: '/v1/batch',
      method: 'batch',
      parts: { items: ['batch'], ...more },
      operations: specOperations,
    },
    { ...identify, path: '/v1/i' },
    { ...track, path: '/v1/t' },
    { ...pageView, path: '/v1/p' },
  ];
}

const event: HttpRoute['parts'] = {
  event: ['name'],
  properties: ['data'],
  timestamp: ['timestamp'],
  messageId: ['id'],
};

const person: HttpRoute['parts'] = { userId: ['{id}'] };

const customerioTrack: HttpApi = {
  id: 'customerio-track',
  vendor: 'customerio',
  hosts: { us: ['track.customer.io'], eu: ['track-eu.customer.io'] },
  auth: ['basic'],
  routes: [
    {
      verbs: ['PUT'],
      path: '/api/v1/customers/{id}',
      method: 'identify',
      // The body is the attributes.
      parts: { ...person, traits: [], anonymousId: ['anonymous_id'], timestamp: ['_timestamp'] },
    },
    { verbs: ['DELETE'], path: '/api/v1/customers/{id}', method: 'delete', parts: person },
    { verbs: POST, path: '/api/v1/customers/{id}/events', method: 'track', parts: { ...person, ...event } },
    { verbs: POST, path: '/api/v1/customers/{id}/suppress', method: 'suppress', parts: person },
    { verbs: POST, path: '/api/v1/customers/{id}/unsuppress', method: 'unsuppress', parts: person },
    {
      verbs: ['PUT'],
      path: '/api/v1/customers/{id}/devices',
      method: 'device',
      parts: { ...person, properties: ['device'], timestamp: ['device', 'last_used'] },
    },
    { verbs: ['DELETE'], path: '/api/v1/customers/{id}/devices/{device}', method: 'device', parts: person },
    {
      verbs: POST,
      path: '/api/v1/events',
      method: 'trackAnonymous',
      parts: { ...event, anonymousId: ['anonymous_id'] },
    },
    {
      verbs: POST,
      path: '/api/v1/merge_customers',
      method: 'merge',
      parts: { userId: ['primary', 'id'], previousId: ['secondary', 'id'] },
    },
    { verbs: POST, path: '/api/v1/metrics', method: 'metric', parts: { timestamp: ['timestamp'] } },
    { verbs: POST, path: '/api/v1/push/events', method: 'metric', parts: { timestamp: ['timestamp'] } },
    { verbs: POST, path: '/api/v2/entity', method: 'batch', parts: { items: [] }, operations: entityOperations },
    { verbs: POST, path: '/api/v2/batch', method: 'batch', parts: { items: ['batch'] }, operations: entityOperations },
    { verbs: POST, path: '/unsubscribe/{delivery}', method: 'unsubscribe', parts: {} },
  ],
};

const customerioPipelines: HttpApi = {
  id: 'customerio-pipelines',
  vendor: 'customerio',
  hosts: { us: ['cdp.customer.io'], eu: ['cdp-eu.customer.io'] },
  auth: ['basic'],
  routes: spec({}),
};

const customerioApp: HttpApi = {
  id: 'customerio-app',
  vendor: 'customerio',
  hosts: { us: ['api.customer.io'], eu: ['api-eu.customer.io'] },
  auth: ['bearer'],
  routes: [
    { verbs: POST, path: '/v1/send/{channel}', method: 'sendMessage', parts: { message: [] } },
    { verbs: POST, path: '/v1/campaigns/{id}/triggers', method: 'broadcast', parts: { properties: ['data'] } },
    // As `customerio-node` up to 4.x spells it.
    { verbs: POST, path: '/v1/api/campaigns/{id}/triggers', method: 'broadcast', parts: { properties: ['data'] } },
  ],
};

const segment: HttpApi = {
  id: 'segment',
  vendor: 'segment',
  hosts: { us: ['api.segment.io'], eu: ['events.eu1.segmentapis.com'] },
  auth: ['basic', 'body'],
  routes: spec({ writeKey: ['writeKey'] }),
};

export const httpApis: readonly HttpApi[] = [customerioTrack, customerioPipelines, customerioApp, segment];
