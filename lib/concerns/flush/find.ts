/** How the process that runs a file ends soon after a send. */
import { enclosingFunction, isFunction } from '../../edit/nodes.ts';
import { exportedName, runs } from '../shared/handlers.ts';
import { memberName } from '../shared/settlement.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { AnalyticsCall } from '../../reading.ts';

type Node = TSESTree.Node;

const lambdaType =
  /^(?:Handler|APIGateway\w+|SQS\w+|SNS\w+|S3\w+|ScheduledHandler|ScheduledEvent|Callback|DynamoDBStream\w+|EventBridge\w+|Context|LambdaContext)$/;
/** Folders whose files are functions of a serverless platform by its conventions. */
const functionFolder = /(?:^|\/)(?:lambdas?|netlify\/(?:edge-)?functions|api-functions|serverless)\//;

/**
 * `serverless`: the function is a handler of Lambda, Netlify, Cloud Functions or Workers. `exit`: the file calls
 * `process.exit()` after it. Undefined where nothing shows that the process ends.
 */
export function endOf(
  node: Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  file: string,
): 'serverless' | 'exit' | undefined {
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    if (isServerless(fn, sourceCode, file)) return 'serverless';
  }
  return exitsAfter(node, sourceCode) ? 'exit' : undefined;
}

function isServerless(fn: FunctionNode, sourceCode: Readonly<TSESLint.SourceCode>, file: string): boolean {
  const isCloud =
    fn.parent.type === 'CallExpression' &&
    fn.parent.callee.type === 'MemberExpression' &&
    /^(?:onRequest|onCall|onCreate|onWrite|onUpdate|onRun|http|cloudEvent)$/.test(memberName(fn.parent.callee) ?? '') &&
    /^functions\b/.test(sourceCode.getText(fn.parent.callee));
  if (isCloud) return true;
  const name = exportedName(fn, sourceCode) ?? commonJsName(fn);
  if (name === 'handler') return functionFolder.test(file) || isLambda(fn);
  return name === 'default' && functionFolder.test(file);
}

/** `exports.handler = …` */
function commonJsName(fn: FunctionNode): string | undefined {
  const { parent } = fn;
  if (parent.type !== 'AssignmentExpression' || parent.left.type !== 'MemberExpression') return undefined;
  const { object } = parent.left;
  const isExports =
    (object.type === 'Identifier' && object.name === 'exports') ||
    (object.type === 'MemberExpression' && memberName(object) === 'exports');
  return isExports ? memberName(parent.left) : undefined;
}

function isLambda(fn: FunctionNode): boolean {
  const [event] = fn.params;
  const declarator = fn.parent.type === 'VariableDeclarator' ? fn.parent.id : undefined;
  return (
    isTyped(declarator) || fn.params.some(isTyped) || (event?.type === 'Identifier' && /^_?event$/.test(event.name))
  );
}

function isTyped(node: Node | undefined): boolean {
  const type = node?.type === 'Identifier' ? node.typeAnnotation?.typeAnnotation : undefined;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && lambdaType.test(type.typeName.name);
}

/** A `process.exit()` that runs after the node: further down in a block around it, or in a callback of its promise chain. */
function exitsAfter(node: Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  for (let inner: Node = node; inner.parent; inner = inner.parent) {
    const block: Node = inner.parent;
    if (isFunction(inner) && !isStarted(inner))
      return runs(inner, sourceCode).some(call => exitsInChain(call, sourceCode) || exitsAfter(call, sourceCode));
    if (block.type !== 'BlockStatement' && block.type !== 'Program') {
      if (exitsInChain(inner, sourceCode)) return true;
      continue;
    }
    const rest = block.body.slice(block.body.indexOf(inner as TSESTree.Statement) + 1);
    if (rest.some(statement => exits(statement, sourceCode))) return true;
  }
  return false;
}

/** `main().then(() => process.exit())`; one in `.catch()` alone is the exception. */
function exitsInChain(call: Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  for (let member = call.parent; member?.type === 'MemberExpression' && member.object === call; member = call.parent) {
    const outer: Node | undefined = member.parent;
    if (outer?.type !== 'CallExpression' || outer.callee !== member) return false;
    const [callback] = outer.arguments;
    if (
      /^(?:then|finally)$/.test(memberName(member) ?? '') &&
      callback &&
      /\bprocess\.exit\b/.test(sourceCode.getText(callback))
    )
      return true;
    call = outer;
  }
  return false;
}

/** Run where it is written. */
function isStarted(fn: FunctionNode): boolean {
  return fn.parent.type === 'CallExpression' && fn.parent.callee === fn;
}

function exits(statement: TSESTree.ProgramStatement, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  return statement.type === 'ExpressionStatement' && /^process\.exit\(/.test(sourceCode.getText(statement));
}

/** A client that sends each call by itself needs no flush before a natural end. */
export function sendsAtOnce(call: AnalyticsCall): boolean {
  const options = call.method === 'init' ? call.parts.options?.value : undefined;
  if (options?.kind !== 'object') return false;
  return ['flushAt', 'maxEventsInBatch'].some(key => {
    const value = options.get(key);
    return value?.kind === 'literal' && value.value === 1;
  });
}
