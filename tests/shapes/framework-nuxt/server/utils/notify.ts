import Analytics from 'analytics-node';
const client = new Analytics('key');
export const notify = (event: string) => client.track({ userId: 'u', event });
