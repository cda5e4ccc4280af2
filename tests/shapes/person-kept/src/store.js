const Conf = require('conf');

module.exports = new Conf({ projectName: 'legacy' });
