import { Analytics } from '@segment/analytics-node';

const client = new Analytics({ writeKey: 'wk' });

export function byObject({ name, data = {}, userId }: { name: string; data?: object; userId: string }) {
  client.track({ event: name, properties: data, userId });
}
export function byMessage(message: { event: string; userId: string }) {
  client.track({ ...message, context: { app: 'wrap' } });
}
export function byRest(...args: [string, string]) {
  client.track({ userId: args[0], event: args[1] });
}
export const forward = (...args: Parameters<typeof byRest>) => byRest(...args);
export function byDefault(userId: string, event = 'Default Event') {
  client.track({ userId, event });
}
export function byProperty(userId: string, parcel: { weight: number }) {
  client.track({ userId, event: 'Parcel Weighed', properties: { weight: parcel.weight } });
}
export function business(order: { id: string; total: number }) {
  const rows = [order.id].map(id => id.trim());
  if (rows.length > 4) throw new Error('too many');
  rows.sort();
  client.track({ userId: 'system', event: 'Business Done', properties: { total: rows.length } });
  return rows.filter(row => row.length > order.total);
}
