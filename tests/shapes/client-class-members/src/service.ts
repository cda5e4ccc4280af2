import { Analytics } from '@segment/analytics-node';
import { TrackClient } from 'customerio-node';

export class Bakery {
  private readonly analytics = new Analytics({ writeKey: 'wk' });
  #people: TrackClient;
  private ovens = { track: (heat: number) => heat * 2 };

  constructor(private readonly mail: TrackClient, people: TrackClient) {
    this.#people = people;
  }

  async bake(userId: string) {
    this.analytics.track({ userId, event: 'Bread Baked' });
    await this.#people.track(userId, { name: 'bread_baked' });
    await this.mail.identify(userId, { baker: true });
    this.ovens.track(220);
  }

  cool = () => {
    this.analytics.track({ userId: 'x', event: 'Bread Cooled' });
  };

  static readonly shared = new Analytics({ writeKey: 'static' });
  static note(userId: string) {
    Bakery.shared.track({ userId, event: 'Note Taken' });
  }
}

class Mill {
  analytics = { track(_: object) {} };
  grind() {
    this.analytics.track({ event: 'Flour Ground' });
  }
}
export const mill = new Mill();
