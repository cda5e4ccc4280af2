import { trackEvent, trackIdentity, trackPage } from './collect';
export function sent(email) {
  trackEvent('Message Sent', { from: 'form' });
  trackIdentity({ email });
}
export const shown = () => trackPage();
