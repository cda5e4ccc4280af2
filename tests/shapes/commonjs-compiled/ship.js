const lib_1 = require('./lib');
const { bind } = require('./lib');
const { tie } = require('./lib/all');

exports.moored = user => (0, lib_1.knot)(user.id, 'ship_moored');
exports.bound = user => bind(user.id, 'ship_bound');
exports.tied = user => tie(user.id, 'ship_tied');
exports.loosened = user => lib_1.loosen(user.id, 'ship_loosened');
