import { useAnalytics } from 'use-analytics';
import { analytics } from './analytics';
import { analytics as weights } from './weights';

export function Shop() {
  const { track, identify } = useAnalytics();
  analytics.page();
  track('Shop Seen');
  identify('u1', { email: 'a@b.example' });
  weights.track('apple');
  return <button onClick={() => analytics.track('Shop Clicked', { a: 1 })} />;
}
