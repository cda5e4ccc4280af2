import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });

export const tracker = (area: string) => (action: string, properties?: object) =>
  analytics.track(`${area}: ${action}`, properties);

export function makeIdentify(source: string) {
  return function identify(id: string, traits: object) {
    return analytics.identify(id, { ...traits, source });
  };
}

export const adder = (a: number) => (b: number) => a + b;
