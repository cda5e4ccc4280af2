/** Which of two calls of a function runs first: by ESLint's code paths, since the order of the text says little. */
import { contains, enclosingFunction, isFunction, neverGoesOn } from '../../edit/nodes.ts';
import { memberName } from './settlement.ts';
import { precedesInTree } from './tree-order.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

type Node = TSESTree.Node;
type Segment = TSESLint.CodePathSegment;
type SourceCode = Readonly<TSESLint.SourceCode>;

export interface Order {
  /** To be among the rule's listeners; the order is known at `Program:exit`. */
  readonly listeners: TSESLint.RuleListener;
  /**
   * Whether the first call comes before the second on some path of their function, or in a promise chain. The way from one turn of a
   * loop around both to the next does not count, nor does a way that needs a condition to be true and false, or
   * an error.
   */
  precedes(first: Node, second: Node): boolean;
}

interface Site {
  readonly segments: readonly Segment[];
  /** Counts the calls in the order in which they run, so far as they share a segment. */
  readonly index: number;
}

export function orderOf(sourceCode: SourceCode): Order {
  const sites = new Map<Node, Site>();
  const stack: Set<Segment>[] = [];
  /** The loops behind which a path turns back, by its two ends. */
  const turns = new Map<Segment, Map<Segment, Node | undefined>>();

  const listeners = {
    onCodePathStart: () => stack.push(new Set()),
    onCodePathEnd: () => stack.pop(),
    onCodePathSegmentStart: (segment: Segment) => stack.at(-1)?.add(segment),
    onCodePathSegmentEnd: (segment: Segment) => stack.at(-1)?.delete(segment),
    onCodePathSegmentLoop(from: Segment, to: Segment, node: Node) {
      const known = turns.get(from) ?? new Map<Segment, Node | undefined>();
      turns.set(from, known.set(to, loopOf(node)));
    },
    'CallExpression:exit'(node: Node) {
      sites.set(node, { segments: [...(stack.at(-1) ?? [])], index: sites.size });
    },
  } as unknown as TSESLint.RuleListener;

  return { listeners, precedes };

  function precedes(first: Node, second: Node): boolean {
    const a = sites.get(first);
    const b = sites.get(second);
    if (!a || !b || first === second || isExcluded(first, second, sourceCode)) return false;
    if (isChained(first, second) || chainsAround(second).some(chain => precedes(first, chain))) return true;
    return a.segments.some(from =>
      b.segments.some(to => (from === to ? a.index < b.index : reaches(from, to, second))),
    );
  }

  function reaches(from: Segment, to: Segment, target: Node): boolean {
    const seen = new Set<Segment>([from]);
    // Grows while it is walked.
    for (const segment of seen) {
      for (const next of segment.nextSegments) {
        const loops = turns.get(segment);
        // A turn of a loop leads out of it as well, which is a way on only for what stands behind the loop.
        if (loops?.has(next) && isWithin(target, loops.get(next))) continue;
        if (next === to) return true;
        seen.add(next);
      }
    }
    return false;
  }
}

/** The same where nobody walks code paths: by the tree, which knows as much but for `catch` and `finally`. */
export function orderInTree(sourceCode: SourceCode): Pick<Order, 'precedes'> {
  const precedes = (first: Node, second: Node): boolean =>
    first !== second &&
    !isExcluded(first, second, sourceCode) &&
    (isChained(first, second) ||
      precedesInTree(first, second) ||
      chainsAround(second).some(chain => precedes(first, chain)));
  return { precedes };
}

/** `first().then(() => second())`: the callback runs when the promise before it has settled. */
function isChained(first: Node, second: Node): boolean {
  return chainsAround(second).some(
    ({ callee }) => callee.type === 'MemberExpression' && isWithin(first, callee.object),
  );
}

/** The calls `load().then(() => node)`, innermost first, by whose callbacks a node runs: it runs behind all that goes before them. */
function chainsAround(node: Node): TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    const call = fn.parent;
    if (
      call.type !== 'CallExpression' ||
      call.callee === fn ||
      call.callee.type !== 'MemberExpression' ||
      !/^(?:then|finally)$/.test(memberName(call.callee) ?? '')
    )
      return found;
    found.push(call);
  }
  return found;
}

const loops = /^(?:For|ForOf|ForIn|While|DoWhile)Statement$/;

/** The loop that a node turns; undefined for a `continue` that may mean an outer one. */
function loopOf(node: Node): Node | undefined {
  if (node.type === 'ContinueStatement' && node.label) return undefined;
  let loop: Node | undefined = node;
  while (loop && !loops.test(loop.type)) loop = loop.parent;
  return loop;
}

function isWithin(node: Node, outer: Node | undefined): boolean {
  return !outer || contains(outer.range, node.range);
}

/** Whether what must hold for the one rules out the other: paths know of branches, not of what they ask. */
function isExcluded(first: Node, second: Node, sourceCode: SourceCode): boolean {
  for (let inner = second; inner.parent && !isFunction(inner); inner = inner.parent) {
    if (inner.type === 'CatchClause' && inner.parent.type === 'TryStatement' && isWithin(first, inner.parent.block))
      return true;
  }
  const after = conditionsOf(second, sourceCode);
  return conditionsOf(first, sourceCode).some(one => after.some(other => contradicts(one, other)));
}

interface Condition {
  readonly text: string;
  readonly outcome: boolean;
  /** Of `subject === literal`. */
  readonly equals?: { readonly subject: string; readonly to: string };
}

function contradicts(a: Condition, b: Condition): boolean {
  if (a.text === b.text) return a.outcome !== b.outcome;
  return (
    a.outcome &&
    b.outcome &&
    a.equals !== undefined &&
    a.equals.subject === b.equals?.subject &&
    a.equals.to !== b.equals.to
  );
}

/** What has been asked on the way to a node in its function: conditions around it, and early exits before it. */
function conditionsOf(node: Node, sourceCode: SourceCode): Condition[] {
  const found: Condition[] = [];
  const add = (test: Node, outcome: boolean): void => {
    if (test.type === 'UnaryExpression' && test.operator === '!') add(test.argument, !outcome);
    else if (test.type === 'LogicalExpression' && test.operator === (outcome ? '&&' : '||')) {
      add(test.left, outcome);
      add(test.right, outcome);
    } else if (test.type === 'BinaryExpression' && /^[!=]==?$/.test(test.operator)) {
      const [subject, to] = [sourceCode.getText(test.left), sourceCode.getText(test.right)];
      const isEqual = test.operator.startsWith('=') === outcome;
      found.push({
        text: `${subject} = ${to}`,
        outcome: isEqual,
        ...(test.right.type === 'Literal' && { equals: { subject, to } }),
      });
    } else found.push({ text: sourceCode.getText(test), outcome });
  };
  for (let inner: Node = node; inner.parent && !isFunction(inner); inner = inner.parent) {
    const outer: Node = inner.parent;
    if ((outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && inner !== outer.test)
      add(outer.test, inner === outer.consequent);
    else if (outer.type === 'LogicalExpression' && inner === outer.right && outer.operator !== '??')
      add(outer.left, outer.operator === '&&');
    else if (outer.type === 'BlockStatement' || outer.type === 'Program') {
      for (const statement of outer.body) {
        if (statement === inner) break;
        if (statement.type === 'IfStatement' && neverGoesOn(statement.consequent)) add(statement.test, false);
      }
    }
  }
  return found;
}

/** The smallest node that holds both. */
export function commonAncestor(a: Node, b: Node): Node | undefined {
  let outer: Node | undefined = a;
  while (outer && !isWithin(b, outer)) outer = outer.parent;
  return outer;
}
