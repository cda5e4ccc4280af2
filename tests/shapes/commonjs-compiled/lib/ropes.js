'use strict';
Object.defineProperty(exports, '__esModule', { value: true });
exports.tie = void 0;
const customerio_node_1 = require('customerio-node');
const post = new customerio_node_1.TrackClient(process.env.SITE, process.env.KEY);
const tie = (id, name) => post.track(id, { name });
exports.tie = tie;
