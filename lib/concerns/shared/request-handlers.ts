/** Which functions answer requests, whatever runs them. */
import { enclosingFunction, keyOf, sameRange, walk } from '../../edit/nodes.ts';
import { textIn } from '../../edit/string-literal.ts';
import { isHandler, servedName } from './handlers.ts';
import { readingFunctions } from './reading-functions.ts';
import { calleeName, memberName } from './settlement.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

/** Whether a function answers a request, those of serverless platforms that may answer one among them: `exports.handler = …`, `serve(handler)`. */
export function isRequestHandler(fn: FunctionNode, sourceCode: SourceCode, file: string): boolean {
  if (isHandler(fn, sourceCode, file) || isServed(fn) || isSocketHandler(fn)) return true;
  return (
    servedName(fn, sourceCode) === 'handler' || takesGatewayEvent(fn, sourceCode) || takesWebRequest(fn, sourceCode)
  );
}

/**
 * `io.on('connection', socket => socket.on('track', message => …))`: what a client sends over a connection that it holds
 * open.
 */
export function isSocketHandler({ parent, range }: FunctionNode): boolean {
  const connection = eventOf(parent, range);
  if (!connection || !/^(?:on|once)$/.test(connection.method) || connection.name === 'connection') return false;
  if (/^(?:close|error|disconnect|disconnecting|end|open|ping|pong)$/.test(connection.name)) return false;
  for (let fn = enclosingFunction(parent); fn; fn = enclosingFunction(fn)) {
    const [socket] = fn.params;
    const outer = eventOf(fn.parent, fn.range);
    if (socket?.type === 'Identifier' && socket.name === connection.of && outer?.name === 'connection') return true;
  }
  return false;
}

/** Of `socket.on('track', fn)` what is listened to, and for what. */
function eventOf(
  call: Node,
  fn: TSESTree.Range,
): { readonly method: string; readonly name: string; readonly of: string | undefined } | undefined {
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return undefined;
  const [name, listener] = call.arguments;
  if (!sameRange(listener?.range ?? [0, 0], fn)) return undefined;
  const { object } = call.callee;
  return {
    method: memberName(call.callee) ?? '',
    name: textIn(name) ?? '',
    of: object.type === 'Identifier' ? object.name : undefined,
  };
}

/** `onCall(request => …)`, `https.onCall((data, context) => …)` of Firebase: a page calls it by name. */
export function isCallable({ parent, range }: FunctionNode): boolean {
  return (
    parent.type === 'CallExpression' &&
    calleeName(parent) === 'onCall' &&
    sameRange(parent.arguments.at(-1)?.range ?? [0, 0], range)
  );
}

/** `export default async req => { await req.json() }`, as Netlify and Deno take it: only what has a body can be read so. */
function takesWebRequest(fn: FunctionNode, sourceCode: SourceCode): boolean {
  const [request] = fn.params;
  if (request?.type !== 'Identifier' || !/^_?req(?:uest)?$/.test(request.name)) return false;
  if (servedName(fn, sourceCode) === undefined) return false;
  let reads = false;
  walk(
    fn.body,
    node => {
      if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression')
        reads ||=
          node.callee.object.type === 'Identifier' &&
          node.callee.object.name === request.name &&
          /^(?:json|text|formData)$/.test(memberName(node.callee) ?? '');
      return !reads;
    },
    sourceCode.visitorKeys,
  );
  return reads;
}

/** Members of the event of an HTTP gateway. */
const ofGateway = /^(?:body|queryStringParameters|pathParameters)$/;

/** `exports.track = wrap(async event => { … event.body … })`: a Lambda of any name that reads what an HTTP request brings. */
function takesGatewayEvent(fn: FunctionNode, sourceCode: SourceCode): boolean {
  const [event] = fn.params;
  if (event?.type !== 'Identifier' || !/^_?event$/.test(event.name)) return false;
  const isEvent = (node: Node | undefined): boolean => node?.type === 'Identifier' && node.name === event.name;
  let reads = false;
  walk(
    fn.body,
    node => {
      if (node.type === 'MemberExpression') reads ||= isEvent(node.object) && ofGateway.test(memberName(node) ?? '');
      if (node.type === 'CallExpression')
        reads ||= readingFunctions.has(calleeName(node) ?? '') && isEvent(node.arguments[0]);
      return !reads;
    },
    sourceCode.visitorKeys,
  );
  return reads && servedName(fn, sourceCode) !== undefined;
}

/** `Deno.serve(handler)`, `serve({ port }, handler)`, `createServer(handler)`, `app.http('name', { handler })`. */
function isServed({ parent, range }: FunctionNode): boolean {
  const options = parent.type === 'Property' && keyOf(parent) === 'handler' ? parent.parent : undefined;
  const call = options?.type === 'ObjectExpression' ? options.parent : parent;
  return (
    call.type === 'CallExpression' &&
    call.callee.range[0] !== range[0] &&
    /^(?:serve|createServer|http)$/.test(calleeName(call) ?? '')
  );
}
