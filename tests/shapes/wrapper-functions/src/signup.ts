import { signedUp, trackAsync, trackEvent as report } from './analytics';
import { trackEvent } from './sonar';

export async function signUp(id: string, email: string) {
  await signedUp({ id, email });
  report(id, 'Plan Chosen', { plan: 'free' });
  await trackAsync('Signup Counted');
  trackEvent(id, 'whale');
}
