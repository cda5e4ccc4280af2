'use strict';
Object.defineProperty(exports, '__esModule', { value: true });
exports.identify = exports.stamp = void 0;
const client_1 = require('./client');
function identify(userId, traits) {
  client_1.analytics.identify({ userId, traits });
}
exports.identify = identify;
exports.stamp = (text) => text;
exports.printed = function (userId) {
  (0, client_1.track)(userId, 'Page Printed');
};
