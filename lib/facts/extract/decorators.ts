/** Decorators: what stands in them is code, and those of injection say by which token a value comes. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';
import type { Expr } from '../facts.ts';

/** The decorators of a class, a member or a parameter. */
export function decoratorsOf(node: Node): readonly TSESTree.Decorator[] {
  return 'decorators' in node ? (node.decorators ?? []) : [];
}

/** A decorator is code; `@decorator(arguments)` is called with what it stands on as well. */
export function walkDecorators(context: Extraction, decorators: readonly TSESTree.Decorator[]): void {
  for (const { expression } of decorators) {
    context.walk(expression);
    if (expression.type !== 'CallExpression') continue;
    const { fn: f } = context.place;
    context.calls.add(() => ({ x: context.expr(expression), a: [], f, dec: true, ...context.position(expression) }));
  }
}

/** The name of the first decorator, `Inject` of `@Inject(token)`. */
export function decoratorName([first]: readonly TSESTree.Decorator[]): string | undefined {
  if (!first) return undefined;
  const callee = first.expression.type === 'CallExpression' ? first.expression.callee : first.expression;
  return callee.type === 'Identifier' ? callee.name : undefined;
}

const tokens: ReadonlySet<string> = new Set([
  'Identifier',
  'Literal',
  'TemplateLiteral',
  'MemberExpression',
  'CallExpression',
]);

/** `@Inject(token)`: the one thing that a decorator is given. */
export function tokenIn(context: Extraction, decorators: readonly TSESTree.Decorator[]): Expr | undefined {
  const calls = decorators.map(({ expression }) => expression).filter(one => one.type === 'CallExpression');
  for (const { arguments: given } of calls) if (given[0] && tokens.has(given[0].type)) return context.expr(given[0]);
  // `@InjectClient()` has a token of its own; `@Optional()` beside another has none.
  const [own] = calls;
  return own?.arguments.length === 0 ? context.expr(own) : undefined;
}
