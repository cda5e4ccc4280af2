import type { Told } from './told';
const post = (body: Told) => fetch('/api/collect', { method: 'POST', body: JSON.stringify(body) });
export const trackEvent = (eventName: string, props: object) => post({ type: 'event', eventName, props });
export const trackIdentity = async (traits: object) => {
  const body: Told = { type: 'identity', traits };
  await fetch('/api/collect', { method: 'POST', body: JSON.stringify(body) });
};
export const trackPage = () => post({ type: 'page', props: { path: window.location.pathname } });
