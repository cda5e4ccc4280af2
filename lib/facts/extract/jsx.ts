import { functionOf } from './functions.ts';
import { isFunction, span, unknown, unwrap } from './nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Expr, Prop } from '../facts.ts';

/** A component is called with its properties; an element of HTML is no call. */
export function walkElement(context: Extraction, node: TSESTree.JSXElement): void {
  const opening = node.openingElement;
  const component = componentOf(context, opening.name);
  if (component) {
    const properties = opening.attributes.flatMap(attribute => propertyOf(context, attribute) ?? []);
    const props = context.objs.add(id => ({ k: 'obj', p: properties, id, ...span(opening) })).item;
    const { fn: f } = context.place;
    const call = context.calls.add(() => ({ x: component, a: [props], f, jsx: true, ...context.position(opening) }));
    context.fn?.calls.push(call.id);
    // `<Context.Consumer>{value => …}</Context.Consumer>`.
    for (const child of node.children) {
      const given = functionIn(child);
      if (!given) continue;
      const { item } = functionOf(context, given);
      item.cb = { c: call.id, i: 0 };
      item.rp = { c: call.id, n: 'children' };
    }
    for (const attribute of opening.attributes) {
      const isNamed = attribute.type === 'JSXAttribute' && attribute.name.type === 'JSXIdentifier';
      const given = isNamed && attribute.value ? functionIn(attribute.value) : undefined;
      if (given && isNamed) functionOf(context, given).item.rp = { c: call.id, n: String(attribute.name.name) };
    }
  }
  context.walkChildren(node);
}

function functionIn(node: TSESTree.Node): TSESTree.FunctionLike | undefined {
  const given = node.type === 'JSXExpressionContainer' ? unwrap(node.expression) : undefined;
  return given && isFunction(given) ? given : undefined;
}

function componentOf(context: Extraction, name: TSESTree.JSXTagNameExpression): Expr | undefined {
  if (name.type === 'JSXMemberExpression') {
    const object = componentOf(context, name.object);
    return object && { k: 'mem', o: object, p: name.property.name, ...span(name) };
  }
  return name.type === 'JSXIdentifier' && /^[A-Z_$]/.test(name.name) ? context.named(name.name, name) : undefined;
}

function propertyOf(
  context: Extraction,
  attribute: TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute,
): Prop | undefined {
  if (attribute.type === 'JSXSpreadAttribute')
    return { k: null, v: context.expr(attribute.argument), ...span(attribute) };
  if (attribute.name.type !== 'JSXIdentifier') return undefined;
  return { k: attribute.name.name, v: valueOf(context, attribute), ...span(attribute) };
}

function valueOf(context: Extraction, attribute: TSESTree.JSXAttribute): Expr {
  const { value } = attribute;
  if (value === null) return { k: 'lit', v: true, ...span(attribute) };
  if (value.type === 'Literal') return context.expr(value);
  if (value.type === 'JSXExpressionContainer' && value.expression.type !== 'JSXEmptyExpression')
    return context.expr(value.expression);
  return unknown('dynamic-expression', attribute);
}
