const { http, shop } = require('./client');

exports.shipped = order => http.post(`/customers/${order.userId}/events`, { name: 'order_shipped' });
exports.listed = order => shop.post(`/customers/${order.userId}/events`, { name: 'order_listed' });
