import { RudderAnalytics as Rudder } from '@rudderstack/analytics-js';
import * as legacy from 'rudder-sdk-js';

const rudder = new Rudder();
rudder.load('wk', 'https://plane.example');
rudder.ready(() => {
  rudder.track('Rudder Ready');
});
rudder.page('Docs', 'Start');
rudder.reset();
legacy.load('wk', 'https://plane.example');
legacy.track('Rudder Legacy');
const boat = { rudder: { track: (course: number) => course } };
boat.rudder.track(90);
