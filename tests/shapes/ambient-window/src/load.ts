declare const window: PageWindow;
const KEY = process.env.SEGMENT ?? '';
export const load = (utm: object) => {
  const analytics = (window.analytics = window.analytics || []);
  if (!analytics.initialize) {
    if (analytics.invoked) return;
    analytics.invoked = !0;
    analytics.methods = ['track', 'page', 'identify'];
    analytics.factory = function (...args: any) {
      return function () {
        const t = Array.prototype.slice.call(args);
        analytics.push(t);
        return analytics;
      };
    };
    for (let e = 0; e < analytics.methods.length; e++) {
      const key = analytics.methods[e];
      analytics[key] = analytics.factory(key);
    }
    analytics.load = function (key: string) {
      const t = document.createElement('script');
      t.src = `https://cdn.segment.com/analytics.js/v1/${key}/analytics.min.js`;
      document.head.append(t);
    };
    analytics.load(KEY);
    analytics.page('Source', utm);
  }
};
