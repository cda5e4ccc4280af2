/** Sends that a loop sets off faster than they are done. */
import { enclosingFunction, isFunction, keyOf, pathOf, walk } from '../../edit/nodes.ts';
import { importedAs } from '../shared/imports.ts';
import { iterationOf, listOf, loopAround } from '../shared/loops.ts';
import { calleeName, memberName, settlementOf } from '../shared/settlement.ts';
import { variableOf } from '../shared/variables.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';

type Node = TSESTree.Node;

/** What is known beside the loop itself. */
export interface Surroundings {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** Whether a name, or a member of one, is a list that is written out where it was made: in another file, say. */
  isWrittenOut(path: string): boolean;
}

export interface Repetition {
  /** `parallel`: none waits for the one before. `sequence`: each does, and nothing slows them down. */
  readonly kind: 'parallel' | 'sequence';
  /** What is gone through was read from a file: events kept for later, all at once. */
  readonly isReplay: boolean;
}

const pausing = /sleep|delay|pause|wait|timeout|throttle|backoff|limit|acquire|debounce|semaphore|schedule|reserve/i;
const portion = /batch|chunk|slice|page|portion|group|window/i;
/** What a function is given is called so where it gives rows. */
const rowGiving = /(?:stream|cursor|parser|readable|reader|rows)$/i;
/** Methods that give no more than the list has. */
const keeping = /^(?:map|filter|sort|reverse|toSorted|toReversed|keys|values|entries)$/;
const cutting = /^(?:slice|splice|chunk|batch|take|first|limit)$/;

/** How a send is repeated without bound; undefined where it is not, or where something holds it back. */
export function repetitionOf(node: Node, at: Surroundings): Repetition | undefined {
  const own = iterationByName(node);
  if (own && isPortion(own)) return undefined;
  return own ? inParallel(own, own.callee.object, at) : repetitionAround(node, at);
}

function repetitionAround(node: Node, at: Surroundings): Repetition | undefined {
  const loop = loopAround(node);
  return loop ? inLoop(node, loop, at) : inFunction(node, at);
}

function inFunction(node: Node, at: Surroundings): Repetition | undefined {
  const fn = enclosingFunction(node);
  if (!fn) return undefined;
  // `new Promise((resolve) => …)` runs at once.
  if (fn.parent.type === 'NewExpression')
    return calleeName(fn.parent) === 'Promise' ? repetitionOf(fn.parent, at) : undefined;
  const stream = streamOf(fn);
  return stream ? inStream(fn, stream, at) : inIteration(fn, at);
}

function inLoop(node: Node, loop: Node, at: Surroundings): Repetition | undefined {
  if (hasPause(loop, at) || isPortion(loop)) return undefined;
  const { end, node: last } = settlementOf(node);
  // Left by `return` or `break` right after the first send.
  if (end === 'returned' || isFollowedByJump(last)) return undefined;
  if (isBounded(loop, at)) {
    // Few times for each of many: the loop around that one counts.
    const outer = loopAround(loop);
    return outer ? inLoop(node, outer, at) : inFunction(loop, at);
  }
  const isInTurn = end === 'awaited' && enclosingFunction(last) === enclosingFunction(node);
  return {
    kind: isInTurn ? 'sequence' : 'parallel',
    isReplay: loop.type === 'ForOfStatement' && isFromFile(loop.right, at, 5),
  };
}

function inStream(fn: FunctionNode, stream: Node, at: Surroundings): Repetition | undefined {
  const isReplay = isFromFile(stream, at, 5);
  const isHeld = hasPause(fn, at) || /\.pause\(/.test(at.sourceCode.getText(fn));
  return (isReplay || isStreamed(stream, at)) && !isHeld ? { kind: 'parallel', isReplay } : undefined;
}

function inIteration(fn: FunctionNode, at: Surroundings): Repetition | undefined {
  const call = iterationOf(fn);
  if (call?.callee.type !== 'MemberExpression') return undefined;
  if (!/^(?:map|forEach|flatMap|each|from|fromAsync)$/.test(memberName(call.callee) ?? '')) return undefined;
  if (hasPause(fn, at) || isPortion(call)) return undefined;
  return inParallel(call, listOf(call, fn) ?? call.callee.object, at);
}

function inParallel(call: Node, list: Node, at: Surroundings): Repetition | undefined {
  if (isSmall(list, at)) return repetitionAround(call, at);
  // One page after the other, with a pause between them.
  const pages = loopAround(call);
  return pages && hasPause(pages, at) ? undefined : { kind: 'parallel', isReplay: isFromFile(list, at, 5) };
}

/** `people.map(identify)`: the send is the iteration itself. */
function iterationByName(
  node: Node,
): (TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression }) | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const [given] = node.arguments;
  const isByName = given !== undefined && isReference(given);
  return isByName && node.arguments.length === 1 && /^(?:map|forEach|flatMap)$/.test(memberName(node.callee) ?? '')
    ? (node as TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression })
    : undefined;
}

