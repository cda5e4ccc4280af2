import { useAnalytics } from '@segment/analytics-react';

export function Page() {
  const analytics = useAnalytics();
  return <b onClick={() => analytics.track('Page Clicked')}>x</b>;
}
