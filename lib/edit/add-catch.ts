import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from './edit.ts';
import { insertAt } from './edit.ts';
import { freeName, variableAt } from './names.ts';
import type { Node } from './nodes.ts';
import { ancestorsOf, isFunction, pathOf, walk } from './nodes.ts';
import type { Source } from './source.ts';
import { isInTemplate } from './template.ts';

/**
 * `.catch((error) => console.error(error))`, to be written behind a promise at `place`.
 *
 * @param log what the error is given to, `console.error`
 */
export function catchText(source: Source, place: Node, log: string): string {
  // A parameter hides what is called so around it, which nothing in the handler needs.
  const error = ['error', 'failure'].find(name => !variableAt(source, place, name)) ?? freeName(source, place, 'error');
  return `.catch((${error}) => ${log}(${error}))`;
}

/**
 * The edit that has a promise's rejection logged. `promise` is an expression that certainly gives a promise and that
 * a member can be asked of as it stands; undefined for others.
 */
export function addCatch(source: Source, promise: Node): Edit | undefined {
  // In a template `console` is a member of the component.
  const log = isInTemplate(promise) ? undefined : loggerOf(source, promise);
  const bare = promise.type === 'TSNonNullExpression' ? promise.expression : promise;
  if (log === undefined || !/^(?:CallExpression|ChainExpression)$/.test(bare.type)) {
    return undefined;
  }
  return insertAt(promise.range[1], catchText(source, promise, log));
}

/** What can only be meant to take note of an error, by the last part of its name. */
const logging = /^(?:log|warn|error|capture|report)/;

/**
 * What the file gives an error to and nothing else: `logger.error`, `captureException`, in a method `this.logger.error`.
 * It must be reachable from `place`; else `console.error`, or undefined where the file means something else by that.
 */
export function loggerOf(source: Source, place: Node): string | undefined {
  const instance = instanceAt(place);
  let own: string | undefined;
  walk(source.program, node => {
    own ??= node.type === 'CatchClause' ? loggedIn(source, instance, node.body, node.param) : undefined;
    if (node.type === 'CallExpression' && own === undefined && isCatch(node.callee)) {
      const [handler] = node.arguments;
      own =
        handler?.type === 'ArrowFunctionExpression'
          ? loggedIn(source, instance, handler.body, handler.params[0])
          : undefined;
    }
    return own === undefined;
  });
  return own ?? (variableAt(source, source.program, 'console')?.defs.length ? undefined : 'console.error');
}

function loggedIn(
  source: Source,
  instance: Node | undefined,
  body: Node,
  error: Node | null | undefined,
): string | undefined {
  if (error?.type !== 'Identifier') {
    return undefined;
  }
  const statements = body.type === 'BlockStatement' ? body.body : [body];
  for (const statement of statements) {
    const call = statement.type === 'ExpressionStatement' ? statement.expression : statement;
    if (call.type === 'CallExpression' && isLog(source, instance, call, error.name)) {
      return pathOf(call.callee);
    }
  }
  return undefined;
}

function isLog(
  source: Source,
  instance: Node | undefined,
  { callee, arguments: args, optional }: TSESTree.CallExpression,
  error: string,
): boolean {
  const path = pathOf(callee);
  if (path === undefined || optional || source.text.slice(...callee.range) !== path || args.length !== 1) {
    return false;
  }
  const [given] = args;
  const [root, ...members] = path.split('.') as [string, ...string[]];
  const isReachable =
    root === 'this'
      ? instance !== undefined && instanceAt(callee) === instance
      : source.scopes.globalScope?.childScopes[0]?.set.has(root) && !isHidden(source, root);
  return (
    given?.type === 'Identifier' && given.name === error && isReachable === true && logging.test(members.at(-1) ?? root)
  );
}

/** The class whose instance `this` is at a place; undefined where it may be something else. */
function instanceAt(place: Node): Node | undefined {
  for (const outer of [place, ...ancestorsOf(place)]) {
    const { parent } = outer;
    if (parent?.type === 'PropertyDefinition' && parent.value === outer) {
      return parent.static ? undefined : parent.parent;
    }
    if (isFunction(outer) && outer.type !== 'ArrowFunctionExpression') {
      return parent?.type === 'MethodDefinition' && !parent.static ? parent.parent : undefined;
    }
  }
  return undefined;
}

/** Whether something else is called so anywhere in the file. */
function isHidden({ scopes }: Source, name: string): boolean {
  return scopes.scopes.filter(scope => scope.set.has(name)).length > 1;
}

function isCatch(callee: Node): boolean {
  return (
    callee.type === 'MemberExpression' &&
    !callee.computed &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'catch'
  );
}
