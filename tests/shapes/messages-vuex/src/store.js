import { createStore } from 'vuex';
import { AnalyticsBrowser } from '@segment/analytics-next';
const analytics = AnalyticsBrowser.load({ writeKey: 'x' });
export default createStore({
  actions: {
    trackEvent(context, { name, props }) { analytics.track(name, props); },
    identifyUser({ state }, user) { analytics.identify(user.id, { email: user.email }); },
  },
});
