/** Sends whose failure is caught and thrown away, and requests whose refusal nobody looks at. */
import { enclosingFunction, isFunction, isNothing, pathOf, sameRange, unwrap, walk } from '../../edit/nodes.ts';
import { isRequest } from '../shared/sends.ts';
import { mayBeClientSide } from '../shared/client-side.ts';
import { iterationOf } from '../shared/loops.ts';
import { noOpModules, noOpPackages } from '../../catalog/no-ops.ts';
import { importedAs } from '../shared/imports.ts';
import { isInTry, memberName, settlementOf } from '../shared/settlement.ts';
import { variableOf } from '../shared/variables.ts';
import { givesAnswer, nodeOfCall, wrapperBody } from '../shared/wrapper-body.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

export interface IgnoredFailure {
  readonly call: AnalyticsCall;
  readonly node: Node;
  /**
   * `handler`: one that does nothing. `clause`: an empty `catch`. `settled`: one of several whose outcome nobody asks
   * for. `status`: a refusal is no rejection.
   */
  readonly how: 'handler' | 'clause' | 'settled' | 'status';
  /** The function or the clause that does nothing. */
  readonly empty?: Node;
}

export function ignoredFailures(reading: RuleReading, sourceCode: SourceCode): IgnoredFailure[] {
  const found: IgnoredFailure[] = [];
  for (const call of reading.calls) {
    if (call.inTest || !isRequest(call)) continue;
    const node = reading.nodeAt(call.range);
    const ignored = node && ignoredAt(call, node, reading, sourceCode);
    // What several sends share is one cause.
    if (ignored && !found.some(({ node: other, empty }) => other === node || (empty && empty === ignored.empty)))
      found.push({ call, node, ...ignored });
  }
  return found;
}

function ignoredAt(
  call: AnalyticsCall,
  node: Node,
  reading: RuleReading,
  sourceCode: SourceCode,
): Pick<IgnoredFailure, 'how' | 'empty'> | undefined {
  // Blockers of advertisements make such requests fail in browsers, and nobody can do anything about it.
  const isExcused = call.sdk === 'http' && mayBeClientSide(reading.file, sourceCode);
  const mayReject = !isExcused && (call.via === 'direct' || wrapperBody(call, reading)?.rejects === true);
  const handler = mayReject ? emptyHandler(node, sourceCode) : undefined;
  if (handler) return { how: 'handler', empty: handler };
  const clause = mayReject ? emptyClause(node) : undefined;
  if (clause) return { how: 'clause', empty: clause };
  if (mayReject && isSettledUnread(node, sourceCode)) return { how: 'settled' };
  return isStatusUnread(call, node, reading, sourceCode) ? { how: 'status' } : undefined;
}

/** The handler of a rejection on the way of a promise that does nothing; what it gives instead may be looked at. */
function emptyHandler(node: Node, sourceCode: SourceCode): Node | undefined {
  const { node: promise, end } = settlementOf(node);
  const isDropped = end === 'floating' || (end === 'awaited' && promise.parent?.parent?.type === 'ExpressionStatement');
  for (let inner = node; inner !== promise && inner.parent; inner = inner.parent) {
    const { parent } = inner;
    const call = parent.parent;
    if (parent.type !== 'MemberExpression' || parent.object !== inner || call?.type !== 'CallExpression') continue;
    const name = memberName(parent);
    const handler = name === 'catch' ? call.arguments[0] : name === 'then' ? call.arguments[1] : undefined;
    if (handler) return doesNothing(handler, isDropped, sourceCode) ? handler : undefined;
  }
  return undefined;
}

/** `() => {}`, `() => undefined`, a function of the file that is one of them, `noop` of a package. */
function doesNothing(given: Node, isDropped: boolean, sourceCode: SourceCode): boolean {
  const node = unwrap(given);
  if (isNoOpOfPackage(node, sourceCode)) return true;
  if (node.type === 'Identifier') {
    const definition = variableOf(node, sourceCode)?.defs[0];
    const value =
      definition?.type === 'FunctionName'
        ? definition.node
        : definition?.type === 'Variable'
          ? definition.node.init
          : undefined;
    return isFunction(value) && isEmpty(value, isDropped);
  }
  return isFunction(node) && isEmpty(node, isDropped);
}

