import { getQueue, inngest, letters } from './queue';

export async function sendEvent(id: string, event: string, data = {}) {
  await getQueue().add('track', { type: 'track', id, event, data });
}
export async function know(id: string, email: string) {
  await getQueue().add('identify', { type: 'identify', id, email });
}
export async function bought(user: { id: string; email: string }) {
  await know(user.id, user.email);
  await sendEvent(user.id, 'order_placed', { total: 3 });
  await letters.add({ id: user.id, title: 'letter_posted' });
  await inngest.send({ name: 'shop/viewed', data: { id: user.id, event: 'shop_viewed' } });
  await inngest.send({ name: 'shop/other', data: { id: user.id, event: 'not_sent' } });
}
