import Ember from 'ember';

export default Ember.Controller.extend({
  segment: Ember.inject.service(),
  tracker: Ember.inject.service('user-tracking'),
  session: Ember.inject.service(),

  actions: {
    save() {
      const _this = this;
      this.get('segment').trackEvent('Saved', { id: 1 });
      this.get('store').save().then(function () {
        _this.get('segment').trackEvent('Stored');
      });
      this.get('session').clicked('Save');
    },
    open(user) {
      this.get('tracker').clicked('Open');
      this.get('segment').identifyUser(user.id, { email: user.email });
      this.store.get('segment').trackEvent('Nothing');
    },
  },
});
