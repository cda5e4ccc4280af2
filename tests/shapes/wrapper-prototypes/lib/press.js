var util = require('util');
var Churn = require('./churn');

var Press = function (key) {
  Churn.call(this, key);
};

util.inherits(Press, Churn);

var methods = Press.prototype;

methods.pressed = function (person) {
  this.tell(person, 'Cheese Pressed');
};

exports.Press = Press;
exports.press = function (key, person) {
  new Press(key).pressed(person);
};
exports.pressTwice = function (key, person) {
  exports.press(key, person);
  module.exports.press(key, person);
};
