import { AnalyticsBrowser } from '@segment/analytics-next';

const client = AnalyticsBrowser.load({ writeKey: 'k' });

export const report = async ({ event, details }: { event: string; details?: object }, done?: () => void) => {
  await client.track(event, details);
  done?.();
};

export const recognise = (id: string) => client.identify(id);
