/** What items of batches say of themselves. Sources: Customer.io's OpenAPI file of Track v2, Segment's documentation of its spec. */
import type { Method, Operation, Operations } from './types.ts';

/** A person may go by the e-mail address as well, which is none of the workspace's ids then. */
const person: Operation['parts'] = {
  userId: [
    ['identifiers', 'id'],
    ['identifiers', 'cio_id'],
  ],
  anonymousId: [['identifiers', 'anonymous_id']],
};

const timed: Operation['parts'] = { ...person, timestamp: [['timestamp']], messageId: [['id']] };

const byPerson = (method: Method): Operation => ({ method, parts: person });

const seen = (method: Method): Operation => ({
  method,
  parts: { ...timed, name: [['name']], properties: [['attributes']] },
});

/** `{ type: 'person', action: 'event', identifiers, name, … }` of Track v2. */
export const entityOperations: Operations = {
  by: ['type', 'action'],
  of: {
    'person identify': {
      method: 'identify',
      parts: { ...timed, traits: [['attributes']], timestamp: [['timestamp'], ['attributes', '_timestamp']] },
    },
    'person event': { method: 'track', parts: { ...timed, event: [['name']], properties: [['attributes']] } },
    'person page': seen('page'),
    'person screen': seen('screen'),
    'person delete': byPerson('delete'),
    'person suppress': byPerson('suppress'),
    'person unsuppress': byPerson('unsuppress'),
    'person add_device': {
      method: 'device',
      parts: { ...person, properties: [['device']], timestamp: [['device', 'last_used']] },
    },
    'person delete_device': byPerson('device'),
    'person merge': {
      method: 'merge',
      parts: {
        userId: [['primary', 'id']],
        previousId: [['secondary', 'id']],
      },
    },
    'object identify': {
      method: 'group',
      parts: { groupId: [['identifiers', 'object_id']], traits: [['attributes']], timestamp: [['timestamp']] },
    },
  },
};

const envelope: Operation['parts'] = {
  userId: [['userId']],
  anonymousId: [['anonymousId']],
  timestamp: [['timestamp']],
  context: [['context']],
  integrations: [['integrations']],
  messageId: [['messageId']],
};

const view: Operation['parts'] = {
  ...envelope,
  name: [['name']],
  category: [['category']],
  properties: [['properties']],
};

/** `{ type: 'track', event, … }` of Segment's spec. */
export const specOperations: Operations = {
  by: ['type'],
  of: {
    identify: { method: 'identify', parts: { ...envelope, traits: [['traits']] } },
    track: { method: 'track', parts: { ...envelope, event: [['event']], properties: [['properties']] } },
    page: { method: 'page', parts: view },
    screen: { method: 'screen', parts: view },
    group: { method: 'group', parts: { ...envelope, groupId: [['groupId']], traits: [['traits']] } },
    alias: { method: 'alias', parts: { ...envelope, previousId: [['previousId']] } },
  },
};
