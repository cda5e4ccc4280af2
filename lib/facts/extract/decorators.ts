/** Decorators: what stands in them is code, and those of injection say by which token a value comes. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';
import type { Expr } from '../facts.ts';

const tokens: ReadonlySet<string> = new Set(['Identifier', 'Literal', 'MemberExpression', 'CallExpression']);

/** The decorators of a class, a member or a parameter. */
export function decoratorsOf(node: Node): readonly TSESTree.Decorator[] {
  return 'decorators' in node ? (node.decorators ?? []) : [];
}

/** The name of the first decorator, `Inject` of `@Inject(token)`. */
export function decoratorName([first]: readonly TSESTree.Decorator[]): string | undefined {
  if (!first) return undefined;
  const callee = first.expression.type === 'CallExpression' ? first.expression.callee : first.expression;
  return callee.type === 'Identifier' ? callee.name : undefined;
}

/** `@Inject(token)`: the one thing that a decorator is given. One that is given nothing may have a token of its own. */
export function tokenIn(context: Extraction, decorators: readonly TSESTree.Decorator[]): Expr | undefined {
  const calls = decorators.flatMap(({ expression }) => (expression.type === 'CallExpression' ? [expression] : []));
  for (const { arguments: given } of calls) {
    const [token] = given;
    if (token && tokens.has(token.type)) return context.expr(token);
  }
  const bare = calls.find(({ arguments: given }) => given.length === 0);
  return bare && context.expr(bare);
}
