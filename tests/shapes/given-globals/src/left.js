const { getWindow } = require('./ssr');
exports.left = () => getWindow().analytics.track('Page Left');
