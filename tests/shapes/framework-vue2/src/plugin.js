import Vue from 'vue';
import { AnalyticsBrowser } from '@segment/analytics-next';

export default {
  install(Constructor, options) {
    const client = AnalyticsBrowser.load({ writeKey: options.key });
    Constructor.prototype.$segment = client;
    Object.defineProperty(Constructor.prototype, '$tracker', { get: () => client });
    Constructor.mixin({
      methods: {
        $report(name) {
          client.track(name);
        },
      },
    });
    Constructor.prototype.$cache = new Map();
  },
};
Vue.prototype.$people = { seen: id => AnalyticsBrowser.load({ writeKey: 'public' }).identify(id) };
export class Widget {}
Widget.prototype.$widget = AnalyticsBrowser.load({ writeKey: 'public' });
