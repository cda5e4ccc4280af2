const config = require('./config');

exports.send = (id, name) =>
  fetch(`${config.trackUrl}/customers/${id}/events`, { method: 'POST', body: JSON.stringify({ name }) });
exports.ping = name => fetch(`http://localhost:${config.port}/track`, { method: 'POST', body: JSON.stringify({ name }) });
