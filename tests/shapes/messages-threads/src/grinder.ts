import { parentPort } from 'node:worker_threads';
import { Analytics } from '@segment/analytics-node';

const client = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY! });

parentPort!.on('message', ({ event, miller }: { event: string; miller: string }) => {
  client.track({ userId: miller, event });
});
