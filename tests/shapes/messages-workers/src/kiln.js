import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: 'kiln' });

self.onmessage = ({ data }) => {
  if (data.type === 'track') analytics.track(data.event, data.properties);
};
