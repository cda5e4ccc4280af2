import axios from 'axios';

const api = axios.create({ baseURL: '/api' });
export const joined = () => api.post('/track', { event: 'Order Joined', user: { id: 'u' } });
export const other = () => api.post('/load', { event: 'Order Loaded' });
