const hooks = require('async_hooks');
const { Analytics } = require('@segment/analytics-node');

const storage = new hooks.AsyncLocalStorage();
exports.begin = next => {
  const store = new Map([['segment', new Analytics({ writeKey: 'wk' })]]);
  storage.enterWith(store);
  next();
};
exports.moved = userId => storage.getStore().get('segment').track({ userId, event: 'Stock Moved' });
