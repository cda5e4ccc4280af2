import { AnalyticsBrowser } from '@segment/analytics-next';

const client = AnalyticsBrowser.load({ writeKey: 'wk_actions' });

export function track(node: HTMLElement, { event }: { event: string }) {
  const send = () => client.track(event);
  node.addEventListener('click', send);
  return { destroy: () => node.removeEventListener('click', send) };
}

export function seen(node: HTMLElement, event: string) {
  node.addEventListener('mouseenter', () => void client.track(event));
}

export function tip(node: HTMLElement, { text }: { text: string }) {
  node.title = text;
}