/** `noop` by name, `_.noop` by the whole package, `import noop from 'lodash/noop'`. */
function isNoOpOfPackage(node: Node, sourceCode: SourceCode): boolean {
  const whole = node.type === 'MemberExpression' && memberName(node) === 'noop' ? unwrap(node.object) : undefined;
  const name = whole ?? node;
  const found = name.type === 'Identifier' ? importedAs(name, sourceCode) : undefined;
  if (!found) return false;
  if (whole) return noOpPackages.has(found.source) && (found.name === 'default' || found.name === '*');
  return noOpPackages.has(found.source) ? found.name === 'noop' : noOpModules.has(found.source);
}

function isEmpty({ body, params }: FunctionNode, isDropped: boolean): boolean {
  if (body.type === 'BlockStatement') return isSilent(body, isDropped);
  // `error => error`: nobody gets it.
  const [error] = params;
  const isHandedOn = body.type === 'Identifier' && error?.type === 'Identifier' && error.name === body.name;
  return (isDropped && isHandedOn) || isValueOfNothing(body, isDropped);
}

/** Nothing stands in it, or a `return` that tells nobody. */
function isSilent({ body }: TSESTree.BlockStatement, isDropped: boolean): boolean {
  return body.every(
    statement =>
      statement.type === 'EmptyStatement' ||
      statement.type === 'ContinueStatement' ||
      isVoidOfName(statement) ||
      (statement.type === 'ReturnStatement' &&
        (statement.argument === null || isValueOfNothing(statement.argument, isDropped))),
  );
}

/** `void error;`, for a linter that wants it used. */
function isVoidOfName(statement: TSESTree.Statement): boolean {
  if (statement.type !== 'ExpressionStatement') return false;
  const { expression } = statement;
  return (
    expression.type === 'UnaryExpression' && expression.operator === 'void' && expression.argument.type === 'Identifier'
  );
}

/** `null` and `false` tell whoever gets them; `undefined` is what a send gives as well. */
function isValueOfNothing(node: Node, isDropped: boolean): boolean {
  const bare = unwrap(node);
  const isUndefined =
    (bare.type === 'Identifier' && bare.name === 'undefined') ||
    (bare.type === 'UnaryExpression' && bare.operator === 'void' && bare.argument.type === 'Literal');
  return isUndefined || (isDropped && isNothing(bare) && bare.type === 'Literal');
}

/** The empty `catch` that an `await` comes to when it throws. */
function emptyClause(node: Node): Node | undefined {
  const { end, caught, node: promise } = settlementOf(node);
  if (end !== 'awaited' || caught || !isInTry(promise)) return undefined;
  for (let inner = promise; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (parent.type === 'TryStatement' && parent.block === inner && parent.handler)
      return isSilent(parent.handler.body, false) ? parent.handler : undefined;
  }
  return undefined;
}

/** `await Promise.allSettled([send()])`, also of what a list is made into: it never rejects, and says what failed. */
function isSettledUnread(node: Node, sourceCode: SourceCode): boolean {
  const { end, node: promise, caught } = settlementOf(node);
  const fn = enclosingFunction(promise);
  const isOfItem = fn && iterationOf(fn) && !caught && (end === 'returned' || (end === 'awaited' && !isInTry(promise)));
  const all = allSettledAround(node, promise) ?? (isOfItem ? allSettledAround(fn.parent) : undefined);
  return all !== undefined && isAnswerUnread(all, sourceCode);
}

/** The `Promise.allSettled` that a promise is given to before anybody handles its rejection. */
function allSettledAround(node: Node, last = settlementOf(node).node): Node | undefined {
  for (let inner: Node | undefined = node; inner; inner = inner === last ? undefined : inner.parent) {
    if (inner.type === 'MemberExpression' && memberName(inner) === 'catch') return undefined;
    if (inner.type === 'CallExpression' && pathOf(inner.callee) === 'Promise.allSettled') return inner;
  }
  return undefined;
}

/** A request that answers with a refusal all the same, whose answer nobody asks for. */
function isStatusUnread(call: AnalyticsCall, node: Node, reading: RuleReading, sourceCode: SourceCode): boolean {
  if (!call.http?.resolvesRefusals) return false;
  const { end, caught } = settlementOf(node);
  // That its rejection is not handled is told by another rule.
  if (end === 'floating' && !caught) return false;
  // Where all callers throw the answer away, that is told once, in the function that gives it.
  if (call.via !== 'direct')
    return isAnswerUnread(node, sourceCode) && givesAnswer(call, reading) && !isDroppedByCallers(call.target, reading);
  return isAnswerUnread(node, sourceCode) || (end === 'returned' && isDroppedByCallers(call, reading));
}

