import { clocks, current, loose } from './context';

export function placed() {
  current()?.analytics.track({ userId: current()!.userId, event: 'Order Placed' });
}
export function paid() {
  const { analytics, userId } = loose.getStore() as any;
  analytics.track({ userId, event: 'Order Paid' });
}
export const ticked = () => (clocks.getStore() as any).analytics.track({ event: 'Tick' });
