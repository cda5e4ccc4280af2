import { AnalyticsBrowser } from '@segment/analytics-next';

const segment = AnalyticsBrowser.load({ writeKey: 'public' });

export function Tracked(event: string, properties?: object): MethodDecorator {
  return (_target, _key, descriptor: any) => {
    const original = descriptor.value;
    descriptor.value = function (...args: unknown[]) {
      void segment.track(event, properties);
      return original.apply(this, args);
    };
  };
}
export const tracked = (event: string) =>
  function (original: any, _context: unknown) {
    return function (this: unknown, ...args: unknown[]) {
      segment.track(event);
      return original.call(this, ...args);
    };
  };
export const Logged = (name: string) => (_target: object, _key: string, descriptor: any) => {
  const original = descriptor.value;
  descriptor.value = (...args: unknown[]) => {
    console.log(name);
    return original(...args);
  };
};
export const Configured = (options: { onSeen?: () => void; name?: string }) => (target: unknown) => console.log(target, options);
export { segment };
