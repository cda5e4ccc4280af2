import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: 'key' });

export function sent(userId: string, event: string): void {
  analytics.track({ userId, event });
}
