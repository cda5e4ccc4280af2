import Route from '@ember/routing/route';
import { get } from '@ember/object';

export default Route.extend({
  afterModel() {
    get(this, 'segment').trackEvent('Started');
    this.segment.trackPageView();
  },
});
