import type { Analytics } from '@segment/analytics-node';

type Message<T> = { userId?: string; anonymousId?: string; properties: T };
let client: Analytics | null = null;
const getClient = (): Analytics => {
  if (!client) throw new Error('Call setTypedOptions() first.');
  return client;
};
export function setTypedOptions(options: { analytics: Analytics }) {
  client = options.analytics;
}
export function orderShipped(message: Message<{ order_id: string }>) {
  getClient().track({ ...message, event: 'Order Shipped', userId: message.userId! });
}
