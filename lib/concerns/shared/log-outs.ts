/** Functions that log somebody out, and the identities that they leave behind. */
import { isFunction, walk } from '../../edit/nodes.ts';
import { isTestPath } from '../../files/test-paths.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { acrossProject } from '../../rule/across.ts';
import { isHandler } from './handlers.ts';
import { calleeName } from './settlement.ts';
import { nameOfFunction } from './sign-up.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { AnalyticsCall } from '../../reading.ts';

type Node = TSESTree.Node;

/**
 * One identify a client whose identity outlives a log-out: it is kept by the client, and nothing in the project
 * ever ends it. A project that resets anywhere knows how; where it does so may be far from the log-out.
 */
export const leftIdentities = acrossProject((calls): readonly AnalyticsCall[] => {
  const own = calls.filter(call => !call.inTest && call.identity === 'ambient');
  const reset = new Set(own.filter(call => call.method === 'reset').map(call => call.sdk));
  const left = new Map<string, AnalyticsCall>();
  for (const call of own) {
    if (
      call.method === 'identify' &&
      !reset.has(call.sdk) &&
      (call.parts.userId || call.parts.traits) &&
      !left.has(call.sdk)
    )
      left.set(call.sdk, call);
  }
  return [...left.values()];
});

const logOut =
  /^(?:(?:handle|on|do|perform|user|auth|app|start|execute) )*(?:log ?out|logged out|sign ?out|signed out)(?: (?:user|handler|action|current user|and redirect))?$/;
/** What a log-out does: end the session with whoever keeps it. */
const ends =
  /^(?:log|sign) ?out|^(?:clear|remove|delete|destroy|revoke|invalidate|forget|reset) (?:\w+ )*(?:auth|token|tokens|session|cookie|cookies|user|credentials|item|storage)$|^(?:remove item|clear)$|^remove$/;

/** What stands in every file that logs out, or in its name. */
export const logOutText = /log_?out|sign_?out/i;

/** Whether a module runs on a server only, by what it says of itself. */
function isOnServer(program: TSESTree.Program, file: string): boolean {
  return (
    /(?:^|\/)server\/|\.server\.[cm]?[jt]sx?$/.test(file) ||
    program.body.some(
      statement =>
        (statement.type === 'ExpressionStatement' && statement.directive === 'use server') ||
        (statement.type === 'ImportDeclaration' &&
          /^(?:server-only|next\/headers|node:.*)$/.test(statement.source.value)),
    )
  );
}

export interface LogOut {
  readonly name: string;
  /** What an editor underlines. */
  readonly head: Node;
  readonly fn: FunctionNode;
  /** The calls that end the session, in the order of the text. */
  readonly ends: readonly TSESTree.CallExpression[];
}

/**
 * The functions of a file that end a session themselves; those that hand on to another log-out are left to it. What
 * runs on a server cannot reach the client that keeps the identity.
 */
export function logOutsIn(
  program: TSESTree.Program,
  sourceCode: Readonly<TSESLint.SourceCode>,
  file: string,
): readonly LogOut[] {
  const found: LogOut[] = [];
  if (isTestPath(file) || isOnServer(program, file)) return found;
  const visit = (node: Node): boolean => {
    const name = nameOfFunction(node);
    const ends =
      name !== undefined && logOut.test(wordsOf(name).join(' ')) ? endsOfSession(node, name, sourceCode) : [];
    if (name === undefined || ends.length === 0 || !isFunction(node) || isHandler(node, sourceCode, file)) return true;
    found.push({ name, head: headOf(node), fn: node, ends });
    return false;
  };
  walk(program, visit, sourceCode.visitorKeys);
  return found;
}

/** The calls that end the session. None, if all that is done is to hand on. */
function endsOfSession(fn: Node, own: string, sourceCode: Readonly<TSESLint.SourceCode>): TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'CallExpression' && endsSession(node, own)) found.push(node);
  };
  walk(fn, visit, sourceCode.visitorKeys);
  return found;
}

function endsSession(call: TSESTree.CallExpression, own: string): boolean {
  const name = calleeName(call);
  const words = wordsOf(name ?? '').join(' ');
  if (name === undefined || !ends.test(words)) return false;
  // `const handleLogout = () => logout()` hands on; `auth.signOut()` of a library does it.
  return call.callee.type === 'MemberExpression' || (words !== wordsOf(own).join(' ') && !logOut.test(words));
}

/** The name of the function rather than all of its body: an editor underlines what is reported. */
function headOf(fn: Node): Node {
  if ((fn.type === 'FunctionDeclaration' || fn.type === 'FunctionExpression') && fn.id) return fn.id;
  let parent = fn.parent;
  while (parent && (parent.type === 'CallExpression' || parent.type === 'TSAsExpression')) parent = parent.parent;
  if (parent?.type === 'VariableDeclarator') return parent.id;
  if (
    parent &&
    (parent.type === 'Property' || parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition')
  )
    return parent.key;
  return fn;
}
