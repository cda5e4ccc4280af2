import { TrackClient } from 'customerio-node';

export class Telemetry {
  private static client: TrackClient | null = null;
  static #off = false;

  static init(site: string, key: string) {
    Telemetry.client = new TrackClient(site, key);
  }
  static async track(id: string, name: string, data?: Record<string, unknown>) {
    if (this.#off) return;
    await this.client?.track(id, { name, data });
  }
  static async identify(id: string, attributes: object) {
    await Telemetry.client!.identify(id, attributes);
  }
  static moved(id: string) {
    return this.track(id, 'piece_moved');
  }
}

export class Board {
  static track(square: string) {
    return square.charCodeAt(0);
  }
}
