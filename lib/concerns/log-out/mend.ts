/** What a log-out lacks: the call by which a client forgets the person. */
import { contains } from '../../edit/nodes.ts';
import { addReset, isReachable, resetOf, sharedClientOf } from './reset.ts';

import type { TSESTree } from '@typescript-eslint/utils';
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
  { fn, ends }: LogOut,
  sdk: string,
  { text, isNullable, method }: HeldClient,
): readonly Edit[] | { readonly refused: string } {
  const events = reading.calls.flatMap((call): TSESTree.Node[] => {
    const isInside = contains(fn.range, call.range);
    const node =
      isInside && call.sdk === sdk && /^(?:track|page|screen)$/.test(call.method)
        ? reading.nodeAt(call.range)
        : undefined;
    return node ? [node] : [];
  });
  const expression =
    method === undefined
      ? resetOf(text, sdk, isNullable)
      : `${text}${method === '' ? '' : isNullable ? '?.' : '.'}${method}()`;
  return addReset(source, fn, ends, events, expression);
}
