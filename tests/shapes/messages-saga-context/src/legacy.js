const createSagaMiddleware = require('redux-saga').default;
const { Analytics } = require('@segment/analytics-node');

const ledger = new Analytics({ writeKey: process.env.LEDGER_KEY });

exports.middleware = createSagaMiddleware({ context: { ledger } });
