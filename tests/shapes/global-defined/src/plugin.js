import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';

const client = AnalyticsBrowser.load({ writeKey: 'public' });
Object.defineProperty(window, 'harbour', { value: client });
Object.defineProperty(globalThis, 'pier', { get: () => client });
Object.defineProperty(window, 'tide', { value: { track() {} } });
export default {
  install(Vue) {
    Object.defineProperties(Vue.prototype, { $harbour: { value: client, enumerable: true } });
  },
};
