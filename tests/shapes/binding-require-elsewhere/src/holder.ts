const electron = window.require('electron') as typeof import('electron');

export class Holder {
  static readonly ipcRenderer = electron.ipcRenderer;
  static readonly openLink = electron.shell.openExternal;
}
