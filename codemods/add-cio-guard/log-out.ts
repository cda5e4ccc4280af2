import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import {
  ancestorsOf,
  contains,
  enclosingFunction,
  isFunction,
  pathOf,
  statementListOf,
  unwrap,
  walk,
} from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';

/** Something that remembers the person and has to forget: a variable or a member of one. */
export interface Memory {
  readonly text: string;
  /** The value that it has when nobody is known, as text. */
  readonly empty: string;
}

/** The assignment by which a memory forgets. */
export function emptied({ text, empty }: Memory): string {
  return empty === '[]' ? `${text}.length = 0` : `${text} = ${empty}`;
}

/** Whether an id is a part of what a variable holds: `pending.id`. */
export function isOf(id: Node, text: string): boolean {
  const path = pathOf(id);
  return path === text || path?.startsWith(`${text}.`) === true;
}

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
    return path !== undefined && known.some(each => each === path || each.startsWith(`${path}.`));
  };
  for (const ancestor of ancestorsOf(identify)) {
    const other = ancestor.type === 'IfStatement' && otherBranchOf(source, ancestor, identify, isKnown);
    if (other && runsAgain(ancestor)) {
      return other;
    }
    const list = statementListOf(ancestor);
    const guard = list?.find(statement => statement.range[1] <= identify.range[0] && isEarlyReturn(statement, isKnown));
    if (guard?.type === 'IfStatement' && runsAgain(guard)) {
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
  const operands = operandsOf(test, '&&');
  const person = operands.flatMap(operand => personIn(operand, isKnown) ?? [])[0];
  if (!person) {
    return undefined;
  }
  const nobody = `!${source.text.slice(...person.range)}`;
  const rest = operands.length > 1;
  return alternate
    ? { kind: 'inside', statement, body: alternate, nobody: rest ? nobody : undefined }
    : { kind: 'else', statement, nobody, rest };
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

/** An identify and the expression of its id. */
interface Identified {
  readonly node: Node;
  readonly id: Node | undefined;
}

/** The variables in which an identify waits for the SDK, as a function or as the person. */
export function queuesOf(source: Source, identifies: readonly Identified[]): Memory[] {
  const found = new Map<string, Memory>();
  for (const { node, id } of identifies) {
    for (const queue of [queueOfFunction(source, node), id && queueOfPerson(source, id)]) {
      if (queue && !found.has(queue.text)) {
        found.set(queue.text, queue);
      }
    }
  }
  return [...found.values()];
}

/** The variable that takes the function around the call. */
function queueOfFunction(source: Source, identify: Node): Memory | undefined {
  for (const ancestor of ancestorsOf(identify)) {
    if (!isFunction(ancestor)) {
      continue;
    }
    const { parent } = ancestor;
    if (parent?.type === 'AssignmentExpression' && parent.right === ancestor && parent.left.type === 'Identifier') {
      return memoryAt(source, parent.left, parent.left.name);
    }
    const queue = parent?.type === 'CallExpression' ? pushedTo(parent, ancestor) : undefined;
    if (queue) {
      return memoryAt(source, queue, queue.name);
    }
    const name = nameOfFunction(ancestor);
    const variable = name === undefined ? undefined : variableAt(source, ancestor.parent as Node, name);
    for (const { identifier } of variable?.references ?? []) {
      const use = identifier.parent;
      if (use?.type === 'AssignmentExpression' && use.right === identifier && use.left.type === 'Identifier') {
        return memoryAt(source, use.left, use.left.name);
      }
      const list = use?.type === 'CallExpression' ? pushedTo(use, identifier) : undefined;
      if (list) {
        return memoryAt(source, list, list.name);
      }
    }
  }
  return undefined;
}

/** The variable of the module that holds the person until the client is there: `identify(pending.id)`, `for (const p of pending)`. */
function queueOfPerson(source: Source, id: Node): Memory | undefined {
  const root = pathOf(id)?.split('.')[0];
  const variable = root === undefined || root === 'this' ? undefined : variableAt(source, id, root);
  const definition = variable?.defs[0]?.node as Node | undefined;
  if (!variable || definition?.type !== 'VariableDeclarator') {
    return undefined;
  }
  if (isWrittenLater(variable)) {
    return memoryAt(source, id, root as string);
  }
  // The person of one turn: `for (const person of pending)`, `const person = pending`.
  const loop = definition.parent?.parent;
  const from = loop?.type === 'ForOfStatement' && loop.left === definition.parent ? loop.right : definition.init;
  const list = from && unwrap(from);
  const held = list?.type === 'Identifier' ? variableAt(source, list, list.name) : undefined;
  return held && list?.type === 'Identifier' && (isWrittenLater(held) || isPushedTo(held))
    ? memoryAt(source, list, list.name)
    : undefined;
}

/** A variable of the module that is set after the module has run. */
function isWrittenLater({ scope, references }: NonNullable<ReturnType<typeof variableAt>>): boolean {
  return /^(?:module|global)$/.test(scope.type) && references.some(reference => reference.isWrite() && !reference.init);
}

function isPushedTo({ scope, references }: NonNullable<ReturnType<typeof variableAt>>): boolean {
  return (
    /^(?:module|global)$/.test(scope.type) &&
    references.some(({ identifier }) => {
      const member = identifier.parent;
      return member?.type === 'MemberExpression' && member.object === identifier && pathOf(member)?.endsWith('.push');
    })
  );
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

function nameOfFunction(fn: Node): string | undefined {
  if (fn.type === 'FunctionDeclaration') {
    return fn.id?.name;
  }
  return fn.parent?.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier' ? fn.parent.id.name : undefined;
}

function pushedTo(call: TSESTree.CallExpression, item: Node): TSESTree.Identifier | undefined {
  const { callee } = call;
  return callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'push' &&
    callee.object.type === 'Identifier' &&
    call.arguments.some(argument => argument === item)
    ? callee.object
    : undefined;
}

/** Reads off the declaration what the memory holds before anybody is known. */
function memoryAt(source: Source, place: Node, text: string): Memory {
  const variable = variableAt(source, place, text.split('.')[0] as string);
  const definition = variable?.defs[0]?.node as Node | undefined;
  const init = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : undefined;
  if (text.includes('.')) {
    // `useRef(null)`, `ref<string>()`: the box is made with its first content.
    const content = init?.type === 'CallExpression' ? init.arguments[0] : undefined;
    const isBox = init?.type === 'CallExpression';
    return {
      text,
      empty:
        content?.type === 'Literal' ? source.text.slice(...content.range) : isBox && !content ? 'undefined' : 'null',
    };
  }
  if (init?.type === 'ArrayExpression') {
    return { text, empty: '[]' };
  }
  if (init?.type === 'Literal') {
    return { text, empty: source.text.slice(...init.range) };
  }
  return { text, empty: definition?.type === 'VariableDeclarator' && !definition.init ? 'undefined' : 'null' };
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

/** Whether the nearest function is one that others call again: an effect, a watcher, a listener. */
function runsAgain(node: Node): boolean {
  const fn = enclosingFunction(node);
  return fn?.parent?.type === 'CallExpression' && fn.parent.callee !== fn;
}
