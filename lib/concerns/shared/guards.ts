/** Whether a call runs only once somebody is identified. */
import { contains, enclosingFunction, isFunction, neverGoesOn } from '../../edit/nodes.ts';
import { asksByCase, asksForPerson, insistsOnPerson } from './asks-for-person.ts';
import { memberName } from './settlement.ts';
import { nameOfFunction } from './sign-up.ts';
import { variableOf } from './variables.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { Knowledge } from './asks-for-person.ts';
import type { PersonState } from './person-state.ts';

type Node = TSESTree.Node;

interface Surroundings {
  /** The name of the helper that exists for it. */
  readonly helper?: string;
  /** The calls of this file that identify somebody. */
  readonly identifies?: readonly Node[];
  /** Of the file at hand; conditions by a constant are seen through with it. */
  readonly sourceCode?: Readonly<TSESLint.SourceCode>;
  /** What this file keeps of the person who is identified. */
  readonly states?: readonly PersonState[];
  /** Names of what the function is given: to ask about that says nothing of who is identified. */
  readonly given?: ReadonlySet<string>;
  /** Nothing counts but what asks one of `states`. */
  readonly isStateAlone?: boolean;
  /** What somebody has says nothing of whether they are identified. */
  readonly isOfArrival?: boolean;
  /** What holds for the whole of this node does not count. */
  readonly until?: Node | undefined;
}

/**
 * Whether a check of the identified person dominates a call: a condition around it, an early return before it, a
 * function that insists on somebody, an identify before it, or the helper that exists for it. What dominates the
 * making of a function dominates what is in it.
 */
export function isGuarded(
  call: Node,
  {
    helper,
    identifies = [],
    sourceCode,
    states = [],
    given,
    isStateAlone = false,
    isOfArrival = false,
    until,
  }: Surroundings = {},
): boolean {
  const knowledge = {
    sourceCode,
    given,
    isStateAlone,
    isOfArrival,
    isKept: (node: Node) => states.some(state => state.isRead(node)),
  };
  const asks = (test: Node, outcome: boolean): boolean => asksForPerson(test, outcome, knowledge);
  const settles = (statement: Node): boolean =>
    isEarlyExit(statement, asks) || runsOneOf(identifies, statement) || (!isStateAlone && insistsOnPerson(statement));

  const holds = (outer: Node, inner: Node): boolean => {
    switch (outer.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        return (
          (inner === outer.consequent && asks(outer.test, true)) ||
          (inner === outer.alternate && asks(outer.test, false))
        );
      case 'LogicalExpression':
        return inner === outer.right && asks(outer.left, outer.operator === '&&');
      case 'WhileStatement':
        return inner === outer.body && asks(outer.test, true);
      case 'BlockStatement':
      case 'Program':
      case 'StaticBlock':
        return before(outer.body, inner).some(settles);
      case 'SwitchCase':
        return before(outer.consequent, inner).some(settles);
      case 'SwitchStatement':
        return entriesOf(outer.cases, inner).every(one => asksByEntry(outer, one, knowledge));
      case 'SequenceExpression':
        return before(outer.expressions, inner).some(one => runsOneOf(identifies, one));
      case 'CallExpression':
        // `client.identify(…).then(() => client.track(…))`
        return (
          inner !== outer.callee &&
          (runsOneOf(identifies, outer.callee) || isRunByGuard(outer, inner) || isQueued(outer, inner))
        );
      case 'VariableDeclarator':
        // `const run = () => client.track(…); if (isKnown) run(); else waiting.push(run);`
        return inner === outer.init && isFunction(inner) && isRunWhenKnown(outer);
      default:
        return false;
    }
  };

  /** `whenKnown(() => client.track(…))` of a function that runs what it is given behind a check. */
  const isRunByGuard = (outer: TSESTree.CallExpression, inner: Node): boolean => {
    const uses = sourceCode && isFunction(inner) ? usesInCallee(outer, inner, sourceCode) : [];
    // What stands in the function itself would lead back to it.
    return uses.length > 0 && uses.every(({ node, fn }) => !contains(fn.range, call.range) && isRunBehind(node, fn));
  };
  const isRunBehind = (node: Node, fn: Node): boolean =>
    isGuarded(node, { sourceCode, states, isStateAlone, isOfArrival, until: fn.parent });

  /** `waiting.push(() => client.track(…))` of a list that is gone through where somebody is identified. */
  const isQueued = ({ callee }: TSESTree.CallExpression, given: Node): boolean =>
    sourceCode !== undefined &&
    (isFunction(given) || given.type === 'Identifier') &&
    callee.type === 'MemberExpression' &&
    keeping.has(memberName(callee) ?? '') &&
    usesOf(callee.object, sourceCode).some(use => {
      const fn = enclosingFunction(use);
      return (
        fn !== undefined && !contains(fn.range, given.range) && identifies.some(one => contains(fn.range, one.range))
      );
    });
  /** All that is done with a function of this function: it is called behind a check, or kept until somebody is known. */
  const isRunWhenKnown = ({ id }: TSESTree.VariableDeclarator): boolean => {
    const uses = sourceCode && enclosingFunction(id) ? usesOf(id, sourceCode) : [];
    return (
      uses.length > 0 &&
      uses.every(use => {
        const { parent } = use;
        if (parent?.type !== 'CallExpression') return false;
        return parent.callee === use
          ? isGuarded(parent, { identifies, ...(sourceCode && { sourceCode }), states, isStateAlone, isOfArrival })
          : isQueued(parent, use);
      })
    );
  };

  for (let inner: Node = call, outer = call.parent; outer && outer !== until; inner = outer, outer = outer.parent) {
    if ((helper !== undefined && nameOfFunction(outer) === helper) || holds(outer, inner)) return true;
  }
  return false;
}

