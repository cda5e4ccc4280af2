var Analytics = require('analytics-node');

function Churn(key) {
  if (!(this instanceof Churn)) return new Churn(key);
  this.client = new Analytics(key);
}

Churn.prototype.tell = function (person, event) {
  var self = this;
  self.client.track({ userId: person, event: event });
};

module.exports = Churn;
