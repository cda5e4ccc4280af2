import apiService from './apiService';
export * from './other';
export { apiService };
