const { ping, send } = require('./send');

exports.arrived = user => send(user.id, 'arrived');
exports.alive = () => ping('alive');
