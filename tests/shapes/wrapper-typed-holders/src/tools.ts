import type { Analytics } from '@segment/analytics-node';

export interface Tools {
  readonly segment: Analytics;
  readonly clock: Clock;
}
export interface Clock {
  track(moment: string): void;
}
export type Lazy = { tools(): Tools };
export default interface Everything {
  tools: Tools;
}
