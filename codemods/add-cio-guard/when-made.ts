/** A client that is noted as soon as a class has it: it may know somebody of an earlier visit, whom a log-out has it forget. */
import type { TSESTree } from '@typescript-eslint/utils';

import { besideEdits } from '../../lib/edit/beside.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { placementOf } from '../../lib/edit/placement.ts';
import type { Source } from '../../lib/edit/source.ts';
import { constructing, madeIn } from '../add-reset-on-logout/forgetting.ts';
import type { HeldClient } from '../add-reset-on-logout/held.ts';
import { heldClientOf } from '../add-reset-on-logout/held.ts';
import type { ClientCall } from './owner.ts';

/** The classes that make the clients which identify. A component runs again and again, and would note it each time. */
export function makersOf(source: Source, identifies: readonly ClientCall[]): readonly HeldClient[] {
  const found = new Map<Node, HeldClient>();
  for (const { call, node } of identifies) {
    const held = heldClientOf(source, node, call);
    if (held?.holder.kind === 'class' && (madeIn(source, held).length > 0 || constructing(source, held, ''))) {
      found.set(held.holder.node, held);
    }
  }
  return [...found.values()];
}

/** The edits that note the client of a class where it is made; empty where it is noted. */
export function noteWhenMade(source: Source, held: HeldClient, memory: string): readonly Edit[] {
  if (isNotedIn(source, held, memory)) {
    return [];
  }
  const expression = `${memory} ??= { client: ${held.path}, userId: null }`;
  const constructed = madeIn(source, held).length > 0 ? undefined : constructing(source, held, expression);
  return constructed
    ? [constructed]
    : madeIn(source, held).flatMap(node => {
        const edits = besideEdits(source, placementOf(node as TSESTree.Expression), {
          declarations: [],
          expression,
          returnsNothing: false,
        });
        return 'refused' in edits ? [] : edits;
      });
}

/** An earlier run noted it: `identified ??= …` */
function isNotedIn({ text }: Source, { holder, path }: HeldClient, memory: string): boolean {
  const [start, end] = holder.node.range;
  return text.slice(start, end).includes(`${memory} ??= { client: ${path}`);
}
