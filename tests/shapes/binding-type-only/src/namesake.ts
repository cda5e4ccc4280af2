import type { Analytics as Sdk } from '@segment/analytics-node';

class Analytics {
  track(_: { event: string }): number {
    return 1;
  }
}
export type Either = Sdk | Analytics;
export const own = new Analytics();
own.track({ event: 'Bell Rung' });
