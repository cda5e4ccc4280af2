import { Analytics } from '@segment/analytics-node';
import { settings } from './settings.js';

const analytics = new Analytics({ writeKey: 'key' });

export function report(event) {
  if (settings.mode !== 'live') return;
  analytics.track({ userId: 'u', event });
}

export function tell(event, options = {}) {
  if (options.quiet) return;
  analytics.track({ userId: 'u', event });
}

export function say(kind, event) {
  if (kind === 'later') return say('now', event);
  if (kind === 'now') analytics.track({ userId: 'u', event });
}
