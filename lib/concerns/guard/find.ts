/** Events of Customer.io's clients of pages and apps: what keeps them back until somebody is identified, and whether it can. */
import {
  ancestorsOf,
  contains,
  enclosingFunction,
  isFunction,
  statementListOf,
  unwrap,
  walk,
} from '../../edit/nodes.ts';
import { isGuarded } from '../shared/guards.ts';
import { helperName } from '../shared/helper.ts';
import { nameOfFunction } from '../shared/sign-up.ts';
import { mayBeNothing, personStatesIn } from '../shared/person-state.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall, FunctionRef } from '../../reading.ts';
import type { PersonState } from '../shared/person-state.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

interface Located {
  readonly call: AnalyticsCall;
  readonly node: Node;
}

export interface StateFault {
  readonly node: Node;
  /** What the guard asks. */
  readonly name: string;
  /** A reset that leaves it as it is; an identify that does not fill it. */
  readonly other: AnalyticsCall;
}

export interface GuardFaults {
  /** Events that nothing keeps back. */
  readonly unguarded: readonly Located[];
  /** Events of the helper itself, which is one by its name alone: it holds nothing back. */
  readonly openHelpers: readonly Located[];
  /** Guards that ask what nothing empties: after a log-out they let everything pass. */
  readonly neverCleared: readonly StateFault[];
  /** Guards that ask what is filled only by an identify that nobody calls: they let nothing pass. */
  readonly neverFilled: readonly StateFault[];
}

export function guardFaultsIn(reading: RuleReading, program: TSESTree.Program, sourceCode: SourceCode): GuardFaults {
  const own = reading.calls.filter(isOfPage);
  const identifies = own.filter(({ method }) => method === 'identify').flatMap(call => locate(call, reading));
  const tracks = own.filter(isDirectTrack).flatMap(call => locate(call, reading));
  const nodes = identifies.map(({ node }) => node);
  const states = personStatesIn(program, sourceCode, nodes);
  const guardsOf = ({ node }: Located): readonly PersonState[] =>
    states.filter(state => isGuarded(node, { sourceCode, states: [state], isStateAlone: true }));
  const guardedBy = tracks.map(guardsOf).filter(own => own.length > 0);
  // Of several that have to hold, one that is emptied keeps the event back.
  const alone = guardedBy.filter(own => own.every(state => !mayBeCleared(state)));
  const helper = helperName(reading.settings);
  const free = tracks.filter(({ node }) => !isGuarded(node, { identifies: nodes, sourceCode, states }));
  // A helper that the settings name is what somebody says it is.
  const isTrusted = reading.settings.helper !== undefined;
  return {
    unguarded: free.filter(({ node }) => !helperAround(node, helper)),
    openHelpers: free.filter(({ node }) => {
      const around = helperAround(node, helper);
      return around !== undefined && !isTrusted && !mayHoldBack(around, node);
    }),
    neverCleared: unique(alone.flat()).flatMap(state => neverCleared(state, tracks, reading)),
    neverFilled: unique(guardedBy.flat()).flatMap(state => neverFilled(state, identifies, reading)),
  };
}

/** The function that has the helper's name, around a call. */
function helperAround(node: Node, helper: string): Node | undefined {
  return ancestorsOf(node).find(outer => nameOfFunction(outer) === helper);
}

/** Whether a function leaves a call out on some way, or puts it off: what it asks is not known then. */
function mayHoldBack(fn: Node, call: Node): boolean {
  if (isOfHolder(call)) return true;
  for (let inner = call, outer = call.parent; outer && inner !== fn; inner = outer, outer = outer.parent) {
    if (outer !== fn && isFunction(outer)) return true;
    if (branching.has(outer.type)) return true;
    const list = statementListOf(outer) ?? [];
    if (list.slice(0, list.indexOf(inner as TSESTree.Statement)).some(mayLeave)) return true;
  }
  return false;
}

/** `identified?.client.track(event)`: what holds the client may be nothing. `client?.track(event)` asks for the client alone. */
function isOfHolder(call: Node): boolean {
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const client = unwrap(call.callee.object);
  return client.type === 'MemberExpression' && client.optional;
}

const branching: ReadonlySet<string> = new Set([
  'IfStatement',
  'ConditionalExpression',
  'LogicalExpression',
  'SwitchCase',
  'ForOfStatement',
  'ForStatement',
  'WhileStatement',
]);

function mayLeave(statement: Node): boolean {
  let leaves = false;
  walk(statement, node => {
    leaves ||= node.type === 'ReturnStatement' || node.type === 'ThrowStatement';
    return !isFunction(node);
  });
  return leaves;
}

function isOfPage({ vendor, identity, inTest }: AnalyticsCall): boolean {
  return vendor === 'customerio' && identity === 'ambient' && !inTest;
}

