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
export const each = (sinks: Sink[]) => sinks.forEach(sink => sink.emit('Each Asked'));
export const held = (sinks: Map<string, Sink>) => sinks.get('main')?.emit('Held Asked');
export function bound<T extends NamedSink>(sink: T) {
  sink.emit('Bound Asked');
}
type Handler = (sink: Sink) => void;
export const handler: Handler = sink => sink.emit('Handler Asked');
export const picked = (sink: Pick<Sink, 'emit'>) => sink.emit('Picked Asked');
export const numbers = (meters: Meter[]) => meters.forEach(meter => meter.emit('Metered'));
