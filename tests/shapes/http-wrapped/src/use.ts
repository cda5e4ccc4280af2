import { cio } from './cio';
import { request } from './own';

export async function use(id: string) {
  await cio.identify(id, { email: 'a@b.example' });
  await cio.track(id, 'kite_flown');
  await cio.remove(id);
  await request('/api/v1/customers/1/events', { name: 'kite_flown' });
}
