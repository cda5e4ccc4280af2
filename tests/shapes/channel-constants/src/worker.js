const { Worker } = require('bullmq');
const { Analytics } = require('@segment/analytics-node');
const { QUEUES } = require('./names');
const analytics = new Analytics({ writeKey: process.env.KEY });
module.exports = new Worker(QUEUES.usage, async job => {
  analytics.track({ userId: job.data.user, event: job.data.what });
});
