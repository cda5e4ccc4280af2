import type { ClosableSink, Meter, NamedSink, Probe, Reporter, Sink } from './types';

export const lowest = (sink: Sink) => sink.emit('Lowest Asked');
export const middle = (sink: NamedSink) => sink.emit('Middle Asked');
export const highest = (sink: ClosableSink) => sink.emit('Highest Asked');
export class Jobs {
  constructor(private readonly deps: { sink: Sink; meter: Meter; reporter: Reporter; probe?: Probe }) {}
  run() {
    this.deps.sink.emit('Job Run');
    this.deps.meter.emit('Job Metered');
    this.deps.reporter.report('Job Reported');
    this.deps.probe?.probe('Job Probed');
  }
}
