import { Queue } from 'bullmq';
import Bull from 'bull';
import { Inngest } from 'inngest';
import { MAIL } from './names';

let queue: Queue | null = null;
export function getQueue() {
  queue ??= new Queue(MAIL, { connection: {} });
  return queue;
}
export const letters = new Bull('letters');
export const inngest = new Inngest({ id: 'shop' });
const prints = new Queue('prints');
export const print = (page: number) => prints.add('track', { type: 'track', id: 'p', event: 'Printed', page });
