import axios, { type AxiosInstance } from 'axios';

const cio = axios.create({ baseURL: 'https://track.customer.io/api/v1', auth: { username: 's', password: 'k' } });
const segment: AxiosInstance = axios.create({ baseURL: 'https://api.segment.io/v1/' });
const weather = axios.create({ baseURL: 'https://weather.example.com' });

export async function send(id: string) {
  await axios.post('https://track.customer.io/api/v1/events', { name: 'anonymous_seen', anonymous_id: 'a' });
  await axios({ method: 'put', url: `https://track.customer.io/api/v1/customers/${id}`, data: { email: 'a@b.example' } });
  await axios.request({ method: 'POST', url: 'https://api.segment.io/v1/identify', data: { userId: id, traits: {} } });
  await cio.post(`/customers/${id}/events`, { name: 'axios_sent', data: { n: 1 } });
  await cio.put(`customers/${id}`, { plan: 'free' });
  await cio.delete(`/customers/${id}`);
  await segment.post('track', { userId: id, event: 'Axios Sent' });
  await weather.post('/track', { event: 'Storm' });
  await axios.post('/api/track', { event: 'Own' });
}
