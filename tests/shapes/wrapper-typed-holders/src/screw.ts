import { Press } from './base';

export class Screw extends Press {
  turned(userId: string) {
    this.tools.segment.track({ userId, event: 'screw_turned' });
  }
}
