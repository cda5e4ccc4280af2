import { getHeapStatistics } from 'node:v8';

import { isTestPath } from '../files/test-paths.ts';
import { TOO_DEEP_TO_READ } from '../syntax/nesting.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Sources } from './sources.ts';

interface Attempting {
  readonly sources: Pick<Sources, 'fail' | 'failure' | 'relative'>;
  readonly evaluator: Pick<Evaluator, 'memo'>;
}

/** Evaluations for all questions about one file. Sources were seen to need up to 510,000, and tests a million. */
const MAX_WORK = 600_000;
/** What tests send is nobody's, and they set up whole services again and again. */
const MAX_WORK_OF_TEST = 150_000;
/** For a file that went too far before, and is asked the same again because something has changed elsewhere. */
const MAX_WORK_AGAIN = 50_000;
/** Answers are kept: where they fill the memory, others are worth more than the rest of this file. */
const MAX_WORK_BY_FILLING: readonly (readonly [filled: number, most: number])[] = [
  [0.85, 500],
  [0.7, 10_000],
];

/** Bytes. Beyond them the collector of garbage takes longer than all questions. */
const MAX_MEMORY = 3 * 2 ** 30;

/** Why a file counts as one that could not be read as a whole, though it was parsed. */
export const LEADS_TOO_FAR = 'its values lead further than they are followed';

/**
 * Does work for a file. Every way through code that stands within itself has an end of its own; where one has none, or
 * where it is longer than the stack, this file counts as one that could not be read, and all others are still read.
 * Where all ways together are longer than anybody waits, or than the memory holds, what was found until then counts.
 *
 * @param file - absolute
 * @param otherwise - the result where the stack did not suffice
 * @param isRepeated - the same may have been asked of the file before
 */
export function attempt<T>(
  { sources, evaluator }: Attempting,
  file: string,
  work: () => T,
  otherwise: T,
  { isRepeated = false } = {},
): T {
  const recover = evaluator.memo.mark();
  const most = isRepeated && sources.failure(file) === LEADS_TOO_FAR ? MAX_WORK_AGAIN : mostOf(sources.relative(file));
  try {
    return evaluator.memo.limited(Math.min(most, mostInMemory()), work, () => sources.fail(file, LEADS_TOO_FAR));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    recover();
    sources.fail(file, TOO_DEEP_TO_READ);
    return otherwise;
  }
}

function mostOf(file: string): number {
  return isTestPath(file) ? MAX_WORK_OF_TEST : MAX_WORK;
}

function mostInMemory(): number {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  const room = Math.min(limit, MAX_MEMORY);
  return MAX_WORK_BY_FILLING.find(([filled]) => used > filled * room)?.[1] ?? Infinity;
}
