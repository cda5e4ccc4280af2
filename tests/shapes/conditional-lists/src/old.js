const Analytics = require('analytics-node');
const client = new Analytics(process.env.KEY);
const kept = ['invoice_paid'];
const later = new Set(['invoice_seen']);
exports.allow = name => later.add(name);
exports.note = function (userId, event) {
  if (!kept.includes(event)) return;
  client.track({ userId, event });
};
exports.noteLater = function (userId, event) {
  if (!later.has(event)) return;
  client.track({ userId, event });
};
