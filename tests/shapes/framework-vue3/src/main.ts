import { createApp, type App } from 'vue';
import { AnalyticsBrowser } from '@segment/analytics-next';
import { CACHE, SENDER } from './keys';

const segment = AnalyticsBrowser.load({ writeKey: 'public' });
const app = createApp({});
app.config.globalProperties.$tracking = segment;
app.provide(SENDER, segment);
app.provide('report', (name: string) => segment.track(name));
app.provide(CACHE, new Map());
export const plugin = {
  install(target: App) {
    Object.assign(target.config.globalProperties, { $sent: segment });
    target.provide('plugged', segment);
  },
};
createApp({}).config.globalProperties.$chained = segment;
