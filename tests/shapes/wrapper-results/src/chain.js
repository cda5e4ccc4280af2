const { Ok, Err } = require('ts-results');
const { Tracker } = require('./tracker');

function made() {
  return process.env.KEY ? Ok(new Tracker(process.env.KEY)) : Err('no key');
}

module.exports.cancelled = order => made().map(tracker => tracker.tell({ name: 'Order Cancelled', userId: order.buyerId }));

module.exports.refunded = order => {
  made().unwrap().tell({ name: 'Order Refunded', userId: order.buyerId });
};

module.exports.counted = orders => orders.map(order => order.tell({ name: 'Order Counted' }));
