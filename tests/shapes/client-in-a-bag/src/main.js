import { TrackClient } from 'customerio-node';
import { makeNets } from './nets.js';
import plough from './plough.js';
import { weigh } from './scales.js';

const post = new TrackClient(process.env.SITE, process.env.KEY);
const clock = { track() {} };
export const nets = makeNets({ post, clock, depth: 3 });
plough({}, { post });
export const weighed = user => weigh({ post, id: user.id, name: 'weighed' });
export const weighedAgain = user => weigh({ post, id: user.id, name: 'weighed_again' });
