import { AnalyticsBrowser } from '@segment/analytics-next';

let cio: AnalyticsBrowser | undefined;
const queue: (() => void)[] = [];
let identified: string | null = null;

export function start(writeKey: string) {
  cio = AnalyticsBrowser.load({ writeKey });
  for (const job of queue.splice(0)) job();
}
export function trackSafely(event: string, properties?: object): void {
  if (!identified) return;
  try {
    void cio?.track(event, properties);
  } catch (error) {
    console.error(error);
  }
}
export function identifySoon(id: string) {
  const run = () => {
    identified = id;
    void cio?.identify(id);
  };
  if (cio) run();
  else queue.push(run);
}
export const trackDelayed = (event: string) => {
  setTimeout(() => trackSafely(event), 50);
};
export async function trackWhenReady(event: string) {
  await new Promise<void>(resolve => setTimeout(resolve, 10));
  cio!.ready(() => trackSafely(event));
}
export function forget() {
  identified = null;
  cio?.reset();
}
export const queued = () => queue.length;
