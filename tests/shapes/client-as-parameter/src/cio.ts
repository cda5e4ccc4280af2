import { TrackClient } from 'customerio-node';

export const cio = new TrackClient('s', 'k');
