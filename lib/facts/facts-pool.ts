import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

import { isFile } from '../files/stats.ts';

import type { Extracted, Unparsed } from './facts-worker.ts';

/** Where the worker stands as seen from the command line's file, and from a chunk that it shares. */
const SCRIPTS = ['./facts-worker.js', '../facts-worker.js'];
/** A thread takes about as long to start as these take to parse. */
const MIN_FILES = 60;
/** So many at a time that the threads are done at about the same time, and not so few that they wait for each other. */
const BATCH = 16;
const MAX_THREADS = 8;
/** What nests as deep as `tooDeep` allows must not overflow it, whatever it is made of. */
const STACK_MB = 16;
/** Trees and facts of a batch die together, and are not to be moved before that. */
const YOUNG_GENERATION_MB = 64;

/** Facts of a file, as text. */
interface Made {
  readonly file: string;
  readonly json: string;
}

/** Threads that make facts of texts. They start when there is enough to do, and stay until the end. */
export class FactsPool {
  readonly #script: string | undefined;
  #workers: Worker[] = [];

  /** @param script - what a thread runs: that of the package where it is built */
  constructor(script = SCRIPTS.map(one => fileURLToPath(new URL(one, import.meta.url))).find(isFile)) {
    this.#script = script;
  }

  /** The facts of as many of the files as threads could deal with; none is missing for good, since who asks can parse. */
  async extract(files: readonly Unparsed[]): Promise<Made[]> {
    if (!this.#script || files.length < MIN_FILES || availableParallelism() < 2) return [];
    const script = this.#script;
    if (this.#workers.length === 0) {
      this.#workers = Array.from(
        { length: Math.min(availableParallelism(), MAX_THREADS) },
        () =>
          new Worker(script, {
            resourceLimits: { stackSizeMb: STACK_MB, maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
          }),
      );
    }
    const batches: Unparsed[][] = [];
    for (let index = 0; index < files.length; index += BATCH) batches.push(files.slice(index, index + BATCH));
    const results = await Promise.all(this.#workers.map(worker => work(worker, batches)));
    return results.flat();
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map(worker => worker.terminate()));
    this.#workers = [];
  }
}

/** Has a thread take batches until there is none left. A thread that fails leaves its batch undone. */
async function work(worker: Worker, batches: Unparsed[][]): Promise<Made[]> {
  const done: Made[] = [];
  for (let batch = batches.shift(); batch; batch = batches.shift()) {
    const extracted = await answerOf(worker, batch);
    if (!extracted) break;
    for (const { file, json } of extracted) if (json !== undefined) done.push({ file, json });
  }
  return done;
}

function answerOf(worker: Worker, batch: Unparsed[]): Promise<readonly Extracted[] | undefined> {
  return new Promise(resolve => {
    const onMessage = (extracted: readonly Extracted[]): void => end(extracted);
    const onEnd = (): void => end(undefined);
    function end(extracted: readonly Extracted[] | undefined): void {
      worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      resolve(extracted);
    }
    worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
    worker.postMessage(batch);
  });
}
