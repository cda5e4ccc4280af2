import { AnalyticsBrowser } from '@segment/analytics-next';
import { TrackClient } from 'customerio-node';

const analytics = AnalyticsBrowser.load({ writeKey: 'wk' });
const { track, identify: setPerson, ...others } = analytics;
const send = analytics.track;
const method = 'page';
const KEYS = { t: 'track' } as const;
const path = { track: (d: string) => d, page: (d: string) => d };
const { track: draw } = path;

track('Destructured');
setPerson('u1');
others.reset();
send('Aliased');
analytics['track']('Computed');
analytics[`identify`]('u2');
analytics[method]('Home');
analytics[KEYS.t]('Computed by constant');
draw('M0 0');
path[method]('M1 1');

let { track: trackPerson } = new TrackClient('s', 'k');
void trackPerson('u1', { name: 'destructured' });
