/** Whether a call runs only once somebody is identified. */
import { neverGoesOn } from '../../edit/nodes.ts';
import { asksForPerson, insistsOnPerson } from './asks-for-person.ts';
import { nameOfFunction } from './sign-up.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
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
      case 'SequenceExpression':
        return before(outer.expressions, inner).some(one => runsOneOf(identifies, one));
      case 'CallExpression':
        // `client.identify(…).then(() => client.track(…))`
        return inner !== outer.callee && runsOneOf(identifies, outer.callee);
      default:
        return false;
    }
  };

  for (let inner: Node = call, outer = call.parent; outer && outer !== until; inner = outer, outer = outer.parent) {
    if ((helper !== undefined && nameOfFunction(outer) === helper) || holds(outer, inner)) return true;
  }
  return false;
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
