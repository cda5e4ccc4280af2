import { AnalyticsBrowser } from '@segment/analytics-next';
import PQueue from 'p-queue';
import { archive, enqueue, later, second } from './queues';

const client = AnalyticsBrowser.load({ writeKey: 'wk_queued' });
const queue = new PQueue({ concurrency: 1 });

export function known(id) {
  enqueue(() => client.identify(id));
}
export const named = id => later(() => client.identify(id));
export function met(id) {
  second(() => client.identify(id));
}
export function seen(id) {
  queue.add(() => client.identify(id));
}
export function done() {
  enqueue(() => client.track('Done'));
}
export function kept(id) {
  archive(() => client.identify(id));
}
