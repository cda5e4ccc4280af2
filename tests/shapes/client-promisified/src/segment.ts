import { promisify } from 'node:util';
import util from 'util';
import Analytics from 'analytics-node';
import { withRetries } from 'some-retries';

const segment = new Analytics('key');
export const track = promisify(segment.track.bind(segment));
export const identify = util.promisify(segment.identify).bind(segment);
export const stubborn = withRetries(segment.track.bind(segment), { times: 3 });
export const read = promisify(require('fs').readFile);
