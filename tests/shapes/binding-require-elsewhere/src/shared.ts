import { Ipc } from './ipc';

export class Shared {
  static async track(event: string, payload: object) {
    Ipc.send('shelf:track', { event, payload });
  }
}
