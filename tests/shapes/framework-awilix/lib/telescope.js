const { Analytics } = require('@segment/analytics-node');

module.exports = class Telescope {
  constructor({ key }) {
    this.client = new Analytics({ writeKey: key });
  }

  report(userId, event) {
    this.client.track({ userId, event });
  }
};
