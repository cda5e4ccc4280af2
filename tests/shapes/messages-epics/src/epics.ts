import { ofType } from 'redux-observable';
import { tap, ignoreElements, map } from 'rxjs/operators';
import { AnalyticsBrowser } from '@segment/analytics-next';
const analytics = AnalyticsBrowser.load({ writeKey: 'x' });
export const trackEpic = action$ => action$.pipe(
  ofType('TRACK'),
  tap(({ payload }) => analytics.track(payload.event, payload.props)),
  ignoreElements(),
);
