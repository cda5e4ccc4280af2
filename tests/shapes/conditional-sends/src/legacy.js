const { AnalyticsBrowser } = require('@segment/analytics-next');
const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
/** Sends the old name beside the new one, for those who give one. */
exports.both = function both({ event, legacy, silent }) {
  if (silent) return;
  analytics.track(event);
  if (legacy) analytics.track(legacy);
};
exports.placed = () => exports.both({ event: 'Order Placed' });
exports.moved = () => exports.both({ event: 'Order Moved', legacy: 'order_moved' });
exports.hidden = () => exports.both({ event: 'Order Hidden', silent: true });
