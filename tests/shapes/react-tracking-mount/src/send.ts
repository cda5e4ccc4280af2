import { AnalyticsBrowser } from '@segment/analytics-next';
const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
export enum Kind {
  Page = 'PAGE',
  Action = 'ACTION',
}
export interface Told {
  type: Kind;
  page?: string;
  eventName?: string;
}
export const send = (data: Partial<Told>) => {
  const { type, page, eventName, ...rest } = data;
  switch (type) {
    case Kind.Page:
      analytics.page(page, rest);
      break;
    case Kind.Action:
      analytics.track(eventName ?? '', rest);
      break;
    default:
      break;
  }
};
