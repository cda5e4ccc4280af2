import { TrackClient, RegionEU, RegionUS } from 'customerio-node';
import { Analytics } from '@segment/analytics-node';

const options = { region: process.env.EU ? RegionEU : RegionUS };
export const cio = process.env.KEY ? new TrackClient('s', process.env.KEY, options) : null;
const original = new Analytics({ writeKey: 'wk' });
const alias = original;
export const clients = { segment: alias, cio, drum: { track: (beat: number) => beat } };
export let current = alias;
