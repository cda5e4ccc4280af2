import { Worker } from 'node:worker_threads';

const grinder = new Worker(new URL('./grinder.ts', import.meta.url));

export const tell = (event: string, miller: string): void => grinder.postMessage({ event, miller });
