import type { Analytics } from '@segment/analytics-node';
import { type TrackClient, RegionUS } from 'customerio-node';

export const region = RegionUS;

export function report(analytics: Analytics, userId: string) {
  analytics.track({ userId, event: 'Bell Rung' });
}

export class Tower {
  #people: TrackClient | undefined;
  attach(people: TrackClient) {
    this.#people = people;
  }
  async ring(userId: string) {
    await this.#people?.track(userId, { name: 'bell_rung' });
  }
}
