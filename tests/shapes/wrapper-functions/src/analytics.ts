import { Analytics } from '@segment/analytics-node';

const client = new Analytics({ writeKey: 'wk' });

export function trackEvent(userId: string, event: string, properties: Record<string, unknown> = {}) {
  client.track({ userId, event, properties: { ...properties, version: 3 } });
}

export function trackAsync(event: string) {
  return Promise.resolve().then(() => trackEvent('system', event));
}

export async function signedUp(user: { id: string; email: string }) {
  client.identify({ userId: user.id, traits: { email: user.email } });
  client.track({ userId: user.id, event: 'Signed Up' });
}
