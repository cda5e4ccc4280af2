/** Which functions answer requests, whatever runs them. */
import { keyOf, walk } from '../../edit/nodes.ts';
import { commonJsName, exportedName, isHandler, references } from './handlers.ts';
import { readingFunctions } from './reading-functions.ts';
import { calleeName, memberName } from './settlement.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

/** Whether a function answers a request, those of serverless platforms that may answer one among them: `exports.handler = …`, `serve(handler)`. */
export function isRequestHandler(fn: FunctionNode, sourceCode: SourceCode, file: string): boolean {
  if (isHandler(fn, sourceCode, file) || isServed(fn)) return true;
  return (
    (exportedName(fn, sourceCode) ?? commonJsName(fn)) === 'handler' ||
    takesGatewayEvent(fn, sourceCode) ||
    takesWebRequest(fn, sourceCode)
  );
}

/** `export default async req => { await req.json() }`, as Netlify and Deno take it: only what has a body can be read so. */
function takesWebRequest(fn: FunctionNode, sourceCode: SourceCode): boolean {
  const [request] = fn.params;
  if (request?.type !== 'Identifier' || !/^_?req(?:uest)?$/.test(request.name)) return false;
  if (exportedName(fn, sourceCode) === undefined) return false;
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
  return (
    reads &&
    (exportedName(fn, sourceCode) !== undefined ||
      [fn, ...references(fn, sourceCode)].some(node => commonJsName(node) !== undefined))
  );
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
