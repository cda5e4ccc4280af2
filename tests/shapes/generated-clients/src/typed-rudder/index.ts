import type { RudderAnalytics } from '@rudderstack/analytics-js';

let rudder: () => RudderAnalytics | undefined = () => (window as any).rudderanalytics;
export interface TypedOptions {
  analytics?: RudderAnalytics;
}
export function setTypedOptions(options: TypedOptions) {
  rudder = options.analytics ? () => options.analytics : rudder;
}
export class TypedClient {
  orderCompleted(props: { order_id: string }) {
    const ra = rudder();
    if (ra) {
      ra.track('Order Completed', props);
    }
  }
}
