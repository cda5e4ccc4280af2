import { analytics as camera } from './camera';

export function view(work: string, signedIn: boolean) {
  analytics.track('Work Viewed', { work });
  analytics.page('Gallery');
  if (signedIn) analytics.identify('u1', { member: true });
  camera.track('frame');
}

export function own(analytics: { track(n: string): void }) {
  analytics.track('Work Viewed');
}
