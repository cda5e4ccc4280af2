import { AnalyticsBrowser } from '@segment/analytics-next';

let real: AnalyticsBrowser | undefined;
export const segment = new Proxy({} as AnalyticsBrowser, {
  get(_target, name: keyof AnalyticsBrowser) {
    real ??= AnalyticsBrowser.load({ writeKey: 'public' });
    return real[name];
  },
});
