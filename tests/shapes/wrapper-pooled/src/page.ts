import { event } from './reporting';

event('Page Opened');
event('Page Closed', { after: 3 });
