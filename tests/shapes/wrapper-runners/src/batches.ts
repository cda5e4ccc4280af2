import { logger, store } from '@acme/kit';

export interface Outcome {
  successful: number;
  failed: number;
}

/** Runs what it is given for every item, so many at a time. */
export async function inBatches<T>(items: T[], run: (item: T) => Promise<unknown>, size = 100): Promise<Outcome> {
  if (items.length === 0) return { successful: 0, failed: 0 };
  const batches: T[][] = [];
  for (let i = 0; i < items.length; i += size) batches.push(items.slice(i, i + size));
  let successful = 0;
  for (const batch of batches) {
    const outcome = await settled(batch, run);
    logger.info(`${outcome.failed} failed`);
    successful += outcome.successful;
  }
  return { successful, failed: items.length - successful };
}

async function settled<T>(batch: T[], run: (item: T) => Promise<unknown>): Promise<Outcome> {
  const results = await Promise.allSettled(batch.map(run));
  const failed = results.filter(({ status }) => status === 'rejected').length;
  return { successful: results.length - failed, failed };
}

export async function again<T>(run: () => Promise<T>, times: number): Promise<T> {
  for (let left = times; ; left--) {
    try {
      return await run();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** Does business of its own beside. */
export async function andStore<T>(items: T[], run: (item: T) => Promise<unknown>): Promise<void> {
  store.save(items);
  for (const item of items) await run(item);
}
