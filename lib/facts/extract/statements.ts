import { assign } from './bindings.ts';
import { span, unknown } from './nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';

export function walkVariables(context: Extraction, node: TSESTree.VariableDeclaration): void {
  for (const { id, init } of node.declarations) {
    if (node.declare) mark(context, id, 'amb');
    if (init) assign(context, id, context.expr(init));
    else if (id.type === 'Identifier') declareType(context, id);
    if (node.kind === 'const') mark(context, id, 'konst');
  }
  context.walkChildren(node);
}

function mark(context: Extraction, pattern: TSESTree.BindingName, flag: 'amb' | 'konst'): void {
  const binding = pattern.type === 'Identifier' ? context.bind(pattern) : undefined;
  if (binding) binding[flag] = true;
}

function declareType(context: Extraction, name: TSESTree.Identifier): void {
  const binding = context.bind(name);
  const type = binding && context.annotated(name.typeAnnotation);
  if (type) binding.t = type;
}

export function walkForOf(context: Extraction, node: TSESTree.ForOfStatement): void {
  const { left, right } = node;
  const target = left.type === 'VariableDeclaration' ? left.declarations[0]?.id : left;
  if (target) assign(context, target, { k: 'el', o: context.expr(right), ...span(left) });
  context.walkChildren(node);
}

export function walkAssignment(context: Extraction, node: TSESTree.AssignmentExpression): void {
  switch (node.operator) {
    case '=':
    case '||=':
    case '&&=':
    case '??=':
      assign(context, node.left, context.expr(node.right));
      break;
    case '+=':
      if (node.left.type === 'Identifier') context.bind(node.left)?.v.push(unknown('reassigned', node));
      break;
    default:
  }
  context.walkChildren(node);
}

export function walkReturn(context: Extraction, node: TSESTree.ReturnStatement): void {
  if (node.argument) context.fn?.ret.push(context.expr(node.argument));
  context.walkChildren(node);
}
