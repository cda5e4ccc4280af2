import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: process.env.KEY ?? '' });
const SENT: ReadonlySet<string> = new Set(['Plan Bought', 'Plan Ended']);
const MUTED = ['Page Scrolled', 'Mouse Moved'];
export function tell(userId: string, event: string) {
  if (SENT.has(event)) client.track({ userId, event });
}
export function tellUnlessMuted(userId: string, event: string) {
  if (MUTED.includes(event)) return;
  client.track({ userId, event });
}
export const tellAny = (userId: string, event: string, wanted: string[]) => {
  if (wanted.includes(event)) client.track({ userId, event });
};
