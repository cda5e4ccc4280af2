/** Handlers that send on what their requests say, whoever makes them. */
import { enclosingFunction, isFunction, keyOf, pathOf, sameRange, walk } from '../../edit/nodes.ts';
import { derivationsOf, isMadeUp } from '../../calls/values/identity.ts';
import { alternativesOf, find } from '../../calls/values/walk.ts';
import { isResolver, isServerAction } from '../shared/handlers.ts';
import { isCallable, isRequestHandler, isSocketHandler } from '../shared/request-handlers.ts';
import { authorizationOf } from '../shared/http.ts';
import { variableOf } from '../shared/variables.ts';
import { isCheckedBefore, isCheckedInside } from './checks.ts';
import { isChosenByClient } from './request.ts';
import { clientDecorators, clientMembers, clientReaders } from './words.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Method } from '../../catalog/types.ts';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { AnalyticsCall, Part, Value } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';
import type { RequestNames } from './request.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

export interface UncheckedRelay {
  readonly node: Node;
  /** `name`: whoever asks names the event. `person`: they write a profile of their choice. `body`: they say all of it. */
  readonly what: 'name' | 'person' | 'body';
}

const relayed: ReadonlySet<Method> = new Set<Method>([
  'identify',
  'track',
  'trackAnonymous',
  'page',
  'screen',
  'group',
  'alias',
  'batch',
  'setAttributes',
  'request',
]);

export function uncheckedRelays(reading: RuleReading, sourceCode: SourceCode): UncheckedRelay[] {
  const found: UncheckedRelay[] = [];
  const isSend = (node: Node): boolean => reading.calls.some(({ range }) => sameRange(range, node.range));
  for (const call of reading.calls) {
    if (call.inTest || call.platform !== 'server' || !relayed.has(call.method)) continue;
    const node = reading.nodeAt(call.range);
    const handler = node && handlerOf(node, sourceCode, reading.file);
    if (!node || !handler || found.some(other => other.node === node)) continue;
    const what = whatIsChosen(call, handler, reading, sourceCode);
    if (what && !isCheckedBefore(handler, reading, sourceCode) && !isCheckedInside(node, handler, isSend, sourceCode))
      found.push({ node, what });
  }
  return found;
}

function handlerOf(node: Node, sourceCode: SourceCode, file: string): FunctionNode | undefined {
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    if (isRequestHandler(fn, sourceCode, file)) return fn;
  }
  return undefined;
}

function whatIsChosen(
  call: AnalyticsCall,
  handler: FunctionNode,
  reading: RuleReading,
  sourceCode: SourceCode,
): UncheckedRelay['what'] | undefined {
  const names = requestNames(handler, sourceCode);
  const isChosen = (value: Value | undefined): boolean => isChosenByClient(value, names);
  const { parts, http } = call;
  if (http && isOfClient(authorizationOf(call), names)) return undefined;
  const isWhole = isChosen(http?.body) || isChosen(parts.items?.value);
  if (isWhole) return 'body';
  const person = parts.userId ?? parts.anonymousId;
  const isPersonChosen = isChosen(parts.userId?.value) || (!parts.userId && isChosen(parts.anonymousId?.value));
  // Who is known by a session can write to their own profile only.
  if (isChosen(parts.event?.value) && (isPersonChosen || isNobody(person))) return 'name';
  const free = [parts.properties, parts.traits].some(part => part && isFree(part, names, handler, reading, sourceCode));
  return isPersonChosen && free ? 'person' : undefined;
}

/** The credentials that the client has shown are sent on: it could have sent all of it by itself. */
function isOfClient(value: Value | undefined, { all }: RequestNames): boolean {
  return (
    value !== undefined &&
    find(
      value,
      inner =>
        (inner.kind === 'parameter' && all.has(inner.name) && inner.path.includes('headers')) ||
        (inner.kind === 'member' && inner.property === 'headers'),
    ) !== undefined
  );
}

/** Everybody under one id, or somebody new each time. */
function isNobody(part: Part | undefined): boolean {
  return (
    !part ||
    alternativesOf(part.value).every(one => one.kind === 'literal') ||
    derivationsOf(part.value).every(isMadeUp)
  );
}

/** All that the client likes to write: its object, or one with it spread in. */
function isFree(
  { value, range }: Part,
  names: RequestNames,
  handler: FunctionNode,
  reading: RuleReading,
  sourceCode: SourceCode,
): boolean {
  if (isChosenByClient(value, names)) return true;
  const node = range && value.kind === 'object' && value.open ? reading.nodeAt(range) : undefined;
  if (!node) return false;
  return mergedIn(node).some(each => isMadeOfBody(each, handler, sourceCode));
}

