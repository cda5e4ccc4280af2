import type { TSESTree } from '@typescript-eslint/utils';

import { wordsOf } from '../../lib/calls/values/names.ts';
import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import {
  ancestorsOf,
  contains,
  enclosingFunction,
  isFunction,
  nameOf,
  pathOf,
  statementListOf,
  unwrap,
  walk,
} from '../../lib/edit/nodes.ts';
import { placementOf } from '../../lib/edit/placement.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { Memory } from './queues.ts';
import { memoryAt, nameOfFunction, pushedTo } from './queues.ts';

/** A place where the code notes that nobody is logged in. */
export type LogOutBranch =
  /** `if (!id) return;` or `if (!id || more) return;` */
  | {
      readonly kind: 'return';
      readonly statement: TSESTree.IfStatement;
      /** The operands that say that nobody is logged in. */
      readonly nobody: readonly TSESTree.Expression[];
      /** The others. */
      readonly rest: readonly TSESTree.Expression[];
    }
  /** `if (id) { identify }` without an `else`; `rest` holds what else it asks. */
  | {
      readonly kind: 'else';
      readonly statement: TSESTree.IfStatement;
      readonly nobody: string;
      readonly rest: boolean;
    }
  /** `id && identify`, which becomes an `if` where the person is noted beside it. */
  | {
      readonly kind: 'logical';
      readonly statement: TSESTree.LogicalExpression;
      readonly nobody: string;
      readonly rest: boolean;
    }
  /** `if (id) { identify } else { … }` or `if (!id) { … } else { identify }`: what runs while nobody is logged in. */
  | {
      readonly kind: 'inside';
      readonly statement: TSESTree.IfStatement;
      readonly body: TSESTree.Statement;
      /** What still has to be asked there, since it also runs for other reasons. */
      readonly nobody: string | undefined;
    };

/**
 * Finds where a function that identifies a person turns away if there is none. Only functions that are handed
 * on count, such as effects and listeners: they run again when the person is gone. A function that is called
 * with a person says nothing about log-out.
 *
 * @param identify the call that identifies
 * @param id the expression of the person's id
 */
export function logOutBranchOf(source: Source, identify: Node, id: Node): LogOutBranch | undefined {
  const known = idPaths(source, id);
  const isKnown = (node: Node): boolean => {
    const path = pathOf(node);
    return (
      path !== undefined &&
      (known.some(each => each === path || each.startsWith(`${path}.`)) || isSessionFlag(source, node, path))
    );
  };
  const logical = logicalBranchOf(source, identify, isKnown);
  if (logical && runsAgain(logical.statement) && !isOnEvent(logical.statement)) {
    return logical;
  }
  for (const ancestor of ancestorsOf(identify)) {
    const other = ancestor.type === 'IfStatement' && otherBranchOf(source, ancestor, identify, isKnown);
    if (other && runsAgain(ancestor) && !isOnEvent(ancestor)) {
      return other;
    }
    const list = statementListOf(ancestor);
    const guard = list?.find(statement => statement.range[1] <= identify.range[0] && isEarlyReturn(statement, isKnown));
    if (guard?.type === 'IfStatement' && runsAgain(guard) && !isOnEvent(guard)) {
      const operands = operandsOf(guard.test, '||');
      return {
        kind: 'return',
        statement: guard,
        nobody: operands.filter(operand => saysNobody(operand, isKnown)),
        rest: operands.filter(operand => !saysNobody(operand, isKnown)),
      };
    }
  }
  return undefined;
}

/** Whether a place is reached on an event of one name only, `case 'SIGNED_IN':`: that of a log-out has another. */
function isOnEvent(node: Node): boolean {
  let inner = node;
  for (const outer of ancestorsOf(node)) {
    const isAsked = outer.type === 'IfStatement' && outer.consequent === inner && asksForName(outer.test);
    if (isFunction(outer) || isAsked || outer.type === 'SwitchCase') {
      return !isFunction(outer);
    }
    inner = outer;
  }
  return false;
}

/** `event === 'SIGNED_IN'` */
function asksForName(test: TSESTree.Expression): boolean {
  return operandsOf(test, '&&').some(
    operand =>
      operand.type === 'BinaryExpression' &&
      /^===?$/.test(operand.operator) &&
      [operand.left, operand.right].some(
        side => side.type === 'Literal' && typeof side.value === 'string' && side.value,
      ),
  );
}

