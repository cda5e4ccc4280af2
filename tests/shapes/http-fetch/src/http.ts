const TRACK = 'https://track.customer.io/api/v1';
const hosts = { us: 'https://track.customer.io', eu: 'https://track-eu.customer.io' };
const headers = { Authorization: `Basic ${process.env.CIO}` };

export async function send(id: string, region: 'us' | 'eu') {
  await fetch('https://api.segment.io/v1/track', { method: 'POST', headers, body: JSON.stringify({ userId: id, event: 'Raw Sent', properties: { n: 1 } }) });
  await fetch(`${TRACK}/customers/${encodeURIComponent(id)}`, { method: 'PUT', headers, body: JSON.stringify({ email: 'a@b.example' }) });
  await fetch(TRACK + '/customers/' + id + '/events', { method: 'POST', headers, body: JSON.stringify({ name: 'raw_sent' }) });
  await fetch(`${hosts[region]}/api/v2/batch`, { method: 'POST', headers, body: '{}' });
  await window.fetch('https://cdp.customer.io/v1/identify', { method: 'POST', headers, body: JSON.stringify({ userId: id }) });
  await fetch(new URL('/v1/page', 'https://cdp-eu.customer.io'), { method: 'POST', headers, body: JSON.stringify({ userId: id, name: 'Start' }) });
  await fetch(`${TRACK}/customers/${id}`, { method: 'DELETE', headers });
  await fetch('https://api.customer.io/v1/send/email', { method: 'POST', headers, body: JSON.stringify({ to: 'a@b.example' }) });
  await fetch('https://customer.io/api/v1/track', { method: 'POST' });
  await fetch('https://track.example.com/api/v1/events', { method: 'POST' });
  await fetch(`/api/v1/track?to=https://api.segment.io/v1/track`);
}
