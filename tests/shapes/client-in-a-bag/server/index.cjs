const { Analytics } = require('@segment/analytics-node');

const sender = new Analytics({ writeKey: process.env.WRITE_KEY });
require('./routes.cjs')({}, { sender });
