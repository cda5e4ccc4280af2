import settings from './settings.js';
export async function post(kind, body) {
  await fetch(`${settings.base}/v1/${kind}`, { method: 'POST', headers: { Authorization: `Basic ${btoa(`${settings.key}:`)}` }, body: JSON.stringify(body) });
}
