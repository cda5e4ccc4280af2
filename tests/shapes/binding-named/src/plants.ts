import { Analytics } from '@segment/analytics-node';
import { TrackClient as PeopleClient, RegionEU } from 'customerio-node';
import Mixpanel from 'mixpanel';

const segment = new Analytics({ writeKey: 'wk' });
const people = new PeopleClient('site', 'key', { region: RegionEU });
const mixpanel = Mixpanel.init('token');

export async function sow(gardener: { id: string; email: string }, seed: string) {
  segment.identify({ userId: gardener.id, traits: { email: gardener.email } });
  segment.track({ userId: gardener.id, event: 'Seed Sown', properties: { seed } });
  await people.identify(gardener.id, { email: gardener.email });
  await people.track(gardener.id, { name: 'seed_sown', data: { seed } });
  mixpanel.track('Seed Sown', { seed });
  mixpanel.people.set(gardener.id, { seed });
}

export async function close() {
  await segment.closeAndFlush();
}
