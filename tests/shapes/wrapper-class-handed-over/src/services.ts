import { AnalyticsBrowser } from '@segment/analytics-next';

const segment = AnalyticsBrowser.load({ writeKey: 'public' });
export class Emitter {
  constructor(private readonly options: { prefix: string }) {}
  emit(name: string, data?: object) {
    segment.track(name, { ...data, ...this.options });
  }
}
export class Client {
  note(name: string) {
    segment.track(name);
  }
}
export const sink = { push: (name: string) => segment.track(name) };
export const send = (name: string) => segment.track(name);
