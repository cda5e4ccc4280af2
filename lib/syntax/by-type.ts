import type { TSESTree } from '@typescript-eslint/utils';

type TypeOf<N extends TSESTree.Node> = `${N['type']}`;
type NodeOfType<T extends string, N extends TSESTree.Node = TSESTree.Node> = N extends TSESTree.Node
  ? TypeOf<N> extends T
    ? N
    : never
  : never;

/** What is done with nodes, by their type: a `switch` over `node.type` that can be put together of several files' parts. */
export type ByType<Context, Result> = {
  readonly [T in TypeOf<TSESTree.Node>]?: (context: Context, node: NodeOfType<T>) => Result;
};

/** The entry for the type of `node`. */
export function entryFor<Context, Result>(
  table: ByType<Context, Result>,
  node: TSESTree.Node,
): ((context: Context, node: TSESTree.Node) => Result) | undefined {
  // TypeScript does not see that the entry's parameter and the node are of one type.
  return table[node.type] as ((context: Context, node: TSESTree.Node) => Result) | undefined;
}
