let analytics = () => window.analytics;

export function setTypedOptions(options) {
  analytics = options.analytics ? () => options.analytics || window.analytics : analytics;
}
/** Fires a 'Cart Viewed' track call. */
export function cartViewed(props, options, callback) {
  const a = analytics();
  if (a) {
    a.track('Cart Viewed', props || {}, { ...options, context: { generator: 'typed' } }, callback);
  }
}
export function identify(userId, traits) {
  const a = analytics();
  if (a) {
    a.identify(userId, traits);
  }
}
const clientAPI = { setTypedOptions, cartViewed, identify };
export default new Proxy(clientAPI, {
  get(target, method) {
    if (target.hasOwnProperty(method)) {
      return target[method];
    }
    return () => {
      console.warn(`There is no ${method}.`);
    };
  },
});