/** What keeps a function for later. */
const keeping: ReadonlySet<string> = new Set(['push', 'unshift', 'add', 'enqueue']);

/** Where a variable is read. */
function usesOf(name: Node, sourceCode: Readonly<TSESLint.SourceCode>): Node[] {
  const variable = name.type === 'Identifier' ? variableOf(name, sourceCode) : undefined;
  return (variable?.references ?? []).filter(use => use.isRead()).map(({ identifier }) => identifier as Node);
}

/** Where a function of the file reads the parameter that a call of it gives a callback for. */
function usesInCallee(
  { callee, arguments: given }: TSESTree.CallExpression,
  callback: Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): { readonly node: Node; readonly fn: FunctionNode }[] {
  const definition = callee.type === 'Identifier' ? variableOf(callee, sourceCode)?.defs[0]?.node : undefined;
  const fn = definition?.type === 'VariableDeclarator' ? definition.init : definition;
  const parameter = isFunction(fn) ? fn.params[given.findIndex(one => one === callback)] : undefined;
  if (!isFunction(fn) || parameter?.type !== 'Identifier') return [];
  const reads = variableOf(parameter, sourceCode)?.references.filter(reference => reference.isRead()) ?? [];
  return reads.map(({ identifier }) => ({ node: identifier as Node, fn }));
}

/** The cases by which a case of a `switch` is entered: its own, and those before it that go on into it. */
function entriesOf(cases: readonly TSESTree.SwitchCase[], inner: Node): readonly TSESTree.SwitchCase[] {
  const last = cases.findIndex(one => one === inner);
  let first = last;
  while (first > 0 && !cases[first - 1]?.consequent.some(neverGoesOn)) first--;
  return cases.slice(first, last + 1);
}

/** Whether a `switch` that is entered there says that somebody is known; by `default`, that none of the cases applies. */
function asksByEntry(
  { discriminant, cases }: TSESTree.SwitchStatement,
  { test }: TSESTree.SwitchCase,
  knowledge: Knowledge,
): boolean {
  if (test) return asksByCase(discriminant, test, true, knowledge);
  return cases.some(one => one.test !== null && asksByCase(discriminant, one.test, false, knowledge));
}

function before(nodes: readonly Node[], inner: Node): readonly Node[] {
  return nodes.slice(0, nodes.indexOf(inner));
}

/** `if (!user) return;` */
function isEarlyExit(statement: Node, asks: (test: Node, outcome: boolean) => boolean): boolean {
  if (statement.type !== 'IfStatement') return false;
  return (
    (neverGoesOn(statement.consequent) && asks(statement.test, false)) ||
    (statement.alternate !== null && neverGoesOn(statement.alternate) && asks(statement.test, true))
  );
}

/** Whether one of the calls is made whenever `node` is run: not in a branch, nor in a function that may be called later, or never. */
function runsOneOf(calls: readonly Node[], node: Node): boolean {
  return calls.some(call => {
    for (let inner = call; inner !== node; inner = inner.parent as Node) {
      if (!inner.parent || mayLeaveOut(inner.parent, inner)) return false;
    }
    return true;
  });
}

function mayLeaveOut(outer: Node, inner: Node): boolean {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return inner !== outer.test;
    case 'LogicalExpression':
      return inner === outer.right;
    case 'ForStatement':
      return inner !== outer.init;
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
      return inner === outer.body;
    case 'SwitchCase':
    case 'CatchClause':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
    case 'ClassBody':
      return true;
    default:
      return false;
  }
}
