var Meter = (function () {
  function Meter(client) {
    this.client = client;
  }
  Meter.prototype.read = function (person, event) {
    this.client.track({ userId: person, event: event });
  };
  return Meter;
})();

exports.Meter = Meter;
