define(function (require, exports, module) {
  var tracker = require('./tracker');
  exports.send = function (event) {
    tracker.report(event, {});
  };
  tracker.report('Old Loaded');
});
