import { ipcMain } from 'electron';
import { readFile } from 'node:fs/promises';
import { AppEvent, trackAppEvent, trackView } from './analytics';

export function register() {
  ipcMain.on('track-event', (_, options: { event: AppEvent; properties?: Record<string, unknown> }) => {
    trackAppEvent(options.event, options.properties);
  });
  ipcMain.handle('track-view', (_, name: string) => trackView(name));
  ipcMain.handle('read-file', (_, path: string) => readFile(path));
  trackAppEvent(AppEvent.opened);
}
