import { task } from '@trigger.dev/sdk/v3';
import async from 'async';
import { TrackClient } from 'customerio-node';
import fastq from 'fastq';

const cio = new TrackClient('site', process.env.CIO_KEY!);
type Title = { who: string; title: string };
const send = async ({ who, title }: Title) => {
  await cio.track(who, { name: title });
};

export const fast = fastq.promise(send, 1);
export const slow = async.queue((given: Title, done: () => void) => send(given).then(done), 1);
export const prints = fastq.promise(async (page: Title) => console.log(page), 1);
export const titled = task({ id: 'titled', run: async (payload: Title) => send(payload) });
export const printed = task({ id: 'printed', run: async (payload: Title) => console.log(payload) });
