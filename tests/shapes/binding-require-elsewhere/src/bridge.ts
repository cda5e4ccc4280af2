import { Channel } from './channels';

const electron = window.require('electron') as typeof import('electron');

class Bridge {
  static readonly renderer = electron.ipcRenderer;
}

export class Shelf {
  static record(name: string, reader: { id: string }) {
    Bridge.renderer.send(Channel.Record, { name, reader });
  }

  static print(name: string) {
    Bridge.renderer.send(Channel.Print, name);
  }
}
