const post = (path: string, body: object) =>
  fetch(`https://track.customer.io/api/v2${path}`, { method: 'POST', body: JSON.stringify(body) });
const person = (id: string) => ({ type: 'person', identifiers: { id } });

export const one = (id: string) => post('/entity', { ...person(id), action: 'event', name: 'entity_sent' });
export const known = (id: string) =>
  post('/entity', { ...person(id), action: 'identify', attributes: { plan: 'pro' } });
export const several = (id: string) =>
  post('/batch', {
    batch: [
      { ...person(id), action: 'identify', attributes: { plan: 'pro' } },
      { ...person(id), action: 'event', name: 'first_sent' },
      { ...person(id), action: 'event', name: 'second_sent' },
    ],
  });
export const open = (operations: object[]) => post('/batch', { batch: operations });
export const other = () => fetch('https://queue.example.com/api/v2/entity', { method: 'POST', body: '{}' });
