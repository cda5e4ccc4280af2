define(['require', 'exports', './tracker'], function (require, exports, own) {
  own.report('Built Loaded');
  exports.quiet = { report: function (text) { return text.length; } };
});
