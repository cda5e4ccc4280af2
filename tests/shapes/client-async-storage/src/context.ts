import { AsyncLocalStorage } from 'node:async_hooks';
import { Analytics } from '@segment/analytics-node';

interface Context {
  analytics: Analytics;
  userId: string;
}
const analytics = new Analytics({ writeKey: 'wk' });
export const typed = new AsyncLocalStorage<Context>();
export const loose = new AsyncLocalStorage();
export const clocks = new AsyncLocalStorage();

export function around(request: any, next: () => void) {
  loose.run({ analytics, userId: request.user.id }, () => clocks.run({ analytics: { track: () => 1 } }, next));
}
export const current = () => typed.getStore();
