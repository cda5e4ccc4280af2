import { isTestPath } from '../files/test-paths.ts';
import { TOO_DEEP_TO_READ } from '../syntax/nesting.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Sources } from './sources.ts';

interface Attempting {
  readonly sources: Pick<Sources, 'fail' | 'relative'>;
  readonly evaluator: Pick<Evaluator, 'memo'>;
}

/** Evaluations for all questions about one file. Sources were seen to need up to 510,000, and tests a million. */
const MAX_WORK = 600_000;
/** What tests send is nobody's, and they set up whole services again and again. */
const MAX_WORK_OF_TEST = 150_000;

/** Why a file counts as one that could not be read as a whole, though it was parsed. */
export const LEADS_TOO_FAR = 'its values lead further than they are followed';

/**
 * Does work for a file. Every way through code that stands within itself has an end of its own; where one has none, or
 * where it is longer than the stack, this file counts as one that could not be read, and all others are still read.
 * Where all ways together are longer than anybody waits, what was found until then counts.
 *
 * @param file - absolute
 * @param otherwise - the result where the stack did not suffice
 */
export function attempt<T>({ sources, evaluator }: Attempting, file: string, work: () => T, otherwise: T): T {
  const recover = evaluator.memo.mark();
  try {
    const most = isTestPath(sources.relative(file)) ? MAX_WORK_OF_TEST : MAX_WORK;
    return evaluator.memo.limited(most, work, () => sources.fail(file, LEADS_TOO_FAR));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    recover();
    sources.fail(file, TOO_DEEP_TO_READ);
    return otherwise;
  }
}
