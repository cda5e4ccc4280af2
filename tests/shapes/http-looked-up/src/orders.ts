import { report } from './cio';
import { db } from './db';

export async function fill(order: { id: string; mail: string }) {
  await db.orders.update(order.id, { filled: true });
  await db.stock.take(order.id);
  await report(order.mail, 'order_filled');
}

export const refill = (order: { id: string; mail: string }) => fill(order);
