import { Analytics } from '@segment/analytics-node';
import { current, prefixed } from 'modes';

const analytics = new Analytics({ writeKey: 'wk_conditions' });

export function sendIn(mode: string, event: string) {
  if (mode === current()) analytics.track({ event, userId: 'u1' });
}

export function sendAs(kind: string, name: string) {
  switch (kind) {
    case 'event':
    case 'action':
      analytics.track({ event: name, userId: 'u1' });
      break;
    case 'view':
      analytics.page({ name, userId: 'u1' });
      break;
  }
}

export function sendIf(kind: string | undefined, event: string) {
  if (kind !== 'track') return;
  analytics.track({ event, userId: 'u1' });
}

export const made = prefixed('page', { OPENED: 'OPENED', CLOSED: 'CLOSED' });

export function sendMade(type: string, event: string) {
  switch (type) {
    case made.OPENED:
    case `view_${current()}`:
      analytics.track({ event, userId: 'u1' });
  }
}