/** `send`, `crm.send`, `crm.send.bind(crm)` */
function isReference(given: Node): boolean {
  if (given.type === 'CallExpression')
    return (
      given.callee.type === 'MemberExpression' &&
      memberName(given.callee) === 'bind' &&
      isReference(given.callee.object)
    );
  return given.type === 'Identifier' || given.type === 'MemberExpression';
}

/** The stream that runs a function for each of its parts, `stream.on('data', fn)`: as fast as it can be read. */
function streamOf(fn: FunctionNode): Node | undefined {
  const call = fn.parent;
  if (call.type !== 'CallExpression' || call.arguments[1] !== fn || call.callee.type !== 'MemberExpression')
    return undefined;
  const [event] = call.arguments;
  const isPart = event?.type === 'Literal' && /^(?:data|line|row|record)$/.test(String(event.value));
  return isPart && memberName(call.callee) === 'on' ? call.callee.object : undefined;
}

/** What gives rows one after the other, `query.stream()`, `source.pipe(parser)`; what a socket gives comes at its own pace. */
function isStreamed(node: Node, at: Surroundings): boolean {
  if (node.type === 'CallExpression')
    return (
      /^(?:pipe|stream|cursor|queryStream|parse)$/.test(calleeName(node) ?? '') ||
      (node.callee.type === 'MemberExpression' && isStreamed(node.callee.object, at))
    );
  if (node.type !== 'Identifier') return false;
  const definition = variableOf(node, at.sourceCode)?.defs[0];
  if (definition?.type === 'Parameter') return rowGiving.test(node.name);
  const init = constantOf(node, at);
  return init !== undefined && isStreamed(init, at);
}

/** In a function that is given one portion at a time: `async (batch) => …`. */
function isPortion(node: Node): boolean {
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    if (fn.params.some(param => param.type === 'Identifier' && portion.test(param.name))) return true;
  }
  return false;
}

function isFromFile(node: Node, at: Surroundings, hops: number): boolean {
  if (hops === 0) return false;
  switch (node.type) {
    case 'AwaitExpression':
      return isFromFile(node.argument, at, hops);
    case 'CallExpression':
      if (/^(?:readFile|readFileSync|createReadStream|createInterface)$/.test(calleeName(node) ?? '')) return true;
      return node.callee.type === 'MemberExpression' && isFromFile(node.callee.object, at, hops);
    case 'Identifier': {
      const init = constantOf(node, at);
      return init !== undefined && isFromFile(init, at, hops - 1);
    }
    default:
      return false;
  }
}

function constantOf(name: TSESTree.Identifier, at: Surroundings): Node | undefined {
  const definition = variableOf(name, at.sourceCode)?.defs[0];
  if (definition?.type !== 'Variable' || definition.node.parent.kind !== 'const') return undefined;
  return definition.node.init ?? undefined;
}

function isFollowedByJump(node: Node): boolean {
  let statement: Node = node;
  while (statement.parent && statement.parent.type !== 'BlockStatement') {
    if (isFunction(statement)) return false;
    statement = statement.parent;
  }
  const block = statement.parent;
  const next =
    block?.type === 'BlockStatement' ? block.body[block.body.indexOf(statement as TSESTree.Statement) + 1] : undefined;
  return next?.type === 'BreakStatement' || next?.type === 'ReturnStatement';
}

function isBounded(loop: Node, at: Surroundings): boolean {
  if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') return isSmall(loop.right, at);
  // `for (let i = 0; i < 3; i++)`, and retries, which stop at the first success.
  if (loop.type === 'ForStatement')
    return (
      loop.test?.type === 'BinaryExpression' &&
      (isNumber(loop.test.right) || /attempt|retr|tries/i.test(at.sourceCode.getText(loop.test)))
    );
  if (loop.type === 'WhileStatement' || loop.type === 'DoWhileStatement')
    return /attempt|retr|tries/i.test(at.sourceCode.getText(loop.test));
  return false;
}

function isNumber(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'number';
}

