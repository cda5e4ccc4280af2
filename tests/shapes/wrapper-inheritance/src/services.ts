import { BaseService, Silent } from './base';

export class Orchard extends BaseService {
  protected area() {
    return 'orchard';
  }
  pick(userId: string) {
    this.report(userId, 'Apple Picked');
    this.analytics.identify({ userId, traits: { picker: true } });
  }
}

export class Press extends BaseService {
  protected area() {
    return 'press';
  }
  override report(userId: string, event: string) {
    super.report(userId, `Press ${event}`);
  }
  squeeze(userId: string) {
    this.report(userId, 'Started');
  }
}

export class Cellar extends Silent {
  open(userId: string) {
    this.report(userId, 'Opened');
  }
}
