import { AnalyticsBrowser } from '@segment/analytics-next';
import Firing from './firing?worker';

const kiln = new Worker(new URL('./kiln.js', import.meta.url), { type: 'module' });

export function fire(cups: number) {
  kiln.postMessage({ type: 'track', event: 'Kiln Fired', properties: { cups } });
  kiln.postMessage({ type: 'cool', event: 'Kiln Cooled' });
}

const analytics = AnalyticsBrowser.load({ writeKey: 'studio' });
const shelf = new Firing();

shelf.onmessage = ({ data }: MessageEvent<{ done: string }>) => {
  void analytics.track(data.done);
};
