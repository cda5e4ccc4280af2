const { TrackClient } = require('customerio-node');

module.exports = {
  setUp: function (site, key) {
    this._client = new TrackClient(site, key);
  },
  track(id, name) {
    return this._client.track(id, { name });
  },
};
