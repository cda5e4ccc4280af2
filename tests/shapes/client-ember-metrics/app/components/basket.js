import Component from '@glimmer/component';
import { service } from '@ember/service';

export default class Basket extends Component {
  @service metrics;
  @service counting;

  fill(user) {
    this.metrics.identify({ distinctId: user.id, email: user.email });
    this.metrics.trackEvent({ event: 'Basket Filled', items: 1 });
    this.metrics.trackEvent('Segment', { event: 'Basket Filled Here', items: 1 });
    this.counting.trackEvent({ event: 'Counted' });
  }
}
