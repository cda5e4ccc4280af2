import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });
export function track(event: string, properties?: object) {
  return analytics.track(event, properties);
}
export function* trackSaga(event: string) {
  yield call(track, event);
}
import { call } from 'redux-saga/effects';
