import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk_connect' });
export const tracked = (title, props) => ({ type: 'METRICS/TRACKED', title, props });
export const middleware = () => next => action => {
  if (action.type === 'METRICS/TRACKED') analytics.track(action.title, action.props);
  return next(action);
};
