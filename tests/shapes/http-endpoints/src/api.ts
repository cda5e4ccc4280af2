import axios from 'axios';

export const PATH = '/api/track';
const api = axios.create({ baseURL: import.meta.env.VITE_API });
const send = (path: string, body: object) => fetch(path, { method: 'POST', body: JSON.stringify(body) });

export function all(user: { id: string }) {
  void send(PATH, { event: 'Order Placed', user: { id: user.id }, data: { total: 1 } });
  void api.post('/api/track', { event: 'Order Moved', user: { id: user.id } });
  navigator.sendBeacon(`${location.origin}/api/track?v=2`, JSON.stringify({ event: 'Order Left' }));
  void axios.put('https://events.shop.example/v2/people', { person: user.id, about: { plan: 'pro' } });
  void send(`/api/orders/${user.id}/events`, { name: 'order_seen' });
  void fetch('https://log.shop.example/eu/collect', { method: 'POST', body: JSON.stringify({ n: 'page_seen' }) });
}
export function others() {
  void fetch('/api/track');
  void send('/api/tracks', { event: 'Album Played' });
  void send('https://music.example/api/track', { event: 'Album Played' });
  void send('/api/orders', { event: 'Order Made' });
}
