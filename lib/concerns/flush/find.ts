/** Sends that are lost since the process ends, or is frozen, before they are made. */
import path from 'node:path';

import { contains, enclosingFunction, isFunction, sameRange, walk } from '../../edit/nodes.ts';
import { textIn } from '../../edit/string-literal.ts';
import { mayBeClientSide } from '../shared/client-side.ts';
import { runs } from '../shared/handlers.ts';
import { iterationOf } from '../shared/loops.ts';
import { isRequest } from '../shared/sends.ts';
import { nameOfFunction } from '../shared/sign-up.ts';
import { nodeOfCall } from '../shared/wrapper-body.ts';
import { droppedRejection, memberName, settlementOf } from '../shared/settlement.ts';
import { isInServerless } from './serverless.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

export interface LostSend {
  readonly call: AnalyticsCall;
  readonly node: Node;
  /** The platform freezes the function around it, or the file calls `process.exit()` after it. */
  readonly end: 'serverless' | 'exit';
  /** It waits in a queue; else nobody waits for its request. */
  readonly isQueued: boolean;
}

/** The sends of a file that may never be made, one for each function that a platform freezes, one for the exits. */
export function lostSends(reading: RuleReading, sourceCode: SourceCode): LostSend[] {
  const found: (LostSend & { readonly within: FunctionNode | undefined })[] = [];
  for (const call of reading.calls) {
    const isQueued = call.batches && call.platform === 'server' && call.method !== 'init' && call.method !== 'flush';
    if (call.inTest || !(isQueued || isRequest(call))) continue;
    const node = reading.nodeAt(call.range);
    if (
      !node ||
      !(isQueued ? isLeftInQueue(call, node, reading, sourceCode) : isLetGo(call, node, reading, sourceCode))
    )
      continue;
    const { within, end } = endAfter(node, reading, sourceCode);
    if (end && !found.some(other => other.end === end && other.within === within && other.isQueued === isQueued))
      found.push({ call, node, end, isQueued, within });
  }
  return found;
}

/** What may end before a send that nobody waits for is made: its catch is not reached then. */
export function endAfter(
  node: Node,
  reading: RuleReading,
  sourceCode: SourceCode,
): { readonly end: LostSend['end'] | undefined; readonly within: FunctionNode | undefined } {
  const within = isInServerless(node, sourceCode, reading.file, reading.project.root);
  return { within, end: within ? 'serverless' : exitsAfter(node, sourceCode) ? 'exit' : undefined };
}

/** Nothing in the file, or in the module of the client, empties the queue. */
function isLeftInQueue(call: AnalyticsCall, node: Node, reading: RuleReading, sourceCode: SourceCode): boolean {
  const within = (one: Node): FunctionNode | undefined =>
    isInServerless(one, sourceCode, reading.file, reading.project.root);
  const own = within(node);
  const isFlushed = reading.calls.some(other => {
    const flush = other.method === 'flush' ? reading.nodeAt(other.range) : undefined;
    if (!flush || (own && isDropped(flush))) return false;
    const its = within(flush);
    return its === undefined || its === own;
  });
  if (isFlushed) return false;
  const module = reading.project.read(path.join(reading.project.root, call.target.file));
  // At each send, or when the process ends.
  return !module.calls.some(
    other =>
      sendsAtOnce(other) ||
      (call.target.file !== reading.file &&
        other.method === 'flush' &&
        (!own || !isLeftToCallers(other, call, reading, sourceCode))),
  );
}

/**
 * Whether a flush is all that a function of the client's module does, and nobody calls that here: not this file, and no
 * module that it takes something from.
 */
function isLeftToCallers(
  flush: AnalyticsCall,
  send: AnalyticsCall,
  reading: RuleReading,
  sourceCode: SourceCode,
): boolean {
  if (!flush.inside || send.through?.some(fn => fn.file === flush.file && contains(fn.range, flush.range)))
    return false;
  const node = nodeOfCall(flush, reading);
  const fn = node && enclosingFunction(node);
  const name = fn && nameOfFunction(fn);
  if (name === undefined || isNamedIn(sourceCode, name)) return false;
  const taken = sourcesOf(sourceCode);
  return !reading.project
    .calls()
    .some(
      ({ method, via, target, file }) =>
        method === 'flush' &&
        via === 'wrapper' &&
        target.file === flush.file &&
        sameRange(target.range, flush.range) &&
        taken.has(stemOf(file)),
    );
}

/** Whether a file names something other than where it takes it from its module. */
function isNamedIn({ ast, visitorKeys }: SourceCode, name: string): boolean {
  let found = false;
  walk(
    ast,
    node => {
      if (node.type === 'ImportDeclaration') return false;
      const isTaken = node.type === 'VariableDeclarator' && node.init !== null && sourceIn(node.init) !== undefined;
      found ||= node.type === 'Identifier' && node.name === name;
      return !found && !isTaken;
    },
    visitorKeys,
  );
  return found;
}

