const { getContext, takeEvery } = require('redux-saga/effects');

function* paid({ id }) {
  const ledger = yield getContext('ledger');
  ledger.track({ userId: id, event: 'Paid' });
}

exports.root = function* root() {
  yield takeEvery('PAID', paid);
};
