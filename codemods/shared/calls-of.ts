import type { TSESTree } from '@typescript-eslint/utils';

import { pathOf, walk } from '../../lib/edit/nodes.ts';

/** The calls of a function by its name, `forgetCioUser()` or `cio.forgetCioUser()`, within a node. */
export function callsOf(within: TSESTree.Node, name: string): TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  walk(within, node => {
    if (node.type === 'CallExpression' && pathOf(node.callee)?.split('.').at(-1) === name) {
      found.push(node);
    }
  });
  return found;
}
