const crypto = require('crypto');
const Analytics = require('analytics-node');
const store = require('./store');

const analytics = new Analytics('key');

function visitor() {
  if (!store.get('who')) store.set('who', crypto.randomBytes(16).toString('hex'));
  return store.get('who');
}

exports.opened = () => analytics.track({ userId: visitor(), event: 'Opened' });
exports.closed = session => analytics.track({ userId: session.get('accountId'), event: 'Closed' });
