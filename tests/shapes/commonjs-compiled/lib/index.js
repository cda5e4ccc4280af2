'use strict';
Object.defineProperty(exports, '__esModule', { value: true });
exports.knot = void 0;
var ropes_1 = require('./ropes');
Object.defineProperty(exports, 'knot', {
  enumerable: true,
  get: function () {
    return ropes_1.tie;
  },
});
Object.assign(module.exports, { loosen: (id, name) => name, bind: ropes_1.tie });
