import { AnalyticsBrowser } from '@segment/analytics-next';
import { createApp } from 'vue';

import App from './App.vue';

export const analytics = AnalyticsBrowser.load({ writeKey: 'loom' });

createApp(App)
  .directive('weave', {
    mounted(el, binding) {
      el.addEventListener('click', () => analytics.track(binding.value.event, { by: binding.arg }));
    },
  })
  .directive('focus', { mounted: el => el.focus() })
  .mount('#app');
