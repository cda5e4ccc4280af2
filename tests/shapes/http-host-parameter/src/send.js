const { Api, post } = require('./request');
const requests = require('./request');
const hosts = { us: 'cdp.customer.io', eu: 'cdp-eu.customer.io' };

const api = new Api({ host: hosts.us, auth: 'Basic x' });
const weather = new Api({ host: 'api.weather.example', auth: 'Basic x' });

exports.placed = userId => post('cdp.customer.io', '/v1/track', { userId, event: 'order_placed' });
exports.moved = (region, userId) => post(hosts[region], '/v1/track', { userId, event: 'order_moved' });
exports.chosen = (isEu, userId) =>
  requests.post(isEu ? hosts.eu : 'cdp.customer.io', '/v1/track', { userId, event: 'order_chosen' });
exports.sent = userId => api.send('/track', { userId, event: 'order_sent' });
exports.forecast = userId => weather.send('/track', { userId, event: 'rain' });
exports.rain = () => post('api.weather.example', '/v1/track', { event: 'rain' });
