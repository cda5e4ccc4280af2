import Analytics from 'analytics-node';
import { note } from 'analytics';

const server = new Analytics('wk_folders');
note('Own Folder');
server.track({ event: 'Declared Package', userId: 'u1' });
