import { Analytics } from '@segment/analytics-node';

const Ovens = {
  segment: null,
  clock: null,
  light(writeKey) {
    this.segment = new Analytics({ writeKey });
    this.clock = { track() {} };
    return this;
  },
  lit(userId, event) {
    if (this.segment) this.segment.track({ userId, event });
  },
  timed(event) {
    this.clock.track(event);
  },
};
export default Ovens;
