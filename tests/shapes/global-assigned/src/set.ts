import { AnalyticsBrowser } from '@segment/analytics-next';

const client = AnalyticsBrowser.load({ writeKey: 'k' });
const report = (event: string) => void client.track(event);
const size = (text: string) => text.length;

Object.assign(window, { reportEvent: report, sizeOf: size });
Object.assign(globalThis as object, { telemetry: client });
Reflect.apply(report, null, ['Started']);
Reflect.apply(client.track, client, ['Started Again', { by: 'reflection' }]);
Reflect.apply(size, null, ['Sized']);
