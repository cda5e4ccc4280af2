/** Whether a handler makes sure that Customer.io sent what it takes. */
import { textIn } from '../../edit/string-literal.ts';
import { namesCustomerio, isCustomerioHeader } from './evidence.ts';
import { bare, calleePath, calledFunction, definitionOf, writtenName, walkIn } from './syntax.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { readingFunctions } from '../shared/reading-functions.ts';
import { variableOf } from '../shared/variables.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Handler } from './handlers.ts';
import type { Reach } from './reach.ts';
import type { Source } from './syntax.ts';

export interface SignatureReading {
  /** `verified` also stands for what may verify out of sight. */
  readonly state: 'verified' | 'unchecked' | 'absent';
  /** Where a parsed body is written out again to be hashed. */
  readonly reserialized: readonly TSESTree.Node[];
  /** Where the answer of a check is thrown away. */
  readonly discarded: readonly TSESTree.CallExpression[];
  /** Where a hash is made without the timestamp that is part of what was signed. */
  readonly unstamped: readonly TSESTree.Node[];
}

/** What changes or limits a request without asking who sent it. */
const plainMiddleware =
  /^(?:json|raw|text|urlencoded|cors|helmet|morgan|compression|multer)$|^(?:body|upload)|(?:parser|metrics?)$|limit|log|async|catch|wrap|try|trac|error/i;
const checkingWords = new Set([
  'verify',
  'verified',
  'verifies',
  'verification',
  'verifier',
  'authenticate',
  'authorize',
  'authorized',
  'auth',
  'guard',
  'protect',
  'signature',
  'signed',
  'hmac',
]);
/** Calls that do nothing but answer whether a signature is right. */
const answering: ReadonlySet<string> = new Set(['verifyRequestSignature', 'timingSafeEqual']);
const hashing = /hmac|timingsafeequal|^subtle$|sha256|^verifyrequestsignature$/i;
/** Functions that only read what they are given. */
const plainCall =
  /^(?:console|logger|log|JSON|String|Number|Boolean|Object|Array|parseInt|Buffer|res|response|reply|NextResponse|Response|z)$/;

export function readSignature(source: Source, handler: Handler, reach: Reach): SignatureReading {
  let verifies = handler.around.some(mayVerify);
  let readsHeader = false;
  const reserialized: TSESTree.Node[] = [];
  const discarded: TSESTree.CallExpression[] = [];
  const hashes: TSESTree.Node[] = [];
  const request = new Set(
    handler.fn.params
      .filter(isRequest)
      .flatMap(parameter => (parameter.type === 'Identifier' ? [variableOf(parameter, source)] : [])),
  );
  reach.each(node => {
    const text = textIn(node);
    if (text !== undefined && isCustomerioHeader(text)) readsHeader = true;
    // Basic authentication or a secret in the address: not what this asks for, but somebody is asked who they are.
    if (text !== undefined && /^authorization$/i.test(text)) verifies = true;
    if (node.type === 'MemberExpression' && writtenName(node)?.toLowerCase() === 'authorization') verifies = true;
    if (isComparison(node) && [node.left, node.right].some(isSecret)) verifies = true;
    if (node.type === 'Identifier' && hashing.test(node.name)) verifies = true;
    if (node.type !== 'CallExpression') return;
    const path = calleePath(node.callee);
    const name = path.at(-1) as string;
    if (answering.has(name) && isUnread(source, node)) discarded.push(node);
    if (name === 'createHmac') hashes.push(node);
    const isLocal = calledFunction(source, node.callee) !== undefined;
    if (!isLocal && isChecking(path.slice(-1))) verifies = true;
    // The whole request, or its signature, goes to a function that cannot be seen.
    if (
      !isLocal &&
      !plainCall.test(path[0] as string) &&
      !readingFunctions.has(name) &&
      node.arguments.some(argument => isHandedOver(source, argument, request))
    )
      verifies = true;
    if (takesPayload(source, node, name)) {
      for (const argument of node.arguments) {
        const found = stringified(source, argument);
        if (found) reserialized.push(found);
      }
    }
  });
  if (!verifies) verifies = hasCheckingHook(source);
  // Header and hash stand here, and so would the timestamp.
  const unstamped = readsHeader && !/x-cio-timestamp|v0[:=]/i.test(source.text) ? hashes : [];
  return {
    unstamped,
    state: verifies ? 'verified' : readsHeader ? 'unchecked' : 'absent',
    reserialized: [...new Set(reserialized)],
    discarded,
  };
}

/** Whether nobody asks for the answer of a call: it stands alone, or in a variable that nothing reads. */
function isUnread(source: Source, answer: TSESTree.Node): boolean {
  const { parent } = answer;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return true;
    case 'UnaryExpression':
    case 'AwaitExpression':
    case 'LogicalExpression':
      // What decides whether something else runs is asked.
      return (parent.type !== 'LogicalExpression' || parent.right === answer) && isUnread(source, parent);
    case 'VariableDeclarator': {
      const variable = parent.id.type === 'Identifier' ? variableOf(parent.id, source) : undefined;
      return variable !== undefined && variable.references.every(reference => !reference.isRead());
    }
    default:
      return false;
  }
}

/** The first parameter, unless it is a part of the request: `@Body() body`. */
function isRequest(parameter: TSESTree.Parameter, index: number): boolean {
  // Not every parser knows of them.
  const decorators = ((parameter.decorators as TSESTree.Decorator[] | undefined) ?? []).map(
    decorator => calleePath(decorator.expression)[0] as string,
  );
  return decorators.length > 0 ? decorators.some(name => /^Req|Headers?$/.test(name)) : index === 0;
}

