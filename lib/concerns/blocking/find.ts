/** Sends that a request handler waits for, put together as they can be let go. */
import { contains, enclosingFunction, isFunction, pathOf, sameRange } from '../../edit/nodes.ts';
import { settlementOf } from '../shared/settlement.ts';
import { isHandler, waitingHandler } from '../shared/handlers.ts';
import { isAnalytics, isRequest } from '../shared/sends.ts';
import { isLogging, isOnlySends } from '../shared/only-sends.ts';
import { precedesInTree } from '../shared/tree-order.ts';
import { isWaitedForElsewhere } from './across.ts';
import { isNeeded } from './needed.ts';
import { isLetGo, isPromiseOf, waitsForMore, wrapperBody } from '../shared/wrapper-body.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

export interface BlockingSend {
  readonly call: AnalyticsCall;
  readonly node: Node;
}

/** The sends of a file that the answer to a request waits for. */
export function blockingSends(reading: RuleReading, sourceCode: SourceCode): BlockingSend[] {
  return reading.calls.flatMap((call): BlockingSend[] => {
    if (call.inTest || !isRequest(call) || !isAnalytics(call)) return [];
    const node = reading.nodeAt(call.range);
    if (!node) return [];
    // Inside a wrapper of this file: the wrapper's call in the handler is told.
    const waiting = waitingHandler(node, sourceCode, reading.file);
    const through = waiting?.through ?? node;
    if (through !== node && isSendOf(reading)(through)) return [];
    if (isNeeded(through, isSendOf(reading), sourceCode)) return [];
    // A wrapper that sends and does not wait blocks nobody.
    if (call.via === 'wrapper' && (wrapperBody(call, reading)?.waits === false || isLetGo(call, reading))) return [];
    return waiting || isWaitedForElsewhere(node, sourceCode, reading.file, reading.project) ? [{ call, node }] : [];
  });
}

function isSendOf({ calls }: RuleReading): (node: Node) => boolean {
  return node => calls.some(({ range }) => sameRange(range, node.range));
}

/** What the code waits with, so far as nothing else hangs on it. */
export type Wait =
  /** `await send()`, alone or where nobody looks at its value. */
  | {
      readonly kind: 'await';
      readonly node: TSESTree.AwaitExpression;
      readonly isPromise: boolean;
      readonly isCaught: boolean;
    }
  /** Statements of one list that each await a send. */
  | { readonly kind: 'run'; readonly statements: readonly TSESTree.ExpressionStatement[] }
  /** A `try` around such statements alone. */
  | {
      readonly kind: 'try';
      readonly statement: TSESTree.TryStatement;
      readonly statements: readonly TSESTree.ExpressionStatement[];
    };

export interface BlockingUnit {
  readonly sends: readonly BlockingSend[];
  /** The function that waits. */
  readonly fn: FunctionNode | undefined;
  /** Undefined where `refused` says why not. */
  readonly wait?: Wait;
  readonly refused?: string;
}

/** The same sends in groups that are let go at once: what runs one after the other stays in its order. */
export function blockingUnits(reading: RuleReading, sourceCode: SourceCode): BlockingUnit[] {
  const sends = unique(blockingSends(reading, sourceCode));
  const alone = new Map(sends.map(send => [send, placeOf(send, sends, reading, sourceCode)]));
  const statements = new Set([...alone.values()].flatMap(place => ('refused' in place ? [] : (place.statement ?? []))));
  const places = new Map(
    [...alone].map(([send, place]) => [send, amongOthers(place, statements, enclosingFunction(send.node), sourceCode)]),
  );
  const units: BlockingUnit[] = [];
  const done = new Set<BlockingSend>();
  for (const send of sends) {
    if (done.has(send)) continue;
    const place = places.get(send)!;
    const fn = enclosingFunction(send.node);
    const own = sends.filter(other => !done.has(other) && belongs(send, place, other, places.get(other)!));
    for (const one of own) done.add(one);
    if ('refused' in place) {
      units.push({ sends: own, fn, refused: place.refused });
      continue;
    }
    const refused = overtaken(own, reading);
    units.push({ sends: own, fn, ...(refused === undefined ? { wait: waitOf(own, place, reading) } : { refused }) });
  }
  return units;
}

interface Place {
  readonly awaited: TSESTree.AwaitExpression;
  /** All that the statement does is to wait. */
  readonly statement?: TSESTree.ExpressionStatement;
  /** The list that the statement stands in, with its neighbours of the same kind. */
  readonly run?: readonly TSESTree.ExpressionStatement[];
  readonly isTry?: TSESTree.TryStatement;
}

interface Refused {
  readonly refused: string;
}

