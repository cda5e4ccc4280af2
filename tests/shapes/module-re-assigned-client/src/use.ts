import { cio, clients, current } from './client';

export async function use(id: string) {
  await cio?.track(id, { name: 'alias_used' });
  clients.segment.track({ userId: id, event: 'Alias Used' });
  await clients.cio!.identify(id, {});
  current.track({ userId: id, event: 'Current Used' });
  const { segment: s, drum } = clients;
  s.page({ userId: id, name: 'Alias' });
  drum.track(4);
  for (const client of [clients.segment, current]) client.track({ userId: id, event: 'Loop Used' });
}
