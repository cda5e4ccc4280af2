import Analytics from 'analytics-node';
export { Names } from './names';

const analytics = new Analytics('wk');
export const emit = (userId: string, event: string) => analytics.track({ userId, event });
