import { apply, call, fork, put, spawn, takeEvery } from 'redux-saga/effects';
import * as effects from 'redux-saga/effects';
import { analytics, track, trackSaga } from './analytics';

const api = { track: (parcel: string) => parcel };

function* onBuy(action: { type: string; id: string }) {
  yield call(track, 'Saga Bought', { id: action.id });
  yield call([analytics, analytics.identify], action.id);
  yield call([analytics, 'track'], 'Saga Method');
  yield apply(analytics, analytics.page, ['Saga Page']);
  yield spawn(track, 'Saga Spawned');
  yield fork(trackSaga, 'Saga Forked');
  yield effects.call(track, 'Saga Namespaced');
  yield call(api.track, 'parcel');
  yield put({ type: 'track', event: 'Saga Put' });
}

export function* root() {
  yield takeEvery('BUY', onBuy);
}
