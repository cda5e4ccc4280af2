import { contextBridge, ipcRenderer } from 'electron';
import { Channel, CHANNELS as channels } from './channels';

const more = require('./more.cjs');

contextBridge.exposeInMainWorld('sheets', {
  track: (id: string, name: string) => ipcRenderer.invoke(channels.sheet.track, id, name),
  identify: (id: string) => ipcRenderer.send(Channel.Identify, id),
  turn: (id: string, name: string) => ipcRenderer.send(more.PAGE, id, name),
  print: (id: string) => ipcRenderer.send(channels.print, id),
});
