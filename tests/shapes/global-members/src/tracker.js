var Shop = (window.Shop = window.Shop || {});
Shop.Tracker = {
  track: function (event, properties) {
    window.analytics.track(event, properties);
  },
};
Shop.helpers = Shop.helpers || {};
Shop.helpers.report = function (event) {
  Shop.Tracker.track(event);
};
Shop.sizes = {
  track: function (text) {
    return text.length;
  },
};
