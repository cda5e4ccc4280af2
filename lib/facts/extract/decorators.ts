/** Decorators: what stands in them is code, and those of injection say by which token a value comes. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';
import type { Expr } from '../facts.ts';

/** The decorators of a class, a member or a parameter. */
export function decoratorsOf(node: Node): readonly TSESTree.Decorator[] {
  return 'decorators' in node ? (node.decorators ?? []) : [];
}

/** `@Inject(token)`: the one thing that a decorator is given. */
export function tokenIn(context: Extraction, decorators: readonly TSESTree.Decorator[]): Expr | undefined {
  for (const { expression } of decorators) {
    const token = expression.type === 'CallExpression' ? expression.arguments[0] : undefined;
    if (token && /^(?:Identifier|Literal|MemberExpression)$/.test(token.type)) return context.expr(token);
  }
  return undefined;
}
