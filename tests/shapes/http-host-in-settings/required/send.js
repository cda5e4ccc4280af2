const axios = require('axios');
const conf = require('./conf');
module.exports = function track(userId, event, properties) {
  const { host, key } = conf.settings();
  return axios.post(host + '/v1/track', { userId, event, properties }, { auth: { username: key, password: '' } });
};