function isComparison(node: TSESTree.Node): node is TSESTree.BinaryExpression {
  return node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator);
}

/** A value by the name of a secret: `process.env.WEBHOOK_TOKEN`, `secret`. */
function isSecret(node: TSESTree.Node): boolean {
  const name = calleePath(node).at(-1) ?? '';
  return /secret|token|password|signing|_key$/i.test(name);
}

function isChecking(path: readonly string[]): boolean {
  return path.some(part => wordsOf(part).some(word => checkingWords.has(word)));
}

/** Middleware counts as a check unless its name says that it does something else. */
function mayVerify(node: TSESTree.Node): boolean {
  const inner = bare(node);
  if (inner.type === 'ArrayExpression') return inner.elements.some(element => element && mayVerify(element));
  return isNoPlainMiddleware(calleePath(inner).at(-1) as string);
}

export function isNoPlainMiddleware(name: string): boolean {
  return !plainMiddleware.test(name);
}

/** Whether a name says that it checks who sends, as middleware for all routes has to. */
export function isCheckByName(name: string): boolean {
  return isChecking([name]) || hashing.test(name) || namesCustomerio(wordsOf(name));
}

/** `router.use(verify)`, `fastify.addHook('preHandler', …)`, a middleware for all routes of the file. */
function hasCheckingHook(source: Source): boolean {
  let found = false;
  walkIn(source, source.ast, node => {
    if (node.type !== 'CallExpression') return;
    const name = calleePath(node.callee).at(-1);
    if (name !== 'use' && name !== 'addHook' && name !== 'onBeforeHandle') return;
    for (const argument of node.arguments) {
      let isCheck = isChecking([calleePath(argument).at(-1) as string]);
      walkIn(source, argument, inner => {
        if (inner.type === 'Identifier' && isCheckByName(inner.name)) isCheck = true;
      });
      if (isCheck) found = true;
    }
  });
  return found;
}

function isHandedOver(source: Source, argument: TSESTree.Node, request: ReadonlySet<unknown>): boolean {
  const inner = bare(argument.type === 'SpreadElement' ? argument.argument : argument);
  if (inner.type === 'ObjectExpression')
    return inner.properties.some(property =>
      isHandedOver(source, property.type === 'Property' ? property.value : property.argument, request),
    );
  const path = calleePath(inner);
  if (inner.type === 'Identifier' && request.has(variableOf(inner, source))) return true;
  return /^headers$|signature|hmac/i.test(path.at(-1) as string);
}

/** `hmac.update(…)`, `subtle.sign(…)`, a call by the name of a check. */
function takesPayload(source: Source, node: TSESTree.CallExpression, name: string): boolean {
  if (/^(?:verify|sign)$/.test(name) || isChecking([name])) return true;
  return (
    (name === 'update' && calleePath(node.callee).some(part => /hmac|hash/i.test(part))) ||
    (name === 'update' && isHmac(source, node.callee))
  );
}

function isHmac(source: Source, callee: TSESTree.Node): boolean {
  const inner = bare(callee);
  if (inner.type !== 'MemberExpression') return false;
  const object = bare(inner.object);
  const definition = object.type === 'Identifier' ? definitionOf(source, object) : undefined;
  return definition !== undefined && definition !== 'import' && calleePath(definition).some(part => /hmac/i.test(part));
}

/** The `JSON.stringify(req.body)` that an argument is, directly, in a template or by way of a constant. */
function stringified(source: Source, argument: TSESTree.Node, depth = 0): TSESTree.Node | undefined {
  if (depth > 4) return undefined;
  const inner = bare(argument);
  switch (inner.type) {
    case 'CallExpression': {
      const path = calleePath(inner.callee).join('.');
      if (path === 'JSON.stringify')
        return inner.arguments[0] && isBody(source, inner.arguments[0]) ? inner : undefined;
      return path === 'Buffer.from' && inner.arguments[0]
        ? stringified(source, inner.arguments[0], depth + 1)
        : undefined;
    }
    case 'Identifier': {
      const definition = definitionOf(source, inner);
      return definition && definition !== 'import' ? stringified(source, definition, depth + 1) : undefined;
    }
    case 'TemplateLiteral':
      return inner.expressions.map(expression => stringified(source, expression, depth + 1)).find(Boolean);
    case 'BinaryExpression':
      return inner.operator === '+'
        ? (stringified(source, inner.left, depth + 1) ?? stringified(source, inner.right, depth + 1))
        : undefined;
    case 'ObjectExpression':
      return inner.properties
        .map(property =>
          property.type === 'Property' && writtenName(property) === 'body'
            ? stringified(source, property.value, depth + 1)
            : undefined,
        )
        .find(Boolean);
    default:
      return undefined;
  }
}

/** A body that has been parsed: `req.body`, `await request.json()`. */
function isBody(source: Source, node: TSESTree.Node): boolean {
  const inner = bare(node);
  if (inner.type === 'Identifier') {
    const definition = definitionOf(source, inner);
    return definition === undefined
      ? inner.name === 'body' || inner.name === 'payload'
      : definition !== 'import' && isBody(source, definition);
  }
  const path = calleePath(inner);
  return path.length > 1 && /^(?:body|json|parseBody)$/.test(path.at(-1) as string);
}
