import { Analytics } from '@segment/analytics-node';

const client = new Analytics({ writeKey: 'wk' });
export const track = (userId: string, event: string) => client.track({ userId, event });
