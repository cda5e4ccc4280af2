import { Analytics } from '@segment/analytics-node';

/**
 * @implements {import('./types.js').Journal}
 */
export class SegmentJournal {
  constructor() {
    /** @type {Analytics | null} */
    this.client = null;
  }
  /** @param {Analytics} client */
  use(client) {
    this.client = client;
  }
  write(name, data) {
    this.client?.track({ userId: 'u', event: name, properties: data });
  }
}
