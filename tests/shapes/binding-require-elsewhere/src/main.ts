import Analytics from 'analytics-node';
import { ipcMain } from 'electron';
import { Channel } from './channels';

const analytics = new Analytics(process.env.SHELF_KEY as string);

ipcMain.on(Channel.Record, (_, { name, reader }) => {
  analytics.track({ event: name, userId: reader.id });
});
ipcMain.on(Channel.Print, (_, page) => console.log(page));
