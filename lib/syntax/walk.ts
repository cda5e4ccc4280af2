import { oxc } from './oxc.ts';

import type { TSESTree } from '@typescript-eslint/utils';

/** The fields of each type of node that hold nodes, in the order in which they are visited. */
export type VisitorKeys = Readonly<Record<string, readonly string[]>>;

/** The keys of all that the parser gives. Loaded on first use, as the parser is. */
export function visitorKeys(): VisitorKeys {
  return oxc().visitorKeys;
}

/** The nodes right below `node`, in the order of the keys. */
export function childrenOf(node: TSESTree.Node, keys: VisitorKeys = visitorKeys()): TSESTree.Node[] {
  const fields = node as unknown as Readonly<Record<string, TSESTree.Node | readonly (TSESTree.Node | null)[] | null>>;
  const children: TSESTree.Node[] = [];
  for (const key of keys[node.type] ?? []) {
    const value = fields[key];
    if (!value) continue;
    if ('type' in value) children.push(value);
    else for (const child of value) if (child) children.push(child);
  }
  return children;
}
