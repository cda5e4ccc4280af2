import type { TrackClient } from 'customerio-node';

export async function mailed(client: TrackClient, id: string) {
  await client.track(id, { name: 'letter_mailed' });
}
export async function counted(client, id) {
  await client.identify(id, { counted: true });
}
export async function run(send: (id: string, name: string) => Promise<void>, id: string) {
  await send(id, 'job_run');
}
export function sorted(client, drawer) {
  client.track(drawer);
}
