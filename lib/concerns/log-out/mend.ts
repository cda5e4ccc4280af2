/** What a log-out lacks: the call by which a client forgets the person. */
import { contains } from '../../edit/nodes.ts';
import { addReset, isReachable, ofTheLast, resetOf, sharedClientOf } from './reset.ts';

import type { Edit } from '../../edit/edit.ts';
import type { Source } from '../../edit/source.ts';
import type { LogOut } from '../shared/log-outs.ts';
import type { RuleReading } from '../../rule/reading.ts';

/** A client by the words that reach it where somebody logs out. */
export interface HeldClient {
  readonly text: string;
  readonly isNullable: boolean;
  /** Of whoever holds the client: what has it forget; empty where the text itself is called. */
  readonly method?: string;
}

/** The client of an SDK that the file uses already, if the function can reach it by the same words. */
export function clientHere(
  source: Source,
  reading: RuleReading,
  { ends }: LogOut,
  sdk: string,
): HeldClient | undefined {
  const found = new Map<string, HeldClient>();
  for (const call of reading.calls) {
    if (
      call.sdk !== sdk ||
      call.via !== 'direct' ||
      call.identity !== 'ambient' ||
      call.method === 'init' ||
      call.inTest
    )
      continue;
    const node = reading.nodeAt(call.range);
    const client = node && sharedClientOf(source, node);
    if (client && isReachable(source, ends[0]!, client))
      found.set(client.path, {
        text: client.text,
        isNullable: client.isNullable || (found.get(client.path)?.isNullable ?? false),
      });
  }
  return found.size === 1 ? [...found.values()][0] : undefined;
}

/** The edits that have a client forget the person in a log-out. */
export function endIdentity(
  source: Source,
  reading: RuleReading,
  { fn, ends, isOfPage }: LogOut,
  sdk: string,
  { text, isNullable, method }: HeldClient,
): readonly Edit[] | { readonly refused: string } {
  const inside = reading.calls.filter(call => contains(fn.range, call.range));
  const events = ofTheLast(inside, ends)
    .filter(call => call.sdk === sdk && /^(?:track|page|screen)$/.test(call.method))
    .flatMap(({ range }) => reading.nodeAt(range) ?? []);
  const expression =
    method === undefined
      ? resetOf(text, sdk, isNullable)
      : `${text}${method === '' ? '' : isNullable ? '?.' : '.'}${method}()`;
  return addReset(source, fn, ends, events, expression, isOfPage);
}
