var Analytics = require('analytics-node');
var Churn = require('./lib/churn');
var dairy = require('./lib/press');
var vats = require('./lib/vat');
var Shelf = require('./lib/shelf');
var Meter = require('./lib/compiled').Meter;

exports.open = function (person) {
  new Churn('key').tell(person.id, 'Churn Turned');
  Churn('key').tell(person.id, 'Churn Stopped');
  new dairy.Press('key').tell(person.id, 'Press Tightened');
  new dairy.Press('key').pressed(person.id);
  dairy.press('key', person.id);
  new vats.Vat().fill(person.id);
  new vats.Cellar().fill(person.id);
  new vats.Cellar().leave(person.id, 'Cellar Left');
  new Meter(new Analytics('key')).read(person.id, 'Meter Read');
  new Shelf().track(person.id);
};
