/** What a wrapper does with the promise of the send inside it. */
import path from 'node:path';

import { textOf } from '../../files/text.ts';
import { childrenInOrder, contains, enclosingFunction, isFunction, pathOf, sameRange, walk } from '../../edit/nodes.ts';
import { Lines } from '../../syntax/lines.ts';
import { parse } from '../../syntax/parse.ts';
import { callsMore, isOnlySends } from './only-sends.ts';
import { isInTry, settlementOf } from './settlement.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { AnalyticsCall, Range } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

export interface WrapperBody {
  /** Its caller can wait for the send: it awaits or returns it. */
  readonly waits: boolean;
  /** A send that fails makes its promise reject. */
  readonly rejects: boolean;
}

interface Parsed {
  readonly text: string;
  readonly program: TSESTree.Program;
  readonly lines: Lines;
}

/** By path; a text that differs from the one parsed is parsed again. */
const parsed = new Map<string, Parsed>();

const MAX_DEPTH = 4;

/**
 * Reads the functions that a call of a wrapper runs, down to the send.
 *
 * @returns undefined where one of them hands on to the next in a way that cannot be followed
 */
export function wrapperBody(call: AnalyticsCall, reading: RuleReading, depth = 0): WrapperBody | undefined {
  const node = wrappedSend(call, reading);
  if (node) return bodyAround(node);
  const next = depth < MAX_DEPTH ? nextOnTheWay(call, reading) : undefined;
  const own = next && nodeOfCall(next, reading);
  const further = own && wrapperBody(next, reading, depth + 1);
  if (!further) return undefined;
  const { waits, rejects } = bodyAround(own);
  return { waits: waits && further.waits, rejects: rejects && further.rejects };
}

function bodyAround(node: TSESTree.Node): WrapperBody {
  const { end, caught, node: last } = settlementOf(node);
  return {
    waits: end === 'awaited' || end === 'returned',
    rejects: !caught && (end === 'returned' || (end === 'awaited' && !isInTry(last))),
  };
}

/** The one call in the function which a call of a wrapper runs that leads to the same send. */
function nextOnTheWay({ through, target }: AnalyticsCall, { project }: RuleReading): AnalyticsCall | undefined {
  const [fn] = through ?? [];
  if (!fn) return undefined;
  const [next, ...more] = project
    .read(path.join(project.root, fn.file))
    .calls.filter(
      ({ via, functionRange, target: its }) =>
        via === 'wrapper' &&
        functionRange !== undefined &&
        sameRange(functionRange, fn.range) &&
        its.file === target.file &&
        sameRange(its.range, target.range),
    );
  return more.length === 0 ? next : undefined;
}

/** Whether the call certainly gives a promise: by its SDK, or since the wrapper is `async` or does nothing but return the send. */
export function isPromiseOf(call: AnalyticsCall, reading: RuleReading, depth = 0): boolean {
  if (call.via === 'direct') return call.returns === 'promise';
  const fn = wrapperFunction(call, reading);
  if (!fn || fn.async) return fn !== undefined;
  if (call.platform !== 'server') return false;
  if (fn.body === wrappedSend(call, reading)) return true;
  const next = depth < MAX_DEPTH ? nextOnTheWay(call, reading) : undefined;
  return next !== undefined && fn.body === nodeOfCall(next, reading) && isPromiseOf(next, reading, depth + 1);
}

/** Whether a wrapper waits for something besides what it sends, by itself or in wrappers that it calls, or how it does cannot be seen. */
export function waitsForMore(call: AnalyticsCall, reading: RuleReading, depth = 0): boolean {
  const { wrapper } = call;
  const fn = depth < MAX_DEPTH ? wrapperFunction(call, reading) : undefined;
  if (!fn || !wrapper) return true;
  const inside = reading.project
    .read(path.join(reading.project.root, wrapper.file))
    .calls.filter(({ range }) => contains(fn.range, range));
  const isSend = ({ range }: TSESTree.Node): boolean => inside.some(each => sameRange(each.range, range));
  const start = Math.min(...inside.map(({ range }) => range[0]));
  let more = fn.body.type !== 'BlockStatement' && !isOnlySends(fn.body, isSend);
  walk(fn.body, inner => {
    const waited =
      inner.type === 'AwaitExpression' ||
      (inner.type === 'ReturnStatement' && inner.argument && callsMore(inner.argument, () => false))
        ? inner.argument
        : undefined;
    if (waited && !isOnlySends(waited, isSend)) more = true;
    if (inner.type === 'ForOfStatement' && inner.await) more = true;
    // What is refused before anything is sent, and what is told to the caller.
    if (
      (inner.type === 'ThrowStatement' && inner.range[0] < start) ||
      (inner.type === 'AssignmentExpression' && isGiven(inner.left, fn))
    )
      more = true;
    return !isFunction(inner);
  });
  return more || inside.some(each => each.via === 'wrapper' && waitsForMore(each, reading, depth + 1));
}

