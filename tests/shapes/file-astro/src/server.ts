import { TrackClient } from 'customerio-node';

export const people = new TrackClient('s', 'k');
