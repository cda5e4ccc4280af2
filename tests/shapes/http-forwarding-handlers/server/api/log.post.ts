import { Analytics } from '@segment/analytics-node';

const segment = new Analytics({ writeKey: 'key' });
export default defineEventHandler(async event => {
  segment.track(await readBody(event));
});
