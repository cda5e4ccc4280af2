/** Whether a call runs only once somebody is identified. */
import { wordsOf } from '../values/names.ts';
import { nameOfFunction } from './sign-up.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall } from '../reading.ts';

type Node = TSESTree.Node;

/** Names of what is there only for somebody who is known. */
const person = new Set(['user', 'users', 'userid', 'uid', 'identified', 'identify', 'identity', 'account', 'session', 'member', 'customer', 'profile', 'person', 'auth', 'authenticated', 'logged', 'login', 'signed', 'me', 'viewer', 'subscriber', 'known']);
/** Names of what is there for everybody. */
const nobody = new Set(['anonymous', 'guest', 'agent', 'media']);

/**
 * Whether a check of the identified person dominates a call: a condition around it, an early return before it, an
 * identify of the same client before it, or the helper that exists for it.
 *
 * @param until - what holds for the whole of this node does not count
 */
export function isGuarded(call: Node, helper: string, calls: readonly AnalyticsCall[], until?: Node): boolean {
  let inner: Node = call;
  for (let outer: Node | undefined = call.parent; outer && outer !== until; inner = outer, outer = outer.parent) {
    if (nameOfFunction(outer) === helper) return true;
    switch (outer.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        if (inner === outer.consequent && asksFor(outer.test, true)) return true;
        if (inner === outer.alternate && asksFor(outer.test, false)) return true;
        break;
      case 'LogicalExpression':
        if (inner === outer.right && asksFor(outer.left, outer.operator === '&&')) return true;
        break;
      case 'BlockStatement':
      case 'Program':
      case 'StaticBlock':
        if (outer.body.slice(0, outer.body.indexOf(inner as TSESTree.Statement)).some((statement) => isEarlyExit(statement) || identifies(statement, calls))) return true;
        break;
      case 'CallExpression':
        // `client.identify(…).then(() => client.track(…))`
        if (outer.arguments.includes(inner as TSESTree.Expression) && identifies(outer.callee, calls)) return true;
        break;
      default:
    }
  }
  return false;
}

/** `if (!user) return;` before the call in the same block. */
function isEarlyExit(statement: Node): boolean {
  return statement.type === 'IfStatement' && leaves(statement.consequent) && asksFor(statement.test, false);
}

function leaves(statement: Node): boolean {
  if (statement.type === 'BlockStatement') return statement.body.some(leaves);
  return statement.type === 'ReturnStatement' || statement.type === 'ThrowStatement' || statement.type === 'ContinueStatement';
}

/** Whether a test that gives `outcome` says that somebody is known. */
function asksFor(test: Node, outcome: boolean): boolean {
  switch (test.type) {
    case 'UnaryExpression':
      return test.operator === '!' && asksFor(test.argument, !outcome);
    case 'LogicalExpression':
      // `a && b` is true only if both are; `a || b` is false only if both are.
      if ((test.operator === '&&') === outcome) return asksFor(test.left, outcome) || asksFor(test.right, outcome);
      return asksFor(test.left, outcome) && asksFor(test.right, outcome);
    case 'BinaryExpression': {
      const isEqual = test.operator === '===' || test.operator === '==';
      const isUnequal = test.operator === '!==' || test.operator === '!=';
      if (!isEqual && !isUnequal) return false;
      const [value, other] = isNothing(test.right) ? [test.left, test.right] : [test.right, test.left];
      return isNothing(other) ? asksFor(value, isUnequal === outcome) : isEqual === outcome && names(value);
    }
    case 'CallExpression':
      return outcome && (names(test.callee) || test.arguments.some((argument) => names(argument)));
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return asksFor(test.expression, outcome);
    default:
      return outcome && names(test);
  }
}

function isNothing(node: Node): boolean {
  return (node.type === 'Literal' && (node.value === null || node.value === '')) || (node.type === 'Identifier' && node.name === 'undefined');
}

/** Whether an expression is named for a person: `user`, `session?.accountId`, `isLoggedIn`. */
function names(node: Node): boolean {
  switch (node.type) {
    case 'Identifier':
      return isPerson(node.name);
    case 'MemberExpression':
      return (node.property.type === 'Identifier' && !node.computed && isPerson(node.property.name)) || names(node.object);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return names(node.expression);
    case 'CallExpression':
      return names(node.callee);
    default:
      return false;
  }
}

function isPerson(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => person.has(word)) && !words.some((word) => nobody.has(word));
}

/** Whether a node certainly runs an identify: not in a function that may be called later, or never. */
function identifies(node: Node, calls: readonly AnalyticsCall[]): boolean {
  return calls.some(
    (call) => call.method === 'identify' && call.identity === 'ambient' && call.range[0] >= node.range[0] && call.range[1] <= node.range[1] && (!call.functionRange || call.functionRange[0] <= node.range[0]),
  ) && node.type !== 'IfStatement';
}
