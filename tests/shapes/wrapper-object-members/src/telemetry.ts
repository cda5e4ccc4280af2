import { TrackClient } from 'customerio-node';

const people = new TrackClient('site', 'key');

export const telemetry = {
  enabled: true,
  async send(id: string, name: string, data?: object) {
    if (!this.enabled) return;
    await people.track(id, { name, data });
  },
  person: async (id: string, traits: { email?: string }) => people.identify(id, traits),
  opened(id: string) {
    return this.send(id, 'door_opened');
  },
  nested: {
    close: (id: string) => people.track(id, { name: 'door_closed' }),
  },
  reset() {
    this.enabled = false;
  },
};
