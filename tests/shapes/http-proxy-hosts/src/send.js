const post = (url, body) => fetch(url, { method: 'POST', body: JSON.stringify(body) });

export const tracked = userId => post('https://data.shop.example/v1/track', { userId, event: 'cart_opened' });
export const person = userId => post('https://data.shop.example/v1/identify', { userId, traits: { plan: 'pro' } });
export const classic = id =>
  post(`https://data.shop.example/api/v1/customers/${id}/events`, { name: 'cart_seen', data: { total: 1 } });
export const onPath = userId => post('/api/events', { userId, event: 'cart_left', properties: { total: 1 } });
export const typed = userId => post('/api/events', { type: 'identify', userId, traits: { plan: 'pro' } });
export const below = userId => post('/api/events/v1/track', { userId, event: 'cart_back' });
export const elsewhere = userId => post('https://shop.example/v1/track', { userId, event: 'rain' });
export const longer = userId => post('/api/eventsource', { userId, event: 'rain' });
export const asked = () => fetch('/api/events');
