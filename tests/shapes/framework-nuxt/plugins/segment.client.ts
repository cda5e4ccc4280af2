import { AnalyticsBrowser } from '@segment/analytics-next';

export default defineNuxtPlugin({
  name: 'segment',
  setup() {
    const segment = AnalyticsBrowser.load({ writeKey: 'public' });
    const report = (name: string) => segment.track(name);
    return { provide: { segment, report, cache: new Map() } };
  },
});
