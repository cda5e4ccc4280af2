/** Modules of AMD: `define(['./tracker'], function (tracker) { return … })`, `require(['./tracker'], function (tracker) {})`. */
import { functionOf } from './functions.ts';
import { isFunction, stringOf, unwrap } from './nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';

const loaders: ReadonlySet<string> = new Set(['define', 'require', 'requirejs']);
/** What a factory is given that names no dependencies, and what they are called in a list of them. */
const own: readonly string[] = ['require', 'exports', 'module'];

/**
 * Tells what the parameters of a factory are, before it is walked.
 *
 * @returns the factory whose result the module exports
 */
export function readAmd(context: Extraction, node: TSESTree.CallExpression): TSESTree.FunctionLike | undefined {
  const { callee, arguments: given } = node;
  if (callee.type !== 'Identifier' || !loaders.has(callee.name) || context.isDeclared(callee)) return undefined;
  const isModule = callee.name === 'define';
  const [first, second, third] = isModule && stringOf(given[0]) !== undefined ? given.slice(1) : given;
  const list = first?.type === 'ArrayExpression' ? first : undefined;
  const last = list ? second : first;
  if (!last || (list ? third : second) || (!list && !isModule)) return undefined;
  const factory = unwrap(last);
  if (!isFunction(factory)) {
    if (isModule && factory.type === 'ObjectExpression') context.cjs.push(context.expr(factory));
    return undefined;
  }
  const names = list ? list.elements.map(element => (element ? stringOf(element) : undefined)) : own;
  for (const [index, parameter] of factory.params.entries()) {
    const name = names[index];
    if (parameter.type !== 'Identifier' || name === undefined) continue;
    if (own.includes(name)) context.release(parameter);
    else context.required.set(parameter, name);
  }
  return isModule ? factory : undefined;
}

/** What a factory gives is what the module is. */
export function exportGiven(context: Extraction, factory: TSESTree.FunctionLike): void {
  context.cjs.push(...functionOf(context, factory).item.ret);
}
