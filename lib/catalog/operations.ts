/**
 * What items of batches say of themselves. Sources: Customer.io's OpenAPI file of Track v2 and what Segment's destination
 * sends it, Segment's documentation of its spec.
 */
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

/** The objects that a person is tied to, or is no longer. */
const tied: Operation['parts'] = { ...person, groupId: [['cio_relationships', '*', 'identifiers', 'object_id']] };

const object: Operation['parts'] = {
  userId: [
    ['cio_relationships', '*', 'identifiers', 'id'],
    ['cio_relationships', '*', 'identifiers', 'cio_id'],
  ],
  anonymousId: [['cio_relationships', '*', 'identifiers', 'anonymous_id']],
  groupId: [['identifiers', 'object_id']],
};

/** An object as it is, with the people that it is tied to. */
const described: Operation = {
  method: 'group',
  parts: { ...object, traits: [['attributes']], timestamp: [['timestamp']] },
};

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
        userId: [
          ['primary', 'id'],
          ['primary', 'cio_id'],
        ],
        previousId: [
          ['secondary', 'id'],
          ['secondary', 'cio_id'],
        ],
      },
    },
    'person add_relationships': { method: 'group', parts: tied },
    'person delete_relationships': { method: 'group', parts: tied },
    'object identify': described,
    'object identify_anonymous': described,
    'object add_relationships': { method: 'group', parts: object },
    'object delete_relationships': { method: 'group', parts: object },
    'object delete': { method: 'delete', parts: { groupId: object.groupId } },
    'delivery event': { method: 'metric', parts: { timestamp: [['timestamp'], ['attributes', 'timestamp']] } },
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
