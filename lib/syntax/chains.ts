/** What nests to the left, `a.b().c()…` and `a + b + …`. It may have thousands of links, where nothing else nests so deep. */
import { childrenOf } from './walk.ts';

import type { TSESTree } from '@typescript-eslint/utils';

type Node = TSESTree.Node;

/** Recursion takes two hundred bytes a link and more, of less than a million. */
const MAX_LINKS = 300;

export interface Chain {
  /** From the last, which is the node around all others, to the first. */
  readonly links: readonly Node[];
  /** What the first link hangs on. */
  readonly start: Node;
}

/** The chain that ends with `last`; without links if it is none. */
export function chainOf(last: Node): Chain {
  const links: Node[] = [];
  let start = last;
  for (let left = leftOf(start); left; left = leftOf(start)) {
    links.push(start);
    start = left;
  }
  return { links, start };
}

/** What a link hangs on. */
export function leftOf(link: Node): Node | undefined {
  switch (link.type) {
    case 'CallExpression':
    case 'NewExpression':
      return link.callee;
    case 'MemberExpression':
      return link.object;
    case 'TaggedTemplateExpression':
      return link.tag;
    case 'ChainExpression':
    case 'TSNonNullExpression':
      return link.expression;
    case 'BinaryExpression':
    case 'LogicalExpression':
      return link.left;
    default:
      return undefined;
  }
}

/**
 * Has `read` see the same nodes in a tree of less depth, for what goes through trees by recursion: in place of what a
 * long chain hangs on stands `(a, b, …)`, a list of the pieces of the rest. The tree is as it was afterwards.
 */
export function withShortChains<Result>(program: Node, read: () => Result): Result {
  const undo: (() => void)[] = [];
  const pending: Node[] = [program];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const { links, start } = chainOf(node);
    if (links.length === 0) for (const child of childrenOf(node)) pending.push(child);
    else pending.push(start);
    for (const link of links) for (const child of childrenOf(link)) if (child !== leftOf(link)) pending.push(child);
    undo.push(...shorten(links));
  }
  try {
    return read();
  } finally {
    for (const putBack of undo) putBack();
  }
}

function shorten(links: readonly Node[]): (() => void)[] {
  const undo: (() => void)[] = [];
  const pieces: Node[] = [];
  for (let index = MAX_LINKS; index < links.length; index += MAX_LINKS) {
    const link = links[index];
    const piece = link && leftOf(link);
    if (!piece) continue;
    // The first holds the list, and each piece ends where the next begins.
    const putBack = hang(link, listOf(undo.length === 0 ? pieces : []));
    if (!putBack) continue;
    undo.push(putBack);
    pieces.push(piece);
  }
  return undo;
}

function listOf(expressions: Node[]): TSESTree.SequenceExpression {
  return { type: 'SequenceExpression', expressions } as unknown as TSESTree.SequenceExpression;
}

/** Hangs a link on something else; gives what puts it back. */
function hang(link: Node, on: TSESTree.Expression): (() => void) | undefined {
  switch (link.type) {
    case 'CallExpression':
    case 'NewExpression': {
      const { callee } = link;
      link.callee = on;
      return () => (link.callee = callee);
    }
    case 'MemberExpression': {
      const { object } = link;
      link.object = on;
      return () => (link.object = object);
    }
    case 'TaggedTemplateExpression': {
      const { tag } = link;
      link.tag = on;
      return () => (link.tag = tag);
    }
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const { left } = link;
      link.left = on;
      return () => (link.left = left);
    }
    default:
      return undefined;
  }
}
