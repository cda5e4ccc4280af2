import got from 'got';
import ky from 'ky';
import nodeFetch from 'node-fetch';
import { request as undiciRequest } from 'undici';

const api = got.extend({ prefixUrl: 'https://cdp.customer.io/v1' });
const segment = ky.create({ prefixUrl: 'https://api.segment.io/v1' });
const maps = ky.extend({ prefixUrl: 'https://maps.example.com' });

export async function send(userId: string) {
  await got.post('https://api.segment.io/v1/track', { json: { userId, event: 'Got Sent' } });
  await api.post('track', { json: { userId, event: 'got_extended' } });
  await got('https://track.customer.io/api/v1/customers/5', { method: 'PUT', json: { email: 'a@b.example' } });
  await ky.post('https://cdp.customer.io/v1/track', { json: { userId, event: 'ky_sent' } });
  await segment.post('identify', { json: { userId, traits: {} } });
  await ky('https://api.segment.io/v1/page', { method: 'post', json: { userId, name: 'Ky' } });
  await undiciRequest('https://api.segment.io/v1/track', { method: 'POST', body: JSON.stringify({ userId, event: 'Undici Sent' }) });
  await nodeFetch('https://cdp.customer.io/v1/group', { method: 'POST', body: JSON.stringify({ userId, groupId: 'g' }) });
  await maps.post('track', { json: { lat: 1 } });
  await got.post('https://logs.example.com/v1/track', { json: { event: 'x' } });
}
