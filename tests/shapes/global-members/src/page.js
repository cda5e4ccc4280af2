$(function () {
  Shop.Tracker.track('Page Ready');
  window.Shop.helpers.report('Page Reported');
  Shop.identify('17');
  Shop.sizes.track('Measured');
});

(function (Shop) {
  Shop.Tracker.track('Somebody Else');
})({ Tracker: { track: console.log } });
