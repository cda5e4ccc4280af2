const CIO = require('customerio-node');
const { TrackClient: Tracker, RegionUS } = require('customerio-node');
const Analytics = require('analytics-node');
const { track } = require('./conveyor');

const old = new CIO('site', 'key');
const tracker = new Tracker('site', 'key', { region: RegionUS });
const eu = new (require('customerio-node').APIClient)('app');
const analytics = new Analytics('wk');

module.exports.served = function served(guest, dish) {
  old.identify(guest, { dish });
  tracker.track(guest, { name: 'dish_served', data: { dish } });
  analytics.track({ userId: guest, event: 'Dish Served', properties: { dish } });
  eu.triggerBroadcast(3, { dish });
  track(dish);
};
