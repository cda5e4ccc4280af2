var Analytics = require('analytics-node');

function Vat() {
  this.client = new Analytics(process.env.SEGMENT_WRITE_KEY);
}

Vat.prototype = {
  constructor: Vat,
  fill(person) {
    this.client.track({ userId: person, event: 'Vat Filled' });
  },
};

function Cellar() {}

Cellar.prototype = Object.create(Vat.prototype);

Object.assign(Cellar.prototype, {
  leave: function (person, event) {
    this.client.track({ userId: person, event: event });
  },
});

module.exports = { Vat: Vat, Cellar: Cellar };
