import { isMessage } from './conditions.ts';
import { keyName, span, unknown } from './nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Entry } from './table.ts';
import type { Expr, Prop } from '../facts.ts';

/** The object that a literal makes. */
export function objectOf(context: Extraction, node: TSESTree.ObjectExpression): Entry<Expr> {
  const known = context.objs.get(node);
  if (known) return known;
  const properties: Prop[] = [];
  // It has its number before those inside of it have theirs.
  const object = context.objs.add(id => ({ k: 'obj', p: properties, id, ...span(node) }), node);
  for (const property of node.properties) {
    if (property.type === 'SpreadElement')
      properties.push({ k: null, v: context.expr(property.argument), ...span(property) });
    else if (property.kind !== 'set') properties.push(propertyOf(context, property));
  }
  return object;
}

function propertyOf(context: Extraction, property: TSESTree.Property): Prop {
  const k = keyName(context, property);
  return {
    k,
    v: context.expr(property.value),
    ...span(property),
    ...(k === null && { c: context.expr(property.key) }),
    ...(property.kind === 'get' && { g: true }),
  };
}

export function walkObject(context: Extraction, node: TSESTree.ObjectExpression): void {
  const { id } = objectOf(context, node);
  if (isMessage(context, node)) noteMessage(context, node, id);
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      context.walk(property);
      continue;
    }
    context.docs?.handDown(property);
    if (property.computed) context.walk(property.key);
    if (property.value.type === 'FunctionExpression') {
      context.methods.add(property.value);
      context.at({ cls: -1, object: id }, () => context.walk(property.value));
    } else context.walk(property.value);
  }
}

/** Takes an object that is a message down as a call: in the place of the one that it is given to, or in its own. */
function noteMessage(context: Extraction, object: TSESTree.ObjectExpression, msg: number): void {
  const { fn: f, isCaught } = context.place;
  const { id } = context.calls.add(() => ({
    x: unknown('dynamic-call', object),
    a: [],
    f,
    msg,
    ...(isCaught && { caught: true }),
    ...context.position(context.givenTo.get(object) ?? object),
  }));
  context.fn?.calls.push(id);
}
