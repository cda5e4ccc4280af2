import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });
const send = analytics.track.bind(analytics);
const sendKite = analytics.track.bind(analytics, 'Kite Flown');
const rate = { track: (n: number) => n };
const bound = rate.track.bind(rate);

send('Bound');
sendKite({ wind: 4 });
analytics.track.call(analytics, 'Called');
analytics.track.apply(analytics, ['Applied', { n: 1 }]);
analytics.identify.call(analytics, 'u1');
bound(3);
rate.track.call(rate, 2);

export function relay(...args: Parameters<typeof send>) {
  return analytics.track.apply(analytics, args);
}
relay('Relayed');
