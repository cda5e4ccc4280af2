import Service, { inject as service } from '@ember/service';

export default Service.extend({
  segment: service(),

  clicked(what) {
    this.get('segment').trackEvent(`${what} Clicked`);
  },

  leave() {
    this.segment.reset();
  },
});
