import { Analytics } from '@segment/analytics-node';

export interface Told {
  name: string;
  userId: string;
}

export class Tracker {
  private analytics: Analytics;

  constructor(writeKey: string) {
    this.analytics = new Analytics({ writeKey });
  }

  async tell({ name, userId }: Told) {
    this.analytics.track({ event: name, userId });
    await this.analytics.flush();
  }
}
