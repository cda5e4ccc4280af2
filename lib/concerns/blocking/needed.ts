/** Whether an answer hangs on how a send ends, so that it has to wait for it. */
import { contains, isFunction, neverGoesOn, pathOf, unwrap, walk } from '../../edit/nodes.ts';
import { isLogging } from '../shared/only-sends.ts';
import { memberName, settlementOf } from '../shared/settlement.ts';
import { variableOf } from '../shared/variables.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * @param call what is waited for: a send, or the call of a function that waits for one
 * @param isSend whether a node is a send
 */
export function isNeeded(call: Node, isSend: (node: Node) => boolean, sourceCode: SourceCode): boolean {
  const { end, node: promise } = settlementOf(call);
  const awaited = promise.parent;
  if (end !== 'awaited' || awaited?.type !== 'AwaitExpression') return false;
  return isValueUsed(awaited, sourceCode, call) || decidesAnswer(awaited, isSend, sourceCode);
}

/**
 * The value of an expression goes further than into a log.
 *
 * @param send of several that are waited for at once, the one that is asked about
 */
function isValueUsed(node: Node, sourceCode: SourceCode, send?: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return false;
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'MemberExpression':
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'TemplateLiteral':
    case 'ObjectExpression':
    case 'Property':
      return isValueUsed(parent, sourceCode);
    case 'LogicalExpression':
    case 'ConditionalExpression':
    case 'AwaitExpression':
      return isValueUsed(parent, sourceCode);
    case 'SequenceExpression':
      return parent.expressions.at(-1) === node && isValueUsed(parent, sourceCode);
    case 'CallExpression':
      return parent.callee === node ? isValueUsed(parent, sourceCode) : !isLogging(parent);
    case 'ForStatement':
      return parent.test === node;
    case 'IfStatement':
      return parent.test === node && !isOnlyLogged(parent);
    case 'VariableDeclarator':
      return isPatternUsed(elementFor(send, parent) ?? parent.id, sourceCode);
    case 'AssignmentExpression':
      return parent.left.type !== 'Identifier' || isNameUsed(parent.left, sourceCode);
    default:
      return true;
  }
}

/** In `const [saved] = await Promise.all([save(), send()])` what the send gives has no name. */
function elementFor(send: Node | undefined, { id, init }: TSESTree.VariableDeclarator): Node | undefined {
  const all = init?.type === 'AwaitExpression' ? unwrap(init.argument) : undefined;
  const list = all?.type === 'CallExpression' ? all.arguments[0] : undefined;
  if (!send || id.type !== 'ArrayPattern' || list?.type !== 'ArrayExpression') return undefined;
  const index = list.elements.findIndex(element => element !== null && contains(element.range, send.range));
  return index < 0 ? undefined : (id.elements[index] ?? { ...id, elements: [] });
}

function isPatternUsed(pattern: Node, sourceCode: SourceCode): boolean {
  switch (pattern.type) {
    case 'Identifier':
      return isNameUsed(pattern, sourceCode);
    case 'ObjectPattern':
      return pattern.properties.some(property =>
        isPatternUsed(property.type === 'Property' ? property.value : property.argument, sourceCode),
      );
    case 'ArrayPattern':
      return pattern.elements.some(element => element !== null && isPatternUsed(element, sourceCode));
    case 'AssignmentPattern':
      return isPatternUsed(pattern.left, sourceCode);
    default:
      return true;
  }
}

function isNameUsed(name: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  return (
    variableOf(name, sourceCode)?.references.some(
      reference => reference.isRead() && isValueUsed(reference.identifier as Node, sourceCode),
    ) ?? true
  );
}

/** All that is done in either case is to write it down. */
function isOnlyLogged({ consequent, alternate }: TSESTree.IfStatement): boolean {
  return isLog(consequent) && (!alternate || isLog(alternate));
}

