import { all, fork, put, take, takeEvery, takeLatest } from 'redux-saga/effects';
import { trackEvent } from './actions';
import { CART_OPENED, TRACKING } from './types';

function* watchEvents() {
  while (true) {
    const action = yield take(TRACKING.EVENT);
    const { label, options } = action.payload;
    if (window.analytics) window.analytics.track(label, options);
  }
}

function* identifyPerson(action) {
  window.analytics.identify(action.id);
}

function* noteCart() {
  yield put(trackEvent('Cart Opened', { from: 'saga' }));
}

export function* root() {
  yield all([fork(watchEvents), takeLatest(TRACKING.PERSON, identifyPerson), takeEvery(CART_OPENED, noteCart)]);
}
