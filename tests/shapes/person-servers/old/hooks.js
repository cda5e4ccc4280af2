const mongoose = require('mongoose');
const { Analytics } = require('@segment/analytics-node');

const analytics = new Analytics({ writeKey: 'key' });
const schema = new mongoose.Schema({ email: String });

schema.post('save', function () {
  analytics.track({ userId: this._id.toString(), event: 'Saved' });
  analytics.track({ userId: this.email, event: 'Mailed' });
});

schema.methods.leave = function () {
  const self = this;
  setTimeout(function () {
    analytics.track({ userId: self.id, event: 'Left' });
  }, 10);
};

module.exports = mongoose.model('Member', schema);
