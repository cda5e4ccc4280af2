import { addReset, ofTheLast } from '../../lib/concerns/log-out/reset.ts';
import type { LogOut } from '../../lib/concerns/shared/log-outs.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { ancestorsOf, contains, nodeAt } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';

/** The function of the owner by which every log-out forgets the person. */
export const FORGET_NAME = 'forgetCioUser';

/** Why a guard is half of one. A sentence without a full stop. */
export const NO_LOG_OUT = `no log-out is seen in this project: whoever logs out stays known to Customer.io, and the next events are theirs. Call ${FORGET_NAME}() where somebody logs out`;

/** Why nobody is noted beside an identify. A sentence without a full stop. */
export const UNKNOWN_ID =
  'the id of the person is put together elsewhere, or what is spread behind it may be another one: write the id last in the call, and run this again';

/**
 * The edits by which a log-out forgets the person: behind the last event that it sends, which is still theirs, or else
 * where the session ends.
 *
 * @param calls of the file
 */
export function forgetIn(
  source: Source,
  { fn, ends, isOfPage }: Pick<LogOut, 'fn' | 'ends' | 'isOfPage'>,
  calls: readonly AnalyticsCall[],
  expression: string,
): ReturnType<typeof addReset> {
  // In the tree that the log-out was found in.
  const program = ancestorsOf(fn).at(-1) as Node;
  const own = calls.filter(({ range }) => contains(fn.range, range));
  const events = ofTheLast(own, ends)
    .filter(({ method }) => method === 'track')
    .flatMap(({ range }) => nodeAt(program, range) ?? []);
  const behind = addReset(source, fn, ends, events, expression, isOfPage);
  return 'refused' in behind ? addReset(source, fn, ends, [], expression) : behind;
}
