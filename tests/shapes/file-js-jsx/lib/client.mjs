import { Analytics } from '@segment/analytics-node';

export const analytics = new Analytics({ writeKey: 'wk' });
export const track = (userId, event) => analytics.track({ userId, event });
