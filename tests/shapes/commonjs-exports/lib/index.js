const client = require('./client');
const people = require('./people.js');
const { track } = require('./client');
const { track: stampTrack } = require('./stamps');

module.exports.run = function run(id) {
  client.track(id, 'Press Started');
  track(id, 'Press Oiled');
  people.identify(id, { printer: true });
  people.printed(id);
  client.flush();
  people.stamp('a');
  stampTrack(id);
};
