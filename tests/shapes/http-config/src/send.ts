import { cioUrl, config, shopUrl } from './config';

const { host, version } = config.analytics;

export async function send(userId: string) {
  await fetch(`${host}/${version}/track`, { method: 'POST', body: JSON.stringify({ userId, event: 'Config Sent' }) });
  await fetch(cioUrl(`customers/${userId}/events`), { method: 'POST', body: JSON.stringify({ name: 'config_sent' }) });
  await fetch([config.cio.base, 'customers', userId].join('/'), { method: 'PUT', body: JSON.stringify({}) });
  await fetch(shopUrl(`customers/${userId}/events`), { method: 'POST' });
}
