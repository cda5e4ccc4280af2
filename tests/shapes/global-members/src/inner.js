(function ($, Shop) {
  Shop.identify = function (id) {
    window.analytics.identify(id);
  };
  $('.buy').on('click', function () {
    Shop.Tracker.track('Bought');
    Shop.helpers.report('Reported');
    Shop.sizes.track('Measured');
  });
})(jQuery, window.Shop);
