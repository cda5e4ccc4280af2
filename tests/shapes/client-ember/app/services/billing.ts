import Service, { service } from '@ember/service';

export default class Billing extends Service {
  @service segment;

  paid(plan: string) {
    this.segment.trackEvent('Plan Paid', { plan });
  }
}