/** A member of a parameter, or of what the function belongs to. */
function isGiven(target: TSESTree.Node, { params }: FunctionNode): boolean {
  const [root, member] = pathOf(target)?.split('.') ?? [];
  return (
    member !== undefined &&
    (root === 'this' || params.some(param => param.type === 'Identifier' && param.name === root))
  );
}

/** The function that a call of a wrapper runs, by the line where it begins. */
function wrapperFunction(
  { wrapper, range }: AnalyticsCall,
  { project, file, nodeAt }: RuleReading,
): FunctionNode | undefined {
  if (!wrapper) return undefined;
  let program: TSESTree.Node | undefined;
  let lineOf = (node: TSESTree.Node): number => node.loc.start.line;
  if (wrapper.file === file) {
    program = nodeAt(range);
    while (program?.parent) program = program.parent;
  } else {
    const module = moduleAt(path.join(project.root, wrapper.file));
    program = module?.program;
    lineOf = node => module!.lines.at(node.range[0]).line;
  }
  const found: FunctionNode[] = [];
  if (program) {
    walk(program, node => {
      if (isFunction(node) && lineOf(node) === wrapper.line) found.push(node);
      return found.length === 0;
    });
  }
  return found[0];
}

/** The send inside the function that a call of a wrapper runs; undefined where another function stands between the two. */
function wrappedSend(call: AnalyticsCall, reading: RuleReading): TSESTree.Node | undefined {
  const { wrapper, target } = call;
  if (!wrapper || wrapper.file !== target.file) return undefined;
  const { node, lineOf } = sendOf(call, reading);
  const fn = node && enclosingFunction(node);
  return fn && lineOf(fn) === wrapper.line && !isHandedOn(fn, lineOf) ? node : undefined;
}

/** `send(id) { return caught(() => track(id)); }`, on one line: what the wrapper hands to another function is not itself. */
function isHandedOn(fn: FunctionNode, lineOf: (fn: TSESTree.Node) => number): boolean {
  const { parent } = fn;
  const outer = parent.type === 'CallExpression' && parent.callee !== fn ? enclosingFunction(fn) : undefined;
  return outer !== undefined && lineOf(outer) === lineOf(fn);
}

/** Whether a wrapper gives its callers the answer of the request as it came: `const post = body => fetch(url, { body })`. */
export function givesAnswer(call: AnalyticsCall, reading: RuleReading, depth = 0): boolean {
  const own = wrappedSend(call, reading);
  const next = !own && depth < MAX_DEPTH ? nextOnTheWay(call, reading) : undefined;
  const node = own ?? (next && nodeOfCall(next, reading));
  if (!node) return false;
  const { end, node: last } = settlementOf(node);
  return end === 'returned' && last === node && (!next || givesAnswer(next, reading, depth + 1));
}

/** Whether the send that a call ends in, through however many functions, is one whose promise nobody has: none of them can wait for it. */
export function isLetGo(call: AnalyticsCall, reading: RuleReading): boolean {
  const { node } = sendOf(call, reading);
  return node !== undefined && settlementOf(node).end === 'floating';
}

function sendOf(
  { target }: AnalyticsCall,
  { project, file, nodeAt }: RuleReading,
): { node: TSESTree.Node | undefined; lineOf(fn: TSESTree.Node): number } {
  const own = target.file === file ? nodeAt(target.range) : undefined;
  if (own) return { node: own, lineOf: fn => fn.loc.start.line };
  const module = moduleAt(path.join(project.root, target.file));
  return { node: module && linked(module.program, target.range), lineOf: fn => module!.lines.at(fn.range[0]).line };
}

/** The node of a call, with links to its parents, in whichever file of the project it stands. */
export function nodeOfCall(
  call: Pick<AnalyticsCall, 'file' | 'range'>,
  { project, file, nodeAt }: RuleReading,
): TSESTree.Node | undefined {
  if (call.file === file) return nodeAt(call.range);
  const module = moduleAt(path.join(project.root, call.file));
  return module && linked(module.program, call.range);
}

function moduleAt(file: string): Parsed | undefined {
  const text = textOf(file);
  if (text === undefined) return undefined;
  const known = parsed.get(file);
  if (known?.text === text) return known;
  const module = parse(file, text);
  const made = { text, program: module.program, lines: new Lines(module.text) };
  parsed.set(file, made);
  return made;
}

/** The node of this range, with links to its parents, which the parser of other files leaves out. */
function linked(program: TSESTree.Program, range: Range): TSESTree.Node | undefined {
  let found: TSESTree.Node | undefined;
  let node: TSESTree.Node | undefined = program;
  while (node) {
    if (sameRange(node.range, range)) found = node;
    const parent: TSESTree.Node = node;
    node = childrenInOrder(parent).find(child => contains(child.range, range));
    if (node) (node as { parent: TSESTree.Node }).parent = parent;
  }
  return found;
}
