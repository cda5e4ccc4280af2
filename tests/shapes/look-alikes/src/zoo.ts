import * as Sentry from '@sentry/browser';
import gsap from 'gsap';
import { AnalyticsBrowser } from '@segment/analytics-next';
import mixpanel from 'mixpanel-browser';
import posthog from 'posthog-js';
import { createClient } from '@supabase/supabase-js';
import * as LaunchDarkly from 'launchdarkly-js-client-sdk';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });
const supabase = createClient('url', 'key');
const ld = LaunchDarkly.initialize('id', { kind: 'user' });
const local = { analytics: { track: (n: string) => n, page: (n: number) => n } };

export async function look(ip: string, form: HTMLFormElement, limiter: { track(ip: string): void }, page: { reset(): void }) {
  analytics.track('Zoo Entered');
  mixpanel.track('Zoo Entered');
  mixpanel.identify('u1');
  mixpanel.reset();
  posthog.alias('a', 'b');
  limiter.track(ip);
  form.reset();
  page.reset();
  console.group('lions');
  console.table([]);
  local.analytics.track('lion');
  local.analytics.page(3);
  await supabase.channel('room').track({ online_at: 1 });
  await ld.identify({ kind: 'user', key: 'u1' });
  Sentry.setUser({ id: 'u1' });
  gsap.timeline().reset();
  const text = 'analytics.track("Zoo Left")';
  // analytics.track('Zoo Left');
  void `analytics.track('${text}')`;
  new Intl.Segmenter().segment('zoo');
  location.pathname.split('/').forEach(segment => segment.trim());
}

export class Keeper {
  track(animal: string): string {
    return animal;
  }
  feed(animal: string) {
    return this.track(animal);
  }
}
