import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({ writeKey: 'k' });

export const tracked = (event: string) => () => {
  void analytics.track(event);
};
export const trackedWith = (event: string) => (properties: object) => analytics.track(event, properties);
export const outcomes = (what: string) =>
  [() => analytics.track(`${what} Saved`), () => analytics.track(`${what} Lost`)] as const;
export const dialog = (name: string) => ({
  onOpen: () => analytics.track(`${name} Opened`),
  onClose: () => analytics.track(`${name} Closed`),
});
export function around<T extends unknown[]>(event: string, work: (...args: T) => void) {
  return (...args: T) => {
    work(...args);
    void analytics.track(event);
  };
}
export const clicked = (what: string) => tracked(`${what} Clicked`);
export const identified = (user: { id: string }) => () => analytics.identify(user.id);
export const scoped = (scope: string) => (event: string) => analytics.track(`${scope} ${event}`);
export const counter = (start: number) => () => analytics.track('Counted', { start });
export const logged = (text: string) => () => console.log(text);
