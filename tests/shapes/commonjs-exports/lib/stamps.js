module.exports = { track: (id) => id };
