import type { Node } from './nodes.ts';

/**
 * Whether an expression stands in a Vue template: as a rule in the quotes of an attribute, and without most globals,
 * since names there are members of the component.
 */
export function isInTemplate(node: Node): boolean {
  let outer: Node | null | undefined = node;
  while (outer && !/^V(?:ExpressionContainer|Element)$/.test(outer.type)) outer = outer.parent;
  return Boolean(outer);
}
