define(['jquery'], function ($) {
  return {
    report: function (event, properties) {
      window.analytics.track(event, $.extend({ page: 1 }, properties));
    },
  };
});
