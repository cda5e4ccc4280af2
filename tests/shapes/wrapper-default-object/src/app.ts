import Analytics from './analytics';
import { default as Again } from './analytics/index';
import atlas from './atlas';

Analytics.track('App Opened');
Analytics.login('u1');
Analytics.page('Start');
Again.logout();
atlas.page('Europe');
atlas.track('route');
