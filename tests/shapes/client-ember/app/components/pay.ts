import Component from '@glimmer/component';
import { service } from '@ember/service';

export default class Pay extends Component {
  @service billing;
  @service('user-tracking') userTracking;
  @service('user-tracking') tracker;
  @service session;

  pay() {
    this.billing.paid('pro');
    this.userTracking.clicked('Pay');
    this.userTracking.leave();
    this.tracker.clicked('Card');
    this.session.clicked('Pay');
  }
}
