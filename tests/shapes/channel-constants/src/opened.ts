import { EventEmitter2 } from '@nestjs/event-emitter';
import { TelemetryBase } from './base';
import { Names } from './consts';
export abstract class Mid extends TelemetryBase {
  protected constructor(protected eventEmitter: EventEmitter2, protected readonly other: object) { super(eventEmitter); }
}
export class OpenTelemetry extends Mid {
  constructor(protected eventEmitter: EventEmitter2, protected readonly other: object) { super(eventEmitter, other); }
  opened(session: { userId: string }): void { this.sendEvent(session, Names.Opened); }
}
