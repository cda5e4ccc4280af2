import { Analytics } from '@segment/analytics-node';
import { ipcMain } from 'electron';
import { Channel, CHANNELS } from './channels';

const { PAGE } = require('./more.cjs');
const analytics = new Analytics({ writeKey: process.env.WRITE_KEY! });

ipcMain.handle(CHANNELS.sheet.track, (_event, userId: string, event: string) => analytics.track({ userId, event }));
ipcMain.on(Channel.Identify, (_event, userId: string) => analytics.identify({ userId }));
ipcMain.on(PAGE, (_event, userId: string, name: string) => analytics.page({ userId, name }));
ipcMain.on(CHANNELS.print, () => console.log('printed'));
