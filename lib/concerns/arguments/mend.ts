/** The object without what is around it. */
import { hasComment } from '../../edit/comments.ts';
import { replace } from '../../edit/edit.ts';
import { keyOf, pathOf, unwrap } from '../../edit/nodes.ts';

import type { Edit } from '../../edit/edit.ts';
import type { Node } from '../../edit/nodes.ts';
import type { Source } from '../../edit/source.ts';
import type { ShapeFault } from './find.ts';

/** `value` of `JSON.stringify(value)`, `{…}` of `{ properties: {…} }`; undefined where more stands around it. */
export function unwrapEdit(source: Source, { id, data }: ShapeFault, node: Node): Edit | undefined {
  const bare = unwrap(node);
  const inner = id === 'noObject' ? stringified(bare) : id === 'wrapped' ? onlyValue(bare, data['name']!) : undefined;
  return inner && !hasComment(source, bare.range) ? replace(bare.range, source.text.slice(...inner.range)) : undefined;
}

function stringified(node: Node): Node | undefined {
  return node.type === 'CallExpression' && pathOf(node.callee) === 'JSON.stringify' && node.arguments.length === 1
    ? node.arguments[0]
    : undefined;
}

function onlyValue(node: Node, key: string): Node | undefined {
  const [only, ...others] = node.type === 'ObjectExpression' ? node.properties : [];
  return only?.type === 'Property' && others.length === 0 && keyOf(only) === key && !only.shorthand
    ? only.value
    : undefined;
}
