import { loadSettings } from './settings';
export async function emit(userId: string, event: string) {
  const { url, key } = await loadSettings();
  await fetch(url, { method: 'POST', headers: { Authorization: `Basic ${btoa(`${key}:`)}` }, body: JSON.stringify({ userId, event }) });
}
