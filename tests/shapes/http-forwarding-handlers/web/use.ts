const post = (path: string, body: object) => fetch(path, { method: 'POST', body: JSON.stringify(body) });

export const one = (userId: string) => post('/api/collect', { userId, event: 'one_sent', properties: { a: 1 } });
export const two = (id: string) => post(`/api/people/${id}`, { id, traits: { plan: 'pro' } });
export const three = () => $fetch('/api/log', { method: 'POST', body: { userId: 'u', event: 'Three Sent' } });
export const four = () => post('/shop/moves', { name: 'Four Sent', step: 2 });
export const five = () => post('/v1/events/seen', { what: 'Five Sent', who: 'u' });
export const fixed = () => post('/shop/orders', { total: 1 });
export const put = () => fetch('/api/collect', { method: 'PUT', body: JSON.stringify({ userId: 'u', event: 'none' }) });
export const other = () => post('/api/collection', { userId: 'u', event: 'none' });
export const foreign = () => post('https://music.example/api/collect', { userId: 'u', event: 'none' });
