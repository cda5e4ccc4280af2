const Analytics = require('analytics-node');

const analytics = new Analytics(process.env.SEGMENT_WRITE_KEY);

function track(userId, event, properties) {
  analytics.track({ userId, event, properties });
}

module.exports = { track, analytics, flush: () => analytics.flush() };
