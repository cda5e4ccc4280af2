import axios, { type AxiosInstance } from 'axios';
const hosted = process.env.HOSTED ?? '';
const mutable: AxiosInstance = axios.create({ baseURL: hosted || `${window.location.origin}/api/` });
export default mutable;
