/** A thread of `FactsPool`: makes facts of texts, and reads no file itself. */
import { parentPort } from 'node:worker_threads';

import { extractFacts } from './extract/extract.ts';

export interface Unparsed {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
}

export interface Extracted {
  readonly file: string;
  /** The facts, as text: it passes between threads in a fraction of the time of the objects. Undefined if that failed. */
  readonly json?: string;
}

parentPort?.on('message', (batch: readonly Unparsed[]) => {
  parentPort?.postMessage(batch.map(extracted));
});

function extracted({ file, text }: Unparsed): Extracted {
  try {
    return { file, json: JSON.stringify(extractFacts(file, text)) };
  } catch {
    // Whoever needs the file tries again and says what is wrong with it.
    return { file };
  }
}
