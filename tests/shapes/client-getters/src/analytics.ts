import { AnalyticsBrowser } from '@segment/analytics-next';
import { TrackClient } from 'customerio-node';

let browser: AnalyticsBrowser | undefined;
const cache = new Map<string, TrackClient>();

export function getAnalytics(): AnalyticsBrowser | undefined {
  if (typeof window === 'undefined') return undefined;
  browser ??= AnalyticsBrowser.load({ writeKey: 'wk' });
  return browser;
}

export const getPeople = async (site: string): Promise<TrackClient> => {
  let people = cache.get(site);
  if (!people) {
    people = new TrackClient(site, 'k');
    cache.set(site, people);
  }
  return people;
};

export class Holder {
  get client() {
    return getAnalytics();
  }
  static get people() {
    return getPeople('main');
  }
}

export const getCounter = () => ({ track: (n: number) => n });
