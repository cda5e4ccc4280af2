import { Analytics } from '@segment/analytics-node';

export interface Deps {
  analytics: Analytics;
  log: { track(line: string): void };
}
export const deps: Deps = {
  analytics: new Analytics({ writeKey: 'wk' }),
  log: { track: () => undefined },
};
