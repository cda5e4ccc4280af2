import { Analytics } from '@segment/analytics-node';
import type { ClosableSink, Probe, Reporter } from './types';

const segment = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY! });

export class SegmentSink implements ClosableSink {
  readonly label = 'segment';
  emit(name: string, data?: object) {
    segment.track({ userId: 'u', event: name, properties: data });
  }
  close() {
    return segment.closeAndFlush();
  }
}

export const reporter: Reporter = {
  report(name) {
    segment.track({ userId: 'u', event: name });
  },
};

export function createProbe(): Probe {
  return { probe: name => segment.track({ userId: 'u', event: name }) };
}
