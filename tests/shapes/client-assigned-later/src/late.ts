import { TrackClient } from 'customerio-node';
import { Analytics } from '@segment/analytics-node';

let people: TrackClient | null = null;
let analytics;
let counter = null as null | { track(n: number): void };

export function setUp(env: Record<string, string>) {
  people = new TrackClient(env.SITE!, env.KEY!);
  analytics ??= new Analytics({ writeKey: env.WK! });
  counter = { track: () => undefined };
}

export async function ferry(userId: string) {
  if (!people) return;
  await people.track(userId, { name: 'ferry_boarded' });
  analytics?.track({ userId, event: 'Ferry Boarded' });
  counter?.track(1);
}

export function tearDown() {
  return analytics?.flush();
}