/** `isSignedIn` of a hook or a parameter, which says that somebody is there as the person beside it does. */
function isSessionFlag(source: Source, node: Node, path: string): boolean {
  const words = wordsOf(path);
  const isOfSession = /^(?:signed|logged)$/.test(words.at(-2) ?? '') && words.at(-1) === 'in';
  return (
    (isOfSession || words.at(-1) === 'authenticated') &&
    words.length <= 3 &&
    variableAt(source, node, path)?.scope.type === 'function'
  );
}

/** `user && client.identify(user.id);` */
function logicalBranchOf(
  source: Source,
  identify: Node,
  isKnown: (node: Node) => boolean,
): (LogOutBranch & { readonly kind: 'logical' }) | undefined {
  const placement = placementOf(identify);
  if (placement.kind !== 'logical-statement' && placement.kind !== 'logical-arrow') {
    return undefined;
  }
  const { logical } = placement;
  const nobody = logical.operator === '&&' ? nobodyAsked(source, logical.left, isKnown) : undefined;
  return nobody && { kind: 'logical', statement: logical, ...nobody };
}

/** What says that nobody is there, where a test asks for somebody; and whether it asks for more. */
function nobodyAsked(
  source: Source,
  test: TSESTree.Expression,
  isKnown: (node: Node) => boolean,
): { readonly nobody: string; readonly rest: boolean } | undefined {
  const operands = operandsOf(test, '&&');
  const person = operands.flatMap(operand => personIn(operand, isKnown) ?? [])[0];
  return person && { nobody: `!${source.text.slice(...person.range)}`, rest: operands.length > 1 };
}

/** The branch of a decision that is taken while nobody is logged in, where the identify stands in the other one. */
function otherBranchOf(
  source: Source,
  statement: TSESTree.IfStatement,
  identify: Node,
  isKnown: (node: Node) => boolean,
): LogOutBranch | undefined {
  const { test, consequent, alternate } = statement;
  if (!contains(consequent.range, identify.range)) {
    return alternate && contains(alternate.range, identify.range)
      ? askedBranchOf(source, statement, statement, isKnown)
      : undefined;
  }
  if (alternate?.type === 'IfStatement') {
    return askedBranchOf(source, statement, alternate, isKnown);
  }
  const asked = nobodyAsked(source, test, isKnown);
  if (!asked) {
    return undefined;
  }
  return alternate
    ? { kind: 'inside', statement, body: alternate, nobody: asked.rest ? asked.nobody : undefined }
    : { kind: 'else', statement, ...asked };
}

/** `if (!id) { … }`, `else if (!id || more) { … }` */
function askedBranchOf(
  source: Source,
  statement: TSESTree.IfStatement,
  { test, consequent }: TSESTree.IfStatement,
  isKnown: (node: Node) => boolean,
): LogOutBranch | undefined {
  const operands = operandsOf(test, '||');
  const nobody = operands.filter(operand => saysNobody(operand, isKnown));
  const asked = nobody.map(({ range }) => source.text.slice(...range)).join(' || ');
  return nobody.length === 0
    ? undefined
    : { kind: 'inside', statement, body: consequent, nobody: nobody.length < operands.length ? asked : undefined };
}

/** The person whom a test asks for: `user`, `!!user`, `user !== null`, `Boolean(user)`. */
function personIn(test: Node, isKnown: (node: Node) => boolean): Node | undefined {
  const asked =
    test.type === 'BinaryExpression' && /^!==?$/.test(test.operator) && isEmptyValue(test.right)
      ? test.left
      : test.type === 'UnaryExpression' && test.operator === '!' && test.argument.type === 'UnaryExpression'
        ? test.argument.argument
        : test.type === 'CallExpression' && pathOf(test.callee) === 'Boolean'
          ? test.arguments[0]
          : test;
  return asked && isKnown(asked) ? asked : undefined;
}

/** What is set to the id beside the identify: `last.current = id`. */
export function markersOf(source: Source, identify: Node, id: Node, own: string): Memory[] {
  const path = pathOf(id);
  const list = ancestorsOf(identify).map(statementListOf).find(Boolean) ?? [];
  return list.flatMap(statement => {
    const assignment = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
    if (
      assignment?.type !== 'AssignmentExpression' ||
      assignment.operator !== '=' ||
      pathOf(assignment.right) !== path
    ) {
      return [];
    }
    const text = pathOf(assignment.left);
    return text === undefined || text === own ? [] : [memoryAt(source, assignment.left, text)];
  });
}