/** A list written out, a part cut off a longer one, or what an outer loop gives out portion by portion. */
function isSmall(list: Node, at: Surroundings): boolean {
  switch (list.type) {
    case 'ArrayExpression':
      return list.elements.every(element => element?.type !== 'SpreadElement' || isSmall(element.argument, at));
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return isSmall(list.expression, at);
    case 'NewExpression':
      return (
        /^(?:Set|Map)$/.test(calleeName(list) ?? '') &&
        list.arguments[0] !== undefined &&
        isSmall(list.arguments[0], at)
      );
    case 'CallExpression': {
      const name = calleeName(list) ?? '';
      if (cutting.test(name)) return true;
      if (/^(?:keys|values|entries|from|freeze)$/.test(name) && list.arguments[0])
        return isSmall(list.arguments[0], at);
      return keeping.test(name) && list.callee.type === 'MemberExpression' && isSmall(list.callee.object, at);
    }
    case 'ObjectExpression':
      return list.properties.every(property => property.type === 'Property');
    case 'MemberExpression':
      return portion.test(memberName(list) ?? '') || isDelivery(list) || isConstantMember(list, at);
    case 'Identifier':
      return isSmallByName(list, at);
    default:
      return false;
  }
}

function isSmallByName(name: TSESTree.Identifier, at: Surroundings): boolean {
  const definition = variableOf(name, at.sourceCode)?.defs[0];
  if (definition?.type === 'TSEnumName') return true;
  if (definition?.type === 'ImportBinding') return portion.test(name.name) || at.isWrittenOut(name.name);
  if (definition?.type === 'Variable') {
    const declaration = definition.node.parent;
    const outer = declaration.parent;
    // Portions of a long list bound nothing where nothing waits between them.
    if (outer.type === 'ForOfStatement' && outer.left === declaration)
      return waits(outer.body) || isSmall(outer.right, at);
  }
  if (portion.test(name.name)) return true;
  const init = constantOf(name, at);
  return init !== undefined && init.type !== 'Identifier' && isSmall(init, at);
}

/** `event.Records` of a Lambda, `batch.messages` of a worker: as many as the platform's queue hands over at once. */
function isDelivery(list: TSESTree.MemberExpression): boolean {
  const name = memberName(list);
  return name === 'Records' || (name === 'messages' && pathOf(list.object) === 'batch');
}

/** `Roles.ALL`, `this.roles`: a member that stays what it was made as. */
function isConstantMember(list: TSESTree.MemberExpression, at: Surroundings): boolean {
  const path = pathOf(list);
  if (path === undefined) return false;
  if (list.object.type !== 'ThisExpression') return at.isWrittenOut(path);
  let outer: Node | undefined = list;
  while (outer && outer.type !== 'ClassBody') outer = outer.parent;
  return (
    outer?.body.some(
      member =>
        member.type === 'PropertyDefinition' &&
        (member.static || member.readonly) &&
        keyOf(member) === memberName(list) &&
        member.value !== null &&
        isSmall(member.value, at),
    ) ?? false
  );
}

function waits(body: Node): boolean {
  let found = false;
  walk(body, inner => {
    found ||= inner.type === 'AwaitExpression' || inner.type === 'YieldExpression';
    return !found && !isFunction(inner);
  });
  return found;
}

/** Something in it waits for a while, or for a limiter. */
function hasPause(node: Node, { sourceCode }: Surroundings): boolean {
  let found = false;
  const visit = (inner: Node): void => {
    if (found) return;
    if (inner.type === 'AwaitExpression') {
      const { argument } = inner;
      const called = argument.type === 'CallExpression' || argument.type === 'NewExpression' ? argument : undefined;
      const name = called && calleeName(called);
      const receiver =
        called?.callee.type === 'MemberExpression' && called.callee.object.type === 'Identifier'
          ? called.callee.object.name
          : '';
      if (
        called &&
        ((name && (pausing.test(name) || pausing.test(importedName(called.callee, sourceCode)))) ||
          pausing.test(receiver) ||
          (called.type === 'NewExpression' && name === 'Promise'))
      )
        found = true;
    }
    for (const [key, value] of Object.entries(inner) as [string, unknown][]) {
      if (key === 'parent') continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child === 'object' && child !== null && typeof (child as { type?: unknown }).type === 'string')
          visit(child as Node);
      }
    }
  };
  visit(node);
  return found;
}

/** By what name a function is imported that is called otherwise here: `import { setTimeout as rest } from …`. */
function importedName(callee: Node, sourceCode: Surroundings['sourceCode']): string {
  return (callee.type === 'Identifier' && importedAs(callee, sourceCode)?.name) || '';
}
