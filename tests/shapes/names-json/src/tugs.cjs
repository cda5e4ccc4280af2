const { Analytics } = require('@segment/analytics-node');
const { flags: [hoisted] } = require('./names');
const names = require('./names.json');

const segment = new Analytics({ writeKey: process.env.SEGMENT_KEY });
exports.hoist = userId => segment.track({ userId, event: hoisted });
exports.lower = userId => segment.track({ userId, event: names.flags.at(-1) });
