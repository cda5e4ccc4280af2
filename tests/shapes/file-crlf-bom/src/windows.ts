import { Analytics } from '@segment/analytics-node';

	const analytics = new Analytics({ writeKey: 'wk' });

/* two
   lines */
export function track(userId: string, event: string) {
	analytics.track({ userId, event });
}
// analytics.track({ event: 'Comment' })
