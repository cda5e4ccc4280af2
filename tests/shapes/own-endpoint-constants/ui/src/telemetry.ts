import { ApiEndpoints } from './constants';
import { apiService } from './services';
export const sendTelemetry = async ({ event, data = {} }: { event: string; data?: object }) => {
  try { await apiService.post(`${ApiEndpoints.Send}`, { event, data: { ...data } }); } catch (e) { /* */ }
};
