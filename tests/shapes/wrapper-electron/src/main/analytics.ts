import { Analytics } from '@segment/analytics-node';

export enum AppEvent {
  opened = 'App Opened',
  saved = 'Sketch Saved',
}

const analytics = new Analytics({ writeKey: 'wk' });

export function trackAppEvent(event: AppEvent, properties?: Record<string, unknown>) {
  analytics.track({ event, properties, userId: '', anonymousId: 'device' });
}
export async function trackView(name: string) {
  analytics.page({ name, anonymousId: 'device' });
}
