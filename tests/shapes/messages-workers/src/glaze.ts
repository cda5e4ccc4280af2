import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: 'kiln' });

onmessage = (message: MessageEvent<{ event: string }>) => {
  void analytics.track(message.data.event);
};
