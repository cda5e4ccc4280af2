import { AnalyticsBrowser } from '@segment/analytics-next';
import { defineStore } from 'pinia';

export const useTracking = defineStore('tracking', {
  state: () => ({ client: null, seen: 0 }),
  getters: {
    analytics: state => state.client,
  },
  actions: {
    setup(writeKey) {
      this.client = AnalyticsBrowser.load({ writeKey });
    },
    track(event, properties = {}) {
      this.analytics.track(event, properties);
    },
    opened(what) {
      this.track(`${what} Opened`);
    },
    leave() {
      this.client.reset();
      this.seen = 0;
    },
  },
});

export const useReports = defineStore('reports', () => {
  const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
  const send = event => analytics.track(event);
  return { send };
});

export const useCart = defineStore({
  id: 'cart',
  state: () => ({ items: [] }),
  actions: {
    track(item) {
      this.items.push(item);
    },
  },
});

const shared = AnalyticsBrowser.load({ writeKey: 'k' });

export const useShared = defineStore('shared', {
  state: () => ({ client: shared }),
  actions: {
    note(event) {
      this.client.track(event);
    },
  },
});
