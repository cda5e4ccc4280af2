import { AnalyticsBrowser } from '@segment/analytics-next';
import { of, SECOND, START } from './a';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });
const stairs = { track: (n: string) => n };

export function step(event = START, extra: { label?: string } = {}) {
  analytics.track(event, extra);
}
step();
step(SECOND);
analytics.track(of('Third'));
analytics.track(START!);
analytics.track(<string>SECOND);
analytics.track({ event: START, properties: { a: 1 } });
stairs.track(START);
