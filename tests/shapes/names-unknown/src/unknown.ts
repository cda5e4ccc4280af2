import { AnalyticsBrowser } from '@segment/analytics-next';
import { remoteName } from '@vendor/names';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });
const paper = { track: (n: unknown) => n };

export function given(event: string) {
  analytics.track(event);
}
export function read(response: Response) {
  analytics.track(JSON.parse(localStorage.name));
  analytics.track(remoteName);
  analytics.track(location.hash);
  analytics.track();
  paper.track(response.headers.get('event'));
}
export function count() {
  let name = 'Count ';
  for (let i = 0; i < 3; i++) name += i;
  analytics.track(name);
}
