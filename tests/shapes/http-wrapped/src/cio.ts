const BASE = process.env.CIO_BASE ?? 'https://track.customer.io';

async function request(path: string, method: 'POST' | 'PUT' | 'DELETE', body?: unknown): Promise<Response> {
  return fetch(`${BASE}${path}`, { method, headers: { 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
}

export const cio = {
  identify: (id: string, traits: object) => request(`/api/v1/customers/${id}`, 'PUT', traits),
  track: (id: string, name: string, data: object = {}) => request(`/api/v1/customers/${id}/events`, 'POST', { name, data }),
  remove: (id: string) => request(`/api/v1/customers/${id}`, 'DELETE'),
};
