const { job, later } = require('./queue');

exports.bought = order => {
  later(order.buyerId, 'Order Bought');
  job('Order Packed');
};
