import { Worker, type Job } from 'bullmq';
import { TrackClient } from 'customerio-node';
import { MAIL } from './names';
import { inngest, letters } from './queue';

const client = new TrackClient('site', process.env.CIO_KEY);

async function process_(job: Job) {
  const { data } = job;
  if (data.type === 'identify') await client.identify(data.id, { email: data.email });
  else if (data.type === 'track') await client.track(data.id, { name: data.event, data: data.data });
}

export const worker = new Worker(MAIL, process_, { connection: {} });
letters.process(async job => client.track(job.data.id, { name: job.data.title }));
export const viewed = inngest.createFunction({ id: 'viewed' }, { event: 'shop/viewed' }, async ({ event }) => {
  await client.track(event.data.id, { name: event.data.event });
});
