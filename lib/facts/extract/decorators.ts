/** Decorators: what stands in them is code, and those of injection say by which token a value comes. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';
import type { Expr } from '../facts.ts';

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

/** `@Inject(token)`: the one thing that a decorator is given. */
export function tokenIn(context: Extraction, decorators: readonly TSESTree.Decorator[]): Expr | undefined {
  for (const { expression } of decorators) {
    if (expression.type !== 'CallExpression') continue;
    const [token] = expression.arguments;
    // `@InjectClient()` has a token of its own.
    if (!token) return context.expr(expression);
    if (/^(?:Identifier|Literal|MemberExpression|CallExpression)$/.test(token.type)) return context.expr(token);
  }
  return undefined;
}