function isLog(statement: Node): boolean {
  if (statement.type === 'BlockStatement') return statement.body.every(isLog);
  if (statement.type === 'ThrowStatement') return isCaughtToLog(statement);
  if (statement.type !== 'ExpressionStatement') return false;
  const call = unwrap(statement.expression);
  return call.type === 'CallExpression' && isLogging(call);
}

function isCaughtToLog(node: Node): boolean {
  for (let inner = node; inner.parent && !isFunction(inner); inner = inner.parent) {
    const { parent } = inner;
    if (parent.type === 'TryStatement' && parent.block === inner) return !!parent.handler && isLog(parent.handler.body);
  }
  return false;
}

/**
 * A `try` around the send and nothing else that takes time, whose `catch` gives an answer of its own: what the request
 * is there for is the send; or whose `catch` notes down what the answer, further down, tells of it.
 */
function decidesAnswer(awaited: Node, isSend: (node: Node) => boolean, sourceCode: SourceCode): boolean {
  for (let inner = awaited; inner.parent && !isFunction(inner); inner = inner.parent) {
    const { parent } = inner;
    if (parent.type !== 'TryStatement' || parent.block !== inner) continue;
    const { handler, block } = parent;
    if (!handler || !(answers(handler.body, sourceCode) || notes(handler.body, sourceCode))) return false;
    return !doesMore(block, isSend);
  }
  return false;
}

const answeringMethod = /\.(?:status|sendStatus|json|jsonp|send|end|code|writeHead|render|redirect)$/;

/** Something is answered, returned or thrown. */
function answers(block: TSESTree.BlockStatement, sourceCode: SourceCode): boolean {
  if (neverGoesOn(block)) return true;
  let found = false;
  walk(block, node => {
    const path = node.type === 'CallExpression' ? sourceCode.getText(node.callee).replace(/\([^()]*\)/g, '') : '';
    found ||= answeringMethod.test(path) && !/^(?:console|log(?:ger)?)\b/.test(path);
    found ||= node.type === 'ReturnStatement' || node.type === 'ThrowStatement';
    return !found && !isFunction(node);
  });
  return found;
}

/** What takes something in: `errors.push(error)`. */
const taking: ReadonlySet<string> = new Set(['push', 'unshift', 'add', 'set', 'append']);

/** `status = 'skipped'`, `result.mail = false`, `errors.push(error)`: read elsewhere, and by more than a log. */
function notes(block: TSESTree.BlockStatement, sourceCode: SourceCode): boolean {
  let found = false;
  walk(block, node => {
    const written = noted(node);
    const variable = written && variableOf(written, sourceCode);
    found ||=
      variable?.references.some(({ identifier }) => {
        const reader = identifier as Node;
        return !contains(block.range, reader.range) && isValueUsed(reader, sourceCode);
      }) ?? false;
    return !found && !isFunction(node);
  });
  return found;
}

/** The variable that a node writes something into. */
function noted(node: Node): TSESTree.Identifier | undefined {
  let target: Node | undefined;
  if (node.type === 'AssignmentExpression') target = node.left;
  else if (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    taking.has(memberName(node.callee) ?? '')
  )
    target = node.callee.object;
  while (target?.type === 'MemberExpression') target = target.object;
  return target?.type === 'Identifier' ? target : undefined;
}

/** The body of the request: reading it is no work. */
const reading =
  /(?:^|\.)(?:json|text|formData|arrayBuffer|blob|param|params|query|valid|readBody|getQuery|parse|parseAsync|safeParse)$/;

function doesMore(block: TSESTree.BlockStatement, isSend: (node: Node) => boolean): boolean {
  let found = false;
  walk(block, node => {
    if (isFunction(node)) return false;
    if (node.type !== 'AwaitExpression') return !found;
    const argument = unwrap(node.argument);
    const isReading = argument.type === 'CallExpression' && reading.test(pathOf(argument.callee) ?? '');
    let sends = false;
    walk(argument, inner => {
      sends ||= isSend(inner);
      return !sends;
    });
    if (!isReading && !sends) found = true;
    return !found;
  });
  return found;
}
