const BASE = 'https://backend.example.com';
export async function request(path: string, body: unknown) {
  return fetch(`${BASE}${path}`, { method: 'POST', body: JSON.stringify(body) });
}
