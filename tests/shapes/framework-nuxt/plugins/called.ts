import { AnalyticsBrowser } from '@segment/analytics-next';

export default defineNuxtPlugin(nuxtApp => {
  nuxtApp.provide('called', AnalyticsBrowser.load({ writeKey: 'public' }));
  nuxtApp.vueApp.config.globalProperties.$global = AnalyticsBrowser.load({ writeKey: 'public' });
});
