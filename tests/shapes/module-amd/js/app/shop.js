define('app/shop', ['underscore', './tracker'], function (_, tracker) {
  tracker.report('Shop Loaded', { a: 1 });
  return {
    buy: function () {
      tracker.report('Shop Bought');
    },
    count: function (tracker) {
      tracker.report('Counted');
    },
  };
});
