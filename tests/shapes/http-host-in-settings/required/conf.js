exports.settings = function () {
  return { host: 'https://api.segment.io', key: process.env.KEY };
};
