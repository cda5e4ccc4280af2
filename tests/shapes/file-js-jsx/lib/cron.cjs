const { TrackClient } = require('customerio-node');

const client = new TrackClient('s', 'k');
client.identify('u1', { cron: true }).catch(console.error);
console.group('cron');