/** Whether the call only runs where the client is known to be there. */
export function isGuarded(source: Source, identify: Node, client: string): boolean {
  for (const ancestor of ancestorsOf(identify)) {
    if (ancestor.type === 'IfStatement' && contains(ancestor.consequent.range, identify.range)) {
      if (operandsOf(ancestor.test, '&&').some(operand => pathOf(operand) === client)) {
        return true;
      }
    }
    const list = statementListOf(ancestor);
    if (
      list?.some(
        statement =>
          statement.range[1] <= identify.range[0] && isEarlyReturn(statement, node => pathOf(node) === client),
      )
    ) {
      return true;
    }
    if (isFunction(ancestor)) {
      return runsOnlyWithClient(source, ancestor, client);
    }
  }
  return false;
}

/** A function that is called under `if (client)` alone, and else put aside until the client is there. */
function runsOnlyWithClient(source: Source, fn: Node, client: string): boolean {
  const name = nameOfFunction(fn);
  const variable = name === undefined ? undefined : variableAt(source, fn.parent as Node, name);
  const uses = variable?.references.filter(reference => !reference.init).map(({ identifier }) => identifier) ?? [];
  return (
    uses.length > 0 &&
    uses.every(use => {
      const { parent } = use;
      if (parent?.type === 'CallExpression' && parent.callee === use) {
        return isGuarded(source, parent, client);
      }
      return (
        parent?.type === 'AssignmentExpression' ||
        (parent?.type === 'CallExpression' && pushedTo(parent, use) !== undefined)
      );
    })
  );
}

/** The id, and what it was taken of: `accountId` of `session?.accountId` is also `session.accountId`. */
function idPaths(source: Source, id: Node): string[] {
  return pathsIn(id).flatMap(path => {
    const definition = variableAt(source, id, path)?.defs[0]?.node as Node | undefined;
    const init = definition?.type === 'VariableDeclarator' ? definition.init : undefined;
    return init ? [path, ...pathsIn(init)] : [path];
  });
}

/** `account.id`, of `String(account.id)` as well. */
function pathsIn(id: Node): string[] {
  const found: string[] = [];
  walk(id, node => {
    const path = pathOf(node);
    if (path !== undefined) {
      found.push(path);
    }
    return path === undefined;
  });
  return found;
}

function isEarlyReturn(statement: Node, isKnown: (node: Node) => boolean): boolean {
  return (
    statement.type === 'IfStatement' &&
    !statement.alternate &&
    endsInReturn(statement.consequent) &&
    operandsOf(statement.test, '||').some(operand => saysNobody(operand, isKnown))
  );
}

function endsInReturn(statement: Node): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  return last?.type === 'ReturnStatement';
}

function saysNobody(operand: Node, isKnown: (node: Node) => boolean): boolean {
  if (operand.type === 'UnaryExpression' && operand.operator === '!') {
    return isKnown(operand.argument);
  }
  return (
    operand.type === 'BinaryExpression' &&
    (operand.operator === '==' || operand.operator === '===') &&
    isKnown(operand.left) &&
    isEmptyValue(operand.right)
  );
}

/** `null`, `undefined`, `''` */
function isEmptyValue(node: Node): boolean {
  return (node.type === 'Literal' && !node.value) || (node.type === 'Identifier' && node.name === 'undefined');
}

function operandsOf(test: TSESTree.Expression, operator: '||' | '&&'): TSESTree.Expression[] {
  return test.type === 'LogicalExpression' && test.operator === operator
    ? [...operandsOf(test.left, operator), ...operandsOf(test.right, operator)]
    : [test];
}

/** What runs a function as a part of what goes on: it runs again only where that does. */
const RUNS_ALONG =
  /^(?:then|catch|finally|forEach|map|flatMap|setTimeout|queueMicrotask|requestAnimationFrame|nextTick)$/;

/** Whether the function around it is one that others call again: an effect, a watcher, a listener. */
function runsAgain(node: Node): boolean {
  const fn = enclosingFunction(node);
  const call = fn?.parent;
  if (call?.type !== 'CallExpression' || call.callee === fn) {
    return false;
  }
  const callee = unwrap(call.callee);
  const name = nameOf(callee.type === 'MemberExpression' ? callee.property : callee);
  return name !== undefined && RUNS_ALONG.test(name) ? runsAgain(call) : true;
}
