const RudderStack = require('@rudderstack/rudder-sdk-node');
const { Analytics } = require('@segment/analytics-node');

const rudder = new RudderStack('key', { dataPlaneUrl: 'https://example.com' });
const { track } = new Analytics({ writeKey: 'key' });
const chart = { track: () => chart };

exports.run = job => {
  const after = rudder.identify({ userId: job.owner, traits: {} });
  after.track({ userId: job.owner, event: 'Job Done' });
  rudder.flush().track({ userId: job.owner, event: 'Not of a promise' });
  chart.track().track({ userId: job.owner, event: 'Of a chart' });
  return track({ userId: job.owner, event: 'Job Closed' });
};
