import { Analytics } from '@segment/analytics-node';

export abstract class BaseService {
  protected analytics = new Analytics({ writeKey: 'wk' });
  protected abstract area(): string;

  protected report(userId: string, event: string) {
    this.analytics.track({ userId, event });
  }
}

export class Silent {
  protected report(_userId: string, _event: string) {}
}
