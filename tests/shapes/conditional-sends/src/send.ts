import { AnalyticsBrowser } from '@segment/analytics-next';
import { Kind, Num } from './kinds';
const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
export const byEnum = (data: { type: Kind; name: string }) => {
  const { type, name } = data;
  switch (type) {
    case Kind.Page: analytics.page(name); break;
    case Kind.Action: analytics.track(name); break;
    default: break;
  }
};
export const byNum = (type: Num, name: string) => {
  if (type === Num.Page) analytics.page(name); else if (type === Num.Action) analytics.track(name);
};
export const byFlag = (name: string, options: { page?: boolean } = {}) => {
  if (options.page) analytics.page(name);
  else analytics.track(name);
};
export function unified(opts: { id: string; event: string; legacy?: string }) {
  analytics.track(opts.event);
  if (opts.legacy) analytics.track(opts.legacy);
}
export const inner = () => {
  function go(type: 'event' | 'screen', name: string, props?: object) {
    const method = (e: string, p?: object) => type === 'screen' ? analytics.page(e, p) : analytics.track(e, p);
    if (!props) return method(name).catch(console.info);
    method(name, props).catch(console.info);
  }
  return { event: (n: string) => { go('event', n); }, screen: (n: string) => { go('screen', n); } };
};
export const early = (name: string, user?: { id: string }) => {
  if (!user) { analytics.track(name); return; }
  analytics.identify(user.id);
};
