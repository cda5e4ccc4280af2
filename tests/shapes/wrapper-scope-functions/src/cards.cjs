const scope = require('./scope.js');

exports.sent = function (id) {
  return scope.withPost(function (post) {
    return post.track(id, { name: 'card_sent' });
  });
};
