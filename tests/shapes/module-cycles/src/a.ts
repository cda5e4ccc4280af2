import { Analytics } from '@segment/analytics-node';
import { retry } from './b';

const client = new Analytics({ writeKey: 'wk' });
export function track(userId: string, event: string, tries = 0): void {
  if (tries > 3) return;
  try {
    client.track({ userId, event });
  } catch {
    retry(userId, event, tries + 1);
  }
}
export * from './b';
