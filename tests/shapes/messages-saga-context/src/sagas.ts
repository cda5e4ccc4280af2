import { all, call, fork, getContext, put, takeEvery } from 'redux-saga/effects';
import { made, REPORT } from './actions';
import { service } from './effects';

function* reportOne(action) {
  const reporting = yield* service('reporting');
  const { event, done, ...details } = action;
  yield call(reporting.report, { event, details }, done);
}

function* signIn({ id }) {
  const { recognise } = yield getContext('reporting');
  yield call(recognise, id);
  yield put(made('Signed In', {}));
}

function* tick() {
  const clock = yield getContext('clock');
  yield call(clock.report, { event: 'Ticked' });
}

function* leave() {
  const reporting = yield* service('reporting');
  reporting.report({ event: 'Left' });
}

export function* root() {
  yield all([takeEvery(REPORT, reportOne), takeEvery('SIGN_IN', signIn), fork(tick), fork(leave)]);
}
