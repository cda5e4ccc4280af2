import Analytics = require('analytics-node');
import cio = require('customerio-node');
import limiter = require('./rate-limiter');

const client = new Analytics('wk');
const people = new cio.TrackClient('site', 'key');

export function visit(ip: string, userId: string): void {
  limiter.track(ip);
  client.track({ userId, event: 'Door Opened' });
  client.page({ userId, name: 'Entrance' });
  void people.trackPageView(userId, '/entrance');
}
