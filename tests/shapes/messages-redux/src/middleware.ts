import { createListenerMiddleware, type Middleware } from '@reduxjs/toolkit';
import { TRACK, tracked, viewed } from './actions';
import { segment } from './client';

export const sendTracked: Middleware = () => next => action => {
  switch (action.type) {
    case TRACK:
      segment.track(action.name, action.props);
      break;
    case 'cart/remove':
      segment.track('Item Removed');
      break;
    default:
  }
  return next(action);
};

export function sendMeta() {
  return next => action => {
    const result = next(action);
    const { metrics } = action.meta ?? {};
    if (metrics) segment.track(metrics.eventName, metrics.props);
    return result;
  };
}

export const sendCreated = store => next => action => {
  if (!tracked.match(action)) return next(action);
  segment.track(action.payload.event);
  return next(action);
};

export const listeners = createListenerMiddleware();
listeners.startListening({
  actionCreator: viewed,
  effect: action => {
    segment.page(action.payload.title);
  },
});
