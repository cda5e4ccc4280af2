import type { Analytics } from '@segment/analytics-node';

interface Holder {
  get client(): Analytics;
  set client(given);
}

interface Bell {
  get client(): { track(message: object): void };
}

export function ring(holder: Holder, id: string): void {
  holder.client.track({ userId: id, event: 'Held Bell Rung' });
}

export function ringOther(bell: Bell, id: string): void {
  bell.client.track({ userId: id, event: 'Other Bell Rung' });
}
