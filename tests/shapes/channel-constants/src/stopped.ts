import { EventEmitter2 } from '@nestjs/event-emitter';
import { TelemetryBase } from './base';
import { Names } from './consts';
export class StopTelemetry extends TelemetryBase {
  constructor(protected eventEmitter: EventEmitter2) { super(eventEmitter); }
  stopped(session: { userId: string }): void { this.sendEvent(session, Names.Stopped); }
}
