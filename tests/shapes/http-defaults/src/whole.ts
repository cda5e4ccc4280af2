import axios, { isAxiosError } from 'axios';

axios.defaults.baseURL = 'https://api.segment.io/v1';

export async function placed(order: { userId: string }) {
  try {
    await axios.post('/track', { userId: order.userId, event: 'Order Placed' });
    await axios({ method: 'post', url: '/track', data: { userId: order.userId, event: 'Order Counted' } });
  } catch (error) {
    if (!isAxiosError(error)) throw error;
  }
}

const weather = axios.create({ baseURL: 'https://weather.example.com' });
export const ask = () => weather.post('/track', { event: 'Storm' });
