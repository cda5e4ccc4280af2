import { ApiEndpoints } from './constants';
import { apiService } from './services';
export const add = (name: string) => apiService.post(ApiEndpoints.Other, { event: 'Not Sent', name });