const reading = /^(?:json|text|arrayBuffer|blob|formData|bytes|cancel|dump|resume)$/;

/** Nobody looks at the answer, or at its body alone and to no end. */
function isAnswerUnread(node: Node, sourceCode: SourceCode): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return true;
    case 'AwaitExpression':
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return isAnswerUnread(parent, sourceCode);
    case 'UnaryExpression':
      return parent.operator === 'void';
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' && isNameUnread(parent.id, sourceCode);
    case 'ArrayExpression':
      return isOfAll(parent) && isAnswerUnread(parent.parent!, sourceCode);
    case 'CallExpression':
      return isOfAll(node) && isAnswerUnread(parent, sourceCode);
    case 'ArrowFunctionExpression':
      return parent.body === node && iterationOf(parent) !== undefined && isAnswerUnread(parent.parent, sourceCode);
    case 'MemberExpression':
      return parent.object === node && isMemberUnread(parent, sourceCode);
    default:
      return false;
  }
}

/** A handler of the promise that does not look at the answer, or a body that is read to no end. */
function isMemberUnread(member: TSESTree.MemberExpression, sourceCode: SourceCode): boolean {
  const call = member.parent;
  if (call.type !== 'CallExpression' || call.callee !== member) return false;
  const name = memberName(member) ?? '';
  const [handler] = call.arguments;
  if (name === 'then' && handler) {
    // What a function gives that takes no answer is something else.
    if (takesNothing(handler)) return true;
    if (!isHeedless(handler, sourceCode)) return false;
  }
  return (/^(?:then|catch|finally)$/.test(name) || reading.test(name)) && isAnswerUnread(call, sourceCode);
}

function takesNothing(given: Node): boolean {
  const callback = unwrap(given);
  return isFunction(callback) && callback.type !== 'FunctionDeclaration' && callback.params.length === 0;
}

/** `Promise.all(node)`: what it gives are the answers. */
function isOfAll(node: Node): boolean {
  const { parent } = node;
  return (
    parent?.type === 'CallExpression' &&
    parent.arguments[0] === node &&
    /^Promise\.(?:all|allSettled|any|race)$/.test(pathOf(parent.callee) ?? '')
  );
}

function isNameUnread(name: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  return (
    variableOf(name, sourceCode)?.references.every(
      reference => !reference.isRead() || isAnswerUnread(reference.identifier as Node, sourceCode),
    ) ?? false
  );
}

/** A callback that takes no answer, or only reads its body. */
function isHeedless(given: Node, sourceCode: SourceCode): boolean {
  const callback = unwrap(given);
  if (!isFunction(callback)) return false;
  const [answer] = callback.params;
  if (!answer) return true;
  if (answer.type !== 'Identifier') return false;
  const { body } = callback;
  const isPassedOn = (node: Node): boolean => node === body || node.parent?.type === 'ReturnStatement';
  let isUsed = false;
  walk(body, node => {
    if (node.type !== 'Identifier' || node.name !== answer.name) return !isUsed;
    const call =
      node.parent.type === 'MemberExpression' && node.parent.object === node ? node.parent.parent : undefined;
    const isRead = call?.type === 'CallExpression' && reading.test(memberName(call.callee) ?? '');
    isUsed ||= !(isRead && (isPassedOn(call) || isAnswerUnread(call, sourceCode)));
    return !isUsed;
  });
  return !isUsed;
}

/** The function gives the answer to its callers, and all that are known throw it away. */
function isDroppedByCallers(call: AnalyticsCall['target'], reading: RuleReading): boolean {
  const callers = reading.project
    .calls()
    .filter(
      other =>
        other.via === 'wrapper' &&
        !other.inTest &&
        other.target.file === call.file &&
        sameRange(other.target.range, call.range),
    )
    .flatMap(other => {
      const node = nodeOfCall(other, reading);
      return node ? [settlementOf(node)] : [];
    })
    .filter(({ end }) => end !== 'returned');
  return (
    callers.length > 0 &&
    callers.every(
      ({ end, node }) =>
        end === 'floating' || (end === 'awaited' && node.parent?.parent?.type === 'ExpressionStatement'),
    )
  );
}