/** How the modules are called that a file takes something from, without their folders. */
function sourcesOf({ ast, visitorKeys }: SourceCode): ReadonlySet<string> {
  const found = new Set<string>();
  walk(
    ast,
    node => {
      const source = node.type === 'ImportDeclaration' ? node.source.value : sourceIn(node);
      if (source !== undefined) found.add(stemOf(source));
    },
    visitorKeys,
  );
  return found;
}

/** `require('./segment')` */
function sourceIn(node: Node): string | undefined {
  const isRequire =
    node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require';
  return isRequire && node.arguments[0] ? textIn(node.arguments[0]) : undefined;
}

/** `src/segment/index.ts`: what it is imported by ends so. */
function stemOf(file: string): string {
  const { dir, name } = path.posix.parse(file);
  return name === 'index' ? path.posix.basename(dir) : (name.split('.')[0] as string);
}

/** A flush that nobody waits for; with a callback somebody does. */
function isDropped(flush: Node): boolean {
  return (
    settlementOf(flush).end === 'floating' && !(flush.type === 'CallExpression' && flush.arguments.some(isFunction))
  );
}

/** A request of which nobody has the promise. */
function isLetGo(call: AnalyticsCall, node: Node, reading: RuleReading, sourceCode: SourceCode): boolean {
  if (call.sdk === 'http' && mayBeClientSide(reading.file, sourceCode)) return false;
  return settlementOf(node).end === 'floating' || droppedRejection(node)?.how === 'callback';
}

/** A `process.exit()` that runs after the node: further down in a block around it, or in a callback of its promise chain. */
export function exitsAfter(node: Node, sourceCode: SourceCode): boolean {
  for (let inner: Node = node; inner.parent; inner = inner.parent) {
    const block: Node = inner.parent;
    // `people.forEach(person => { … })` has run when the statement behind it does.
    if (isFunction(inner) && iterationOf(inner)) continue;
    if (isFunction(inner) && !isStarted(inner))
      return runs(inner, sourceCode).some(call => exitsInChain(call, sourceCode) || exitsAfter(call, sourceCode));
    if (block.type === 'TryStatement' && block.finalizer && block.finalizer !== inner) {
      if (block.finalizer.body.some(statement => exits(statement, sourceCode))) return true;
      continue;
    }
    if (block.type !== 'BlockStatement' && block.type !== 'Program') {
      if (exitsInChain(inner, sourceCode)) return true;
      continue;
    }
    const rest = block.body.slice(block.body.indexOf(inner as TSESTree.Statement) + 1);
    if (rest.some(statement => exits(statement, sourceCode))) return true;
  }
  return false;
}

/** `main().then(() => process.exit())`; one in `.catch()` alone is the exception. */
function exitsInChain(call: Node, sourceCode: SourceCode): boolean {
  for (let member = call.parent; member?.type === 'MemberExpression' && member.object === call; member = call.parent) {
    const outer: Node | undefined = member.parent;
    if (outer?.type !== 'CallExpression' || outer.callee !== member) return false;
    const [callback] = outer.arguments;
    if (
      /^(?:then|finally)$/.test(memberName(member) ?? '') &&
      callback &&
      /\b(?:process|Deno)\.exit\b/.test(sourceCode.getText(callback))
    )
      return true;
    call = outer;
  }
  return false;
}

/** Run where it is written. */
function isStarted(fn: FunctionNode): boolean {
  return fn.parent.type === 'CallExpression' && fn.parent.callee === fn;
}

function exits(statement: TSESTree.ProgramStatement, sourceCode: SourceCode): boolean {
  // On one way, and well: `if (!flags.watch) process.exit(0)`. What ends in a failure is the exception.
  if (statement.type === 'IfStatement')
    return [statement.consequent, statement.alternate].some(branch => {
      const last = branch?.type === 'BlockStatement' ? branch.body.at(-1) : branch;
      return last != null && /\bexit\(0?\)/.test(sourceCode.getText(last)) && exits(last, sourceCode);
    });
  return (
    (statement.type === 'ExpressionStatement' || statement.type === 'ReturnStatement') &&
    /^(?:return\s+)?(?:process|Deno)\.exit\(/.test(sourceCode.getText(statement))
  );
}

/** A client that sends each call by itself needs no flush before a natural end. */
function sendsAtOnce(call: AnalyticsCall): boolean {
  const options = call.method === 'init' ? call.parts.options?.value : undefined;
  if (options?.kind !== 'object') return false;
  return ['flushAt', 'maxEventsInBatch'].some(key => {
    const value = options.get(key);
    return value?.kind === 'literal' && value.value === 1;
  });
}
