import { settingsOf } from './settings';
async function request(method: 'PUT' | 'POST', path: string, body?: unknown) {
  const settings = settingsOf();
  if (!settings) return false;
  const answer = await fetch(`${settings.base}${path}`, { method, headers: { Authorization: settings.auth }, body: JSON.stringify(body) });
  return answer.ok;
}
export const saveMember = (id: string, attributes: Record<string, unknown>) => request('PUT', `/api/v1/customers/${encodeURIComponent(id)}`, attributes);
export async function tellOf(id: string, name: string, data?: Record<string, unknown>) {
  const event: Record<string, unknown> = { name };
  if (data) event.data = data;
  return request('POST', `/api/v1/customers/${encodeURIComponent(id)}/events`, event);
}
