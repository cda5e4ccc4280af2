import { createAction } from 'redux-actions';
import { EventTypes } from 'redux-segment';
import { NAMES } from './names';

export const SIGNED_IN = 'SIGNED_IN';

export function signedIn(user) {
  return {
    type: SIGNED_IN,
    meta: {
      analytics: [
        { eventType: EventTypes.identify, eventPayload: { userId: user.id, traits: { plan: user.plan } } },
        { eventType: EventTypes.track, eventPayload: { event: 'Signed In', properties: { plan: user.plan } } },
      ],
    },
  };
}

export const opened = id => ({
  type: 'RECIPE_OPENED',
  id,
  meta: { analytics: { eventType: 'track', eventPayload: { event: NAMES.opened, properties: { id } } } },
});

export const cooked = id => ({ type: 'RECIPE_COOKED', id, meta: { analytics: EventTypes.track } });

export const visited = name => ({
  type: 'VISITED',
  meta: { analytics: { eventType: 'page', eventPayload: { name } } },
});

export const tell = (event, properties) => ({
  type: 'TOLD',
  meta: { analytics: { eventType: EventTypes.track, eventPayload: { event, properties } } },
});

export const shared = createAction(
  'RECIPE_SHARED',
  id => id,
  () => ({ analytics: { eventType: EventTypes.track, eventPayload: { event: NAMES.shared } } }),
);

export const loaded = list => ({ type: 'LOADED', list, meta: { analytics: null } });
export const scrolled = () => ({ type: 'SCROLLED', meta: { metrics: { eventType: 'track' } } });
export const report = () => ({ analytics: { eventType: 'track', eventPayload: { event: 'No Action' } } });