function placeOf(
  { call, node }: BlockingSend,
  sends: readonly BlockingSend[],
  reading: RuleReading,
  sourceCode: SourceCode,
): Place | Refused {
  const { node: last } = settlementOf(node);
  const awaited = last.parent;
  const fn = enclosingFunction(node);
  if (awaited?.type !== 'AwaitExpression')
    return {
      refused:
        'the handler waits for it by way of a function or a callback; let go of the promise there, with a `.catch()`',
    };
  if (!fn || enclosingFunction(awaited) !== fn || !isHandler(fn, sourceCode, reading.file)) {
    return {
      refused:
        'it stands in a function that a handler waits for, and perhaps others; decide there whether they may go on',
    };
  }
  if (isInLoop(awaited, fn)) return { refused: 'in a loop the `await` keeps the pace; hand the whole loop to a queue' };
  if (!isAlone(node, last) || !isOnlySends(last, each => sends.some(send => send.node === each)))
    return { refused: 'other work is awaited together with it, or hangs on its end' };
  if (call.via === 'wrapper' && waitsForMore(call, reading))
    return { refused: `\`${call.wrapper!.name}()\` does other work too, for which the handler may have to wait` };
  if (!isUnused(awaited)) return { refused: 'the code looks at its result' };
  return awaited.parent.type === 'ExpressionStatement' ? { awaited, statement: awaited.parent } : { awaited };
}

/** The place with the statements beside it that only wait for a send as well, and the `try` around nothing else. */
function amongOthers(
  place: Place | Refused,
  statements: ReadonlySet<Node>,
  fn: FunctionNode | undefined,
  sourceCode: SourceCode,
): Place | Refused {
  if ('refused' in place || !place.statement || !fn) return place;
  const { statement } = place;
  const list = statement.parent.type === 'BlockStatement' ? statement.parent.body : undefined;
  const run = list && neighbours(list, statement, one => statements.has(one));
  const holder = statement.parent.parent;
  if (
    holder?.type === 'TryStatement' &&
    holder.block === statement.parent &&
    holder.handler &&
    run?.length === holder.block.body.length
  ) {
    const refused = whyTryStays(holder, fn, sourceCode);
    return refused === undefined ? { ...place, run, isTry: holder } : { refused };
  }
  return { ...place, ...(run && { run }) };
}

function neighbours(
  list: readonly Node[],
  statement: Node,
  isSend: (one: Node) => boolean,
): TSESTree.ExpressionStatement[] {
  const index = list.indexOf(statement);
  let [start, end] = [index, index + 1];
  while (start > 0 && isSend(list[start - 1]!)) start--;
  while (end < list.length && isSend(list[end]!)) end++;
  return list.slice(start, end) as TSESTree.ExpressionStatement[];
}

function belongs(first: BlockingSend, a: Place | Refused, other: BlockingSend, b: Place | Refused): boolean {
  if (first === other) return true;
  if ('refused' in a || 'refused' in b) return false;
  return a.awaited === b.awaited || (a.run !== undefined && b.statement !== undefined && a.run.includes(b.statement));
}

function waitOf(own: readonly BlockingSend[], place: Place, reading: RuleReading): Wait {
  const statements = place.run ?? [];
  if (place.isTry) return { kind: 'try', statement: place.isTry, statements };
  if (statements.length > 1) return { kind: 'run', statements };
  const [{ call, node }] = own as [BlockingSend];
  const { caught, node: last } = settlementOf(node);
  return { kind: 'await', node: place.awaited, isCaught: caught, isPromise: givesPromise(node, last, call, reading) };
}

/** Whether a method of promises can be called on the expression. */
function givesPromise(node: Node, last: Node, call: AnalyticsCall, reading: RuleReading): boolean {
  const bare = last.type === 'ChainExpression' ? last.expression : last;
  if (bare.type !== 'CallExpression') return false;
  return bare !== node || isPromiseOf(call, reading);
}

/** Something of the same person that is sent later, and must not arrive before it. */
function overtaken(own: readonly BlockingSend[], reading: RuleReading): string | undefined {
  const last = own.findLast(({ call }) => !/^(?:track|page|screen|trackAnonymous|metric)$/.test(call.method));
  if (!last) return undefined;
  const later = reading.calls.find(call => {
    const node = own.some(one => one.call.range[0] === call.range[0]) ? undefined : reading.nodeAt(call.range);
    return (
      node !== undefined &&
      !/^(?:init|flush|reset)$/.test(call.method) &&
      call.vendor === last.call.vendor &&
      precedesInTree(last.node, withCallback(node, enclosingFunction(last.node)))
    );
  });
  return (
    later && `the \`${later.method}\` that follows must not arrive before it; let both run in one \`async\` function`
  );
}

