/** How often a client is made, by the place of its construction. */
import { hoistClients } from './mend.ts';
import { contains, enclosingFunction, pathOf, withCasts } from '../../edit/nodes.ts';
import { isForOneTenant } from '../shared/credentials.ts';
import { commonJsName, exportedName, isCommonJsExport, isHandler, nameNode, runs } from '../shared/handlers.ts';
import { iterationOf, loopAround } from '../shared/loops.ts';
import { memberName } from '../shared/settlement.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { HoistedClient } from './mend.ts';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { Source } from '../../edit/source.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

/** `handler`: once a request. `loop`: once a turn. `function`: once a call of a function that drops it. */
export type Often = 'handler' | 'loop' | 'function';

export interface RepeatedClient {
  readonly call: AnalyticsCall;
  readonly node: Node;
  readonly often: Often;
  /** It is closed or flushed where it is made, or in a callback there. */
  readonly isFlushed: boolean;
}

/** The clients of a file that are made again and again and ought to be made once, in the order of the text. */
export function repeatedClients(
  reading: Pick<RuleReading, 'calls' | 'nodeAt' | 'file'>,
  sourceCode: SourceCode,
): RepeatedClient[] {
  const { calls, nodeAt } = reading;
  return calls.flatMap(call => {
    if (call.method !== 'init' || call.via !== 'direct' || call.inTest || call.platform !== 'server') return [];
    if (isForOneTenant(call.parts)) return [];
    // A client per invocation that is flushed at its end is what serverless platforms ask for.
    const flushes = calls.filter(other => other.method === 'flush');
    if (call.batches && flushes.some(other => other.functionRange?.[0] === call.functionRange?.[0])) return [];
    const node = nodeAt(call.range);
    const often = node && repeats(node, sourceCode, reading);
    if (!node || !often) return [];
    const fn = enclosingFunction(node);
    return [
      {
        call,
        node,
        often,
        isFlushed: flushes.some(({ range }) => fn !== undefined && range[0] >= fn.range[0] && range[1] <= fn.range[1]),
      },
    ];
  });
}

/** With the edits that have the module make them once: the same for the rule's suggestions and for the codemod. */
export function madeOnce(
  source: Source,
  clients: readonly RepeatedClient[],
  options: { readonly lazy?: boolean } = {},
): (RepeatedClient & { readonly hoisted: HoistedClient })[] {
  const open = clients.filter(({ isFlushed }) => !isFlushed);
  // Clients that batch refuse to be made without a write key.
  const hoisted = hoistClients(
    source,
    open.map(({ node, call }) => ({ node, mayThrow: call.batches, hasSecret: call.vendor === 'customerio' })),
    options,
  );
  return clients.map(client => ({
    ...client,
    hoisted: hoisted[open.indexOf(client)] ?? {
      refused:
        'it is flushed or closed where it is made, and a client that others share must stay open: flush a shared one when the process ends, or keep one for each invocation on a serverless platform',
    },
  }));
}

const script = /(?:^|\/)(?:scripts?|bin|tools?|cli|migrations?|seeds?|examples?)\//;

/** How often a construction runs that ought to run once; undefined where it may run once. */
export function repeats(
  node: Node,
  sourceCode: SourceCode,
  { calls, file }: Pick<RuleReading, 'calls' | 'file'>,
): Often | undefined {
  if (loopAround(node)) return 'loop';
  const fn = enclosingFunction(node);
  if (!fn) return undefined;
  if (isKeptForRequest(node, fn) && isHandler(fn, sourceCode, file)) return 'handler';
  if (outlives(node, fn, sourceCode, calls)) return undefined;
  if (iterationOf(fn)) return 'loop';
  if (isHandler(fn, sourceCode, file)) return 'handler';
  return isOrdinary(fn, sourceCode, file) ? 'function' : undefined;
}

/** `req.analytics = new Analytics(…)`, `c.set('analytics', new Analytics(…))`: what is kept with a request ends with it. */
function isKeptForRequest(node: Node, { params }: FunctionNode): boolean {
  const value = withCasts(node);
  const { parent } = value;
  const isAssigned = parent?.type === 'AssignmentExpression' && parent.right === value;
  const isSet =
    parent?.type === 'CallExpression' &&
    parent.arguments.some(one => one === value) &&
    /^(?:set|decorate)$/.test(memberName(parent.callee) ?? '');
  const holder = isAssigned ? parent.left : isSet ? parent.callee : undefined;
  if (holder?.type !== 'MemberExpression') return false;
  const [root] = pathOf(holder)?.split('.') ?? [];
  return params.some(param => param.type === 'Identifier' && param.name === root);
}

/** The client leaves the function, or is kept for the next call: it is put into something that is not the function's own. */
function outlives(node: Node, fn: FunctionNode, sourceCode: SourceCode, calls: readonly AnalyticsCall[]): boolean {
  let inner: Node = node;
  while (
    inner.parent &&
    /^(?:TS.*|LogicalExpression|ConditionalExpression|ChainExpression|AwaitExpression|SequenceExpression)$/.test(
      inner.parent.type,
    )
  )
    inner = inner.parent;
  const { parent } = inner;
  if (!parent) return true;
  if (parent.type === 'MemberExpression' && parent.object === inner) return false;
  if (parent.type === 'ExpressionStatement') return true;
  if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return true;
  const variables = sourceCode.getDeclaredVariables(parent);
  return variables.some(variable =>
    variable.references.some(({ identifier }) => {
      if (identifier === parent.id) return false;
      const name = identifier as TSESTree.Identifier;
      // Used as a client: `client.track()`, `opened(client)()`; anything else may keep it.
      const isUse = isMemberOrTest(name) || calls.some(({ range }) => contains(range, name.range));
      return !isUse || !contains(fn.range, name.range);
    }),
  );
}

/** `client.track`, `if (!client) …`, `client && …` */
function isMemberOrTest(name: TSESTree.Identifier): boolean {
  const { parent } = name;
  switch (parent.type) {
    case 'MemberExpression':
      return parent.object === name;
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'IfStatement':
      return true;
    case 'LogicalExpression':
      return parent.left === name && parent.operator === '&&';
    default:
      return false;
  }
}

/** A function that others call to get something done: no script's `main()`, no constructor, no memoised factory. */
function isOrdinary(fn: FunctionNode, sourceCode: SourceCode, file: string): boolean {
  if (script.test(file) || sourceCode.text.startsWith('#!')) return false;
  if (fn.parent.type === 'MethodDefinition') return fn.parent.kind === 'method';
  const name = ownName(fn) ?? commonJsName(fn);
  if (name === undefined) return false;
  const calls = runs(fn, sourceCode);
  if (calls.some(call => !enclosingFunction(call))) return false;
  const isServerless = /^(?:handler|default|main|run|start|setup|init|bootstrap|register)$/i;
  if (isServerless.test(name)) return false;
  return calls.length > 0 || exportedName(fn, sourceCode) !== undefined || isCommonJsExport(fn, sourceCode);
}

/** What a function is declared as, or the variable that it is put into as it is. */
function ownName(fn: FunctionNode): string | undefined {
  const name = nameNode(fn);
  if (!name || (name.parent !== fn && name.parent.type !== 'VariableDeclarator')) return undefined;
  return name.parent.type === 'VariableDeclarator' && name.parent.init !== fn ? undefined : name.name;
}
