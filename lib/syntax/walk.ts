import { createRequire } from 'node:module';

import type { TSESTree } from '@typescript-eslint/utils';

/** The fields of each type of node that hold nodes, in the order in which they are visited. */
export type VisitorKeys = Readonly<Record<string, readonly string[]>>;

let known: VisitorKeys | undefined;

/** The keys of all that the parser gives. Loaded on first use, as the parser is. */
export function visitorKeys(): VisitorKeys {
  return (known ??= (createRequire(import.meta.url)('oxc-parser') as { visitorKeys: VisitorKeys }).visitorKeys);
}

/** Calls `visit` for each node right below `node`, in the order of the keys. */
export function forEachChild(
  node: TSESTree.Node,
  visit: (child: TSESTree.Node) => void,
  keys: VisitorKeys = visitorKeys(),
): void {
  const fields = node as unknown as Readonly<Record<string, TSESTree.Node | readonly (TSESTree.Node | null)[] | null>>;
  for (const key of keys[node.type] ?? []) {
    const value = fields[key];
    if (!value) continue;
    if ('type' in value) visit(value);
    else for (const child of value) if (child) visit(child);
  }
}
