import { applyMiddleware, legacy_createStore as createStore } from 'redux';
import { createTracker, EventTypes } from 'redux-segment';
import { TIMED } from './types';

const tracker = createTracker({
  mapper: {
    RATED: EventTypes.track,
    [TIMED]: (getState, { seconds }) => ({
      eventType: EventTypes.track,
      eventPayload: { event: 'Recipe Timed', properties: { seconds } },
    }),
  },
});

export const store = createStore(state => state, applyMiddleware(tracker));
