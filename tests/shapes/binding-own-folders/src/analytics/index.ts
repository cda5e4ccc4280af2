import { AnalyticsBrowser } from '@segment/analytics-next';

const client = AnalyticsBrowser.load({ writeKey: 'wk_folders' });
export const note = (event: string) => client.track(event);
