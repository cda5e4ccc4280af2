import Analytics from 'analytics-node';
import { ipcMain } from 'electron';
import { Channel } from './channels';
import { MainIpc } from './main-ipc';

const analytics = new Analytics(process.env.SHELF_KEY as string);

ipcMain.on(Channel.Record, (_, { name, reader }) => {
  analytics.track({ event: name, userId: reader.id });
});
ipcMain.on(Channel.Print, (_, page) => console.log(page));
MainIpc.on('shelf:track', (_, payload) => {
  analytics.track({ event: payload.event, userId: 'shelf' });
});
