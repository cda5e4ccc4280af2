import { EventEmitter2 } from '@nestjs/event-emitter';
import { Injectable } from '@nestjs/common';
import { Bus } from './bus';
@Injectable()
export abstract class TelemetryBase {
  constructor(protected readonly eventEmitter: EventEmitter2) {}
  protected sendEvent(session: { userId: string }, event: string, data: object = {}): void {
    try {
      this.eventEmitter.emit(Bus.Track, session, { event, data });
    } catch {
      // A lost event is no reason to fail.
    }
  }
  protected log(event: string): void {
    this.eventEmitter.emit(Bus.Log, event);
  }
}
