import { contextBridge, ipcRenderer } from 'electron';

const main = {
  trackAppEvent: (options: { event: string; properties?: object }) => ipcRenderer.send('track-event', options),
  trackView: (name: string) => ipcRenderer.invoke('track-view', name),
  read: (path: string) => ipcRenderer.invoke('read-file', path),
};

contextBridge.exposeInMainWorld('main', main);
