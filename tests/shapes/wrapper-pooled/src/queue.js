const { Analytics } = require('@segment/analytics-node');

const client = new Analytics({ writeKey: 'wk' });
const waiting = [];

function flush() {
  while (waiting.length > 0) client.track(waiting.shift());
}

exports.later = function later(userId, event) {
  waiting.push({ userId, event });
  if (waiting.length > 20) flush();
};

const jobs = [];
exports.job = function job(name) {
  jobs.push({ name });
  return jobs.length;
};