/** A client of whatever vendor that remembers who is there. */
function keepsPerson({ identity, inTest }: AnalyticsCall): boolean {
  return identity === 'ambient' && !inTest;
}

function isDirectTrack({ method, via }: AnalyticsCall): boolean {
  return method === 'track' && via === 'direct';
}

function locate(call: AnalyticsCall, { nodeAt }: RuleReading): Located[] {
  const node = nodeAt(call.range);
  return node ? [{ call, node }] : [];
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}

function mayBeCleared({ clears, isShared, writes }: PersonState): boolean {
  return clears.length > 0 || isShared || writes.some(mayBeEmptied);
}

/** Told at a reset of the file, beside which it would be emptied, or else where it is filled. */
function neverCleared(state: PersonState, tracks: readonly Located[], reading: RuleReading): StateFault[] {
  const sdks = new Set(tracks.map(({ call }) => call.sdk));
  const isReset = ({ method, inTest, sdk }: AnalyticsCall): boolean => method === 'reset' && !inTest && sdks.has(sdk);
  const here = reading.calls.find(isReset);
  const other = here ?? reading.project.calls().find(isReset);
  const node = here ? reading.nodeAt(here.range) : state.writes[0];
  return other && node ? [{ node, name: state.name, other }] : [];
}

/** Whether what is written can be nothing: it says so, or what is written is asked about in the same function. */
function mayBeEmptied(write: Node): boolean {
  const value =
    write.type === 'AssignmentExpression'
      ? write.right
      : write.type === 'CallExpression'
        ? write.arguments[0]
        : undefined;
  if (!value || mayBeNothing(value)) return true;
  const bare = unwrap(value);
  const fn = enclosingFunction(write);
  return bare.type === 'Identifier' && fn !== undefined && isAskedAbout(bare.name, fn);
}

function isAskedAbout(name: string, fn: Node): boolean {
  let isAsked = false;
  walk(fn, node => {
    const test =
      node.type === 'IfStatement' || node.type === 'ConditionalExpression'
        ? node.test
        : node.type === 'LogicalExpression'
          ? node.left
          : undefined;
    if (test) walk(test, inner => void (isAsked ||= inner.type === 'Identifier' && inner.name === name));
  });
  return isAsked;
}

/** Told at the identify that nobody calls, while another client of the project knows who is there. */
function neverFilled(state: PersonState, identifies: readonly Located[], reading: RuleReading): StateFault[] {
  const writers = state.writes.map(enclosingFunction);
  const fns = writers.flatMap(fn => (fn ? [{ file: reading.file, range: fn.range }] : []));
  const filling = identifies.find(({ node }) => writers.some(fn => fn && contains(fn.range, node.range)));
  // Whoever takes what listens runs it.
  if (writers.some(fn => fn && (isHandedOver(fn) || isOfFramework(fn)))) return [];
  if (!filling || fns.length < writers.length || !fns.every(fn => isNeverCalled(fn, filling.call, reading))) return [];
  const other = reading.project.calls().find(
    call =>
      keepsPerson(call) &&
      call.method === 'identify' &&
      isElsewhere(call, filling.call) &&
      // What nobody is seen to call identifies nobody by the other client either.
      !fns.some(({ file, range }) => call.file === file && contains(range, call.range)),
  );
  return other ? [{ node: filling.node, name: state.name, other }] : [];
}

/** `on('session:started', user => …)`: given to a call that is made for that. */
function isHandedOver({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'CallExpression' && parent.parent.type === 'ExpressionStatement';
}

/** A method of a component that its framework calls: `componentDidUpdate() { … }` */
function isOfFramework(fn: TSESTree.Node): boolean {
  return fn.parent?.type === 'MethodDefinition' && lifecycle.has(nameOfFunction(fn) ?? '');
}

const lifecycle: ReadonlySet<string> = new Set([
  ...['componentDidMount', 'componentDidUpdate', 'componentWillMount', 'UNSAFE_componentWillMount', 'render'],
  ...['componentWillReceiveProps', 'UNSAFE_componentWillReceiveProps', 'connectedCallback'],
  ...['ngOnInit', 'ngOnChanges', 'ngAfterViewInit'],
]);

function isElsewhere(call: AnalyticsCall, { target }: AnalyticsCall): boolean {
  return call.target.file !== target.file || call.target.range[0] !== target.range[0];
}

/** A function whose callers the reading would know, since it is a wrapper, and that has none. */
function isNeverCalled(fn: FunctionRef, { inside }: AnalyticsCall, { project, file }: RuleReading): boolean {
  if (!inside) return false;
  const isIt = ({ file: other, range }: FunctionRef): boolean => other === fn.file && range[0] === fn.range[0];
  return (
    !project.calls().some(({ through = [], inTest }) => !inTest && through.some(isIt)) &&
    project.running.callersIn(file, [fn]).length === 0
  );
}
