import { ipcMain } from 'electron';

export class MainIpc {
  static on(channel: string, handler: (event: unknown, payload: any) => void) {
    ipcMain.on(channel, handler);
  }
}
