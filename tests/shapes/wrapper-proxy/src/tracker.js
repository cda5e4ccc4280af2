import { AnalyticsBrowser } from '@segment/analytics-next';

const api = {
  send(name, data) {
    client().track(name, data);
  },
};
let loaded;
const client = () => (loaded ??= AnalyticsBrowser.load({ writeKey: 'public' }));

export const lazy = new Proxy({}, { get: (_target, name) => client()[name] });
export const careful = new Proxy(
  {},
  {
    get(_target, name) {
      const value = Reflect.get(client(), name);
      return typeof value === 'function' ? value.bind(client()) : value;
    },
  },
);
export default new Proxy(api, { get: (target, name) => target[name] ?? (() => {}) });
