import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });

export function send(type: 'track' | 'page', ...args: [string, object?]) {
  analytics[type](...args);
}
export const actions = {
  track: analytics.track.bind(analytics),
  view: (name: string) => analytics.page(name),
  drop: (name: string) => name,
};
