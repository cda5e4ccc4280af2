import urls from './config/urls.mjs';

export const send = (userId, event) =>
  fetch(`${urls.cdp.url}/track`, { method: 'POST', body: JSON.stringify({ userId, event }) });
export const sell = (userId, event) =>
  fetch(`${urls.shop}/track`, { method: 'POST', body: JSON.stringify({ userId, event }) });