/** The callback of `fn` that a node stands in, else the node itself. */
function withCallback(node: Node, fn: FunctionNode | undefined): Node {
  let [outer, holder] = [node, enclosingFunction(node)];
  while (holder && holder !== fn) [outer, holder] = [holder, enclosingFunction(holder)];
  return holder ? outer : node;
}

function isInLoop(node: Node, fn: FunctionNode): boolean {
  for (let inner: Node = node; inner !== fn && inner.parent; inner = inner.parent) {
    if (/^(?:For|ForOf|ForIn|While|DoWhile)Statement$/.test(inner.type)) return true;
  }
  return false;
}

/** Whether nothing is done in `.then()` on the way to what is awaited, and no failure is given to what the handler was given: `.catch(next)`. */
function isAlone(node: Node, last: Node): boolean {
  for (let inner = node; inner !== last; inner = inner.parent!) {
    const { parent } = inner;
    if (isFunction(parent)) return false;
    if (
      parent?.type === 'MemberExpression' &&
      parent.object === inner &&
      (parent.property.type !== 'Identifier' || parent.property.name !== 'catch')
    )
      return false;
    if (
      parent?.type === 'CallExpression' &&
      parent.callee === inner &&
      parent.arguments.some(each => isParameter(each, enclosingFunction(node)))
    )
      return false;
  }
  return true;
}

function isParameter(node: Node, fn: FunctionNode | undefined): boolean {
  const root = pathOf(node)?.split('.')[0];
  return fn?.params.some(param => param.type === 'Identifier' && param.name === root) ?? false;
}

/** Whether nothing becomes of the value. */
function isUnused(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return true;
    case 'LogicalExpression':
      return parent.right === node && isUnused(parent);
    case 'ConditionalExpression':
      return parent.test !== node && isUnused(parent);
    case 'SequenceExpression':
      return parent.expressions.at(-1) !== node || isUnused(parent);
    case 'UnaryExpression':
      return parent.operator === 'void' && isUnused(parent);
    default:
      return false;
  }
}

/** The handler of the error may run later only if nothing of the request hangs on it. */
function whyTryStays(
  { handler, finalizer }: TSESTree.TryStatement,
  fn: FunctionNode,
  sourceCode: SourceCode,
): string | undefined {
  if (finalizer) return 'its `finally` would run before it is done';
  const isLogged = handler!.body.body.every(
    statement =>
      statement.type === 'ExpressionStatement' &&
      statement.expression.type === 'CallExpression' &&
      isOutside(statement.expression, handler!, fn, sourceCode),
  );
  return isLogged ? undefined : 'its `catch` does more than log, so the answer can hang on it';
}

const requestLog = /\.log(?:ger)?\.\w+$/;

/** Whether a call touches nothing but what lives outside of the function, and its own error. */
function isOutside(
  call: TSESTree.CallExpression,
  handler: TSESTree.CatchClause,
  fn: FunctionNode,
  sourceCode: SourceCode,
): boolean {
  if (!isLogging(call)) return false;
  let root: Node = call.callee;
  while (root.type === 'MemberExpression') root = root.object;
  if (root.type === 'ThisExpression' || requestLog.test(sourceCode.getText(call.callee)))
    return isPlain(call.arguments);
  if (root.type !== 'Identifier') return false;
  const { name } = root;
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(handler.body); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable) return variable.defs.every(def => !contains(fn.range, def.name.range)) && isPlain(call.arguments);
  }
  return isPlain(call.arguments);
}

/** Arguments that run nothing and wait for nothing. */
function isPlain(args: readonly Node[]): boolean {
  return args.every(arg => {
    switch (arg.type) {
      case 'Identifier':
      case 'Literal':
        return true;
      case 'MemberExpression':
        return !arg.computed && isPlain([arg.object]);
      case 'TemplateLiteral':
        return isPlain(arg.expressions);
      case 'ObjectExpression':
        return arg.properties.every(
          property => property.type === 'Property' && !property.computed && isPlain([property.value]),
        );
      case 'ConditionalExpression':
        return isPlain([arg.test, arg.consequent, arg.alternate]);
      case 'BinaryExpression':
      case 'LogicalExpression':
        return isPlain([arg.left, arg.right]);
      case 'ChainExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        return isPlain([arg.expression]);
      default:
        return false;
    }
  });
}

/** One expression that ends in several sends is one place. */
function unique(sends: readonly BlockingSend[]): BlockingSend[] {
  const found: BlockingSend[] = [];
  for (const send of [...sends].sort((a, b) => a.node.range[0] - b.node.range[0])) {
    if (!found.some(({ node }) => node === send.node)) found.push(send);
  }
  return found;
}
