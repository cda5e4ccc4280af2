import { AnalyticsBrowser } from '@segment/analytics-next';
import { AREA, VERBS } from './parts';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });
const full = AREA + '_' + VERBS.end;
const line = new Set<string>();

export function pay(step: number, kind: { name: string }) {
  analytics.track(`${AREA}_${VERBS.start}`);
  analytics.track(full);
  analytics.track(`${AREA}_step_${step}_done`);
  analytics.track('paid with ' + kind.name);
  analytics.track([AREA, 'seen'].join(' '));
  analytics.track('Check'.concat('out'));
  analytics.track(AREA.toUpperCase());
  analytics.track(`plain`);
  line.add(`${AREA}_${step}`);
}
