import { TelemetryBase } from './base';
import { Names } from './consts';
export class JobTelemetry extends TelemetryBase {
  started(session: { userId: string }, job: { type: string }): void {
    this.log(Names.Started);
    this.sendEvent(session, Names.Started, { type: job.type });
  }
}
