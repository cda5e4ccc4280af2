import { AnalyticsBrowser } from '@segment/analytics-next';
import { analyticsOf } from './sensors.js';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });

export function outer() {
  analytics.track('Outer');
  {
    const analytics = analyticsOf('soil');
    analytics.track('moisture');
  }
  function inner(analytics: { track(n: number): void }) {
    analytics.track(4);
  }
  inner(analyticsOf('air'));
  for (const analytics of [analyticsOf('sun')]) analytics.track(2);
  try {
    analytics.track('Tried');
  } catch (analytics) {
    (analytics as { track?: (n: number) => void }).track?.(1);
  }
}

export const arrow = () => {
  const AnalyticsBrowser = { load: (n: object) => ({ track: (s: string) => [n, s] }) };
  return AnalyticsBrowser.load({}).track('no');
};
