module.exports = { ...require('./base'), debug: false };
