/**
 * `redux-segment`, whose middleware sends what actions carry in their `meta`. Source: the package's readme and code
 * (1.6.2): only the members named here reach the client, so a `userId` beside an event is not sent. The client is
 * Segment's of the page, or the one that the middleware is given.
 */
import type { ClientSpec, ExportSpec, Form, Sdk } from './types.ts';

const of = (parts: Form['parts']): readonly Form[] => [{ parts: { ...parts, options: [0, 'options'] } }];
const said = { properties: [0, 'properties'], options: [0, 'options'] } as const;

/** The arguments are the payload, and the name that an event has without one in it. */
const actions: ClientSpec = {
  platform: 'browser',
  returns: 'void',
  batches: false,
  identity: 'ambient',
  methods: {
    identify: { method: 'identify', forms: of({ userId: [0, 'userId'], traits: [0, 'traits'] }) },
    track: {
      method: 'track',
      forms: [{ when: { 1: 'absent' }, parts: { event: [0, 'event'], ...said } }, { parts: { event: [1], ...said } }],
    },
    page: { method: 'page', forms: of({ category: [0, 'category'], name: [0, 'name'], ...said }) },
    alias: { method: 'alias', forms: of({ userId: [0, 'userId'], previousId: [0, 'previousId'] }) },
    group: { method: 'group', forms: of({ groupId: [0, 'groupId'], traits: [0, 'traits'] }) },
    reset: { method: 'reset', forms: [{ parts: {} }] },
  },
  carried: { at: ['meta', 'analytics'], method: 'eventType', payload: 'eventPayload', name: 'event', mapper: 'mapper' },
};

const middleware: ExportSpec = { call: 'actions' };

export const reduxSegment: Sdk = {
  id: 'redux-segment',
  vendor: 'segment',
  packages: ['redux-segment'],
  clients: { actions },
  exports: {
    createTracker: middleware,
    createMetaReducer: middleware,
    EventTypes: {
      constants: {
        identify: 'identify',
        page: 'page',
        track: 'track',
        alias: 'alias',
        group: 'group',
        reset: 'reset',
      },
    },
  },
};
