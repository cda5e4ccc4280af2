import log from './log';
import track from './track';

track('Page Seen');
log('Page Logged');