/** What an object takes all of: `{ ...a, source: 'b' }`, `Object.assign({}, a)`; else the object itself. */
function mergedIn(node: Node): Node[] {
  if (node.type === 'ObjectExpression')
    return node.properties.flatMap(each => (each.type === 'SpreadElement' ? mergedIn(each.argument) : []));
  return node.type === 'CallExpression' && pathOf(node.callee) === 'Object.assign'
    ? node.arguments.flatMap(each => mergedIn(each.type === 'SpreadElement' ? each.argument : each))
    : [node];
}

/** The body of the request, or the rest of it that a pattern leaves over. */
function isMadeOfBody(node: Node, handler: FunctionNode, sourceCode: SourceCode, depth = 0): boolean {
  if (depth > 4) return false;
  switch (node.type) {
    case 'AwaitExpression':
      return isMadeOfBody(node.argument, handler, sourceCode, depth);
    case 'LogicalExpression':
      return [node.left, node.right].some(side => isMadeOfBody(side, handler, sourceCode, depth));
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return isMadeOfBody(node.expression, handler, sourceCode, depth);
    case 'CallExpression':
      return (
        node.callee.type === 'MemberExpression' &&
        node.callee.property.type === 'Identifier' &&
        clientReaders.has(node.callee.property.name)
      );
    case 'MemberExpression':
      return (
        (node.property.type === 'Identifier' && clientMembers.has(node.property.name)) ||
        isMadeOfBody(node.object, handler, sourceCode, depth)
      );
    case 'Identifier': {
      const definition = variableOf(node, sourceCode)?.defs[0];
      if (definition?.type === 'Parameter') return definition.node === handler && isTakenFromBody(definition.name);
      return (
        definition?.type === 'Variable' &&
        definition.node.init !== null &&
        isMadeOfBody(definition.node.init, handler, sourceCode, depth + 1)
      );
    }
    default:
      return false;
  }
}

/** `({ body: { id, ...rest } }) => …` */
function isTakenFromBody(name: Node): boolean {
  for (let inner = name; inner.parent && !isFunction(inner); inner = inner.parent) {
    const { parent } = inner;
    if (parent.type === 'Property' && parent.key.type === 'Identifier' && clientMembers.has(parent.key.name))
      return true;
  }
  return false;
}

/** The parameters that hold nothing but what the client sent, by what the function is. */
function sentParams(handler: FunctionNode, sourceCode: SourceCode): readonly Node[] {
  const { params } = handler;
  if (isResolver(handler)) return params.slice(1, 2);
  // The first generation of Firebase's callables gives what was sent and the context apart.
  if (isCallable(handler)) return params.length > 1 ? params.slice(0, 1) : [];
  return isSocketHandler(handler) || isServerAction(handler, sourceCode) ? params : [];
}

function requestNames(handler: FunctionNode, sourceCode: SourceCode): RequestNames {
  const all = new Set<string>();
  const client = new Set<string>();
  let takesOthersApart = false;
  const sent = sentParams(handler, sourceCode);
  for (const param of sent) {
    walk(param, node => {
      if (node.type === 'Identifier') client.add(node.name);
      return node.type !== 'TSTypeAnnotation';
    });
    if (param.type === 'ObjectPattern') client.add('');
  }
  const clientKeys = new Set<string>();
  const otherKeys = new Set<string>();
  for (const param of handler.params) {
    walk(param, node => {
      if (node.type === 'Identifier') all.add(node.name);
      return node.type !== 'TSTypeAnnotation';
    });
    const isClients =
      'decorators' in param &&
      param.decorators.some(
        ({ expression }) =>
          expression.type === 'CallExpression' &&
          expression.callee.type === 'Identifier' &&
          clientDecorators.has(expression.callee.name),
      );
    const isSent = sent.includes(param);
    for (const key of keysOf(param)) (isClients || isSent ? clientKeys : otherKeys).add(key);
    takesOthersApart ||= !isClients && !isSent && param.type === 'ObjectPattern';
    if (isClients) {
      // What is taken out of a parameter has no name of it.
      if (param.type === 'ObjectPattern') client.add('');
      walk(param, node => {
        if (node.type === 'Identifier') client.add(node.name);
        return node.type !== 'TSTypeAnnotation' && node.type !== 'Decorator';
      });
    }
  }
  if (takesOthersApart) client.delete('');
  return {
    all,
    client,
    clientKeys: new Set([...clientKeys].filter(key => !otherKeys.has(key))),
    ...(isCallable(handler) && { member: 'data' }),
  };
}

/** What a parameter that is taken apart is asked for. */
function keysOf(param: Node): readonly string[] {
  if (param.type !== 'ObjectPattern') return [];
  return param.properties.flatMap(property => (property.type === 'Property' ? (keyOf(property) ?? []) : []));
}
