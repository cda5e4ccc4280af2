import Analytics from '@segment/analytics-node';
import Legacy from 'analytics-node';
import analytics from './local-analytics.js';

const modern = new Analytics({ writeKey: 'a' });
const legacy = new Legacy('b', { flushAt: 1 });

export function posted(userId: string) {
  modern.track({ userId, event: 'Letter Posted' });
  legacy.track({ userId, event: 'Letter Posted (legacy)' });
  legacy.flush();
  analytics.track({ userId, event: 'Letter Posted' });
}
