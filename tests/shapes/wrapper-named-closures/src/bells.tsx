import { AnalyticsBrowser } from '@segment/analytics-next';
import retry from 'async-retry';
import { connect } from 'react-redux';

const segment = AnalyticsBrowser.load({ writeKey: 'public' });

export function later(event: string) {
  const send = () => segment.track(event);
  setTimeout(send, 100);
}
export function atLoad(event: string, properties?: object) {
  window.addEventListener('load', ring, { once: true });
  function ring() {
    void segment.track(event, properties);
  }
}
export const surely = (event: string) => {
  const attempt = async () => {
    await segment.track(event);
  };
  return retry(attempt, { retries: 2 });
};
export function both(event: string) {
  const send = () => segment.track(event);
  send();
  setTimeout(send, 100);
}
export function unsent(event: string) {
  const send = () => segment.track(event);
  console.log(send.name, event);
}
export function withBell(label: string) {
  const Bell = () => <i onClick={() => segment.track('bell_rung')}>{label}</i>;
  return connect()(Bell);
}
