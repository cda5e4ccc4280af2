import { Holder } from './holder';

export class Ipc {
  private constructor() {}

  static send(channel: string, payload: unknown) {
    Holder.ipcRenderer.send(channel, payload);
  }
}
