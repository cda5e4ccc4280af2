import axios from 'axios';

const http = axios.create({ baseURL: 'https://track-eu.customer.io', headers: { Authorization: 'Basic c2l0ZTprZXk=' } });
export const tie = (id: string, show: string) =>
  http.post('/api/v2/entity', {
    type: 'person',
    action: 'add_relationships',
    identifiers: { id },
    cio_relationships: [{ identifiers: { object_type_id: '1', object_id: show } }],
  });
export const forget = (show: string) =>
  http.post('/api/v2/entity', {
    type: 'object',
    action: 'delete',
    identifiers: { object_type_id: '1', object_id: show },
  });
export const opened = (delivery: string) =>
  http.post('/api/v2/batch', {
    batch: [{ type: 'delivery', action: 'event', identifiers: { id: delivery }, name: 'opened', attributes: {} }],
  });
export const booked = (user: { id: string }, show: { id: string }) => tie(user.id, show.id);
