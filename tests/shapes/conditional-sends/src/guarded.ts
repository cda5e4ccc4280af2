import { AnalyticsBrowser } from '@segment/analytics-next';
const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
export function send(name: string, on?: unknown) { if (on) analytics.track(name); }
export function go(o: { name: string; on?: unknown }) { if (!o.on) return; analytics.track(o.name); }
