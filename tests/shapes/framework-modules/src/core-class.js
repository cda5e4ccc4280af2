import Analytics from '@segment/analytics.js-core/build/analytics';
import Integration from '@segment/analytics.js-integration-segmentio';

export default class Telemetry {
  constructor() {
    this.analytics = new Analytics();
    this.analytics.use(Integration);
  }

  start() {
    this.analytics.initialize({ 'Segment.io': { apiKey: 'key' } });
  }

  send(name, value) {
    this.analytics.track(name, value || {});
  }
}
