import { adder, makeIdentify, tracker } from './curried';

const trackMenu = tracker('Menu');
const identify = makeIdentify('web');
const track = adder(2);

trackMenu('Opened');
tracker('Dialog')('Closed', { by: 'key' });
identify('u1', { plan: 'free' });
track(3);
adder(1)(2);
