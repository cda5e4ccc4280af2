import Ember from 'ember';

export default Ember.Component.extend({
  metrics: Ember.inject.service(),
  open() {
    Ember.get(this, 'metrics').trackEvent({ event: 'Old Opened' });
    this.get('metrics').trackPage({ page: '/old', title: 'Old' });
  },
});
