import Analytics = require('analytics-node');
import type { IAnalyticsWriter } from './writer';

export class SegmentWriter implements IAnalyticsWriter {
  constructor(private readonly client: Analytics) {}
  track(message: { userId: string; event: string; properties?: object }): void {
    this.client.track(message);
  }
  identify(message: { userId: string; traits: object }): void {
    this.client.identify(message);
  }
}

export class NoWriter implements IAnalyticsWriter {
  track() {}
  identify() {}
}

export const makeWriter = (key?: string): IAnalyticsWriter => (key ? new SegmentWriter(new Analytics(key)) : new NoWriter());
