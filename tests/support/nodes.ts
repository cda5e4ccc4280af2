import { walk } from '../../lib/edit/nodes.ts';
import { parseSource } from '../../lib/edit/source.ts';
import { sourceCodeOf } from '../../lib/rule/outside-eslint.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../lib/edit/nodes.ts';

export interface Parsed {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** The innermost call of a function by this name. */
  call(name: string): TSESTree.CallExpression;
  /** The innermost function around that call. */
  around(name: string): FunctionNode;
}

/** A text as a rule sees it, with parents and scopes. */
export function parsed(text: string, file = 'file.ts'): Parsed {
  const source = parseSource(file, text);
  const call = (name: string): TSESTree.CallExpression => {
    let found: TSESTree.CallExpression | undefined;
    walk(source.program, node => {
      if (node.type !== 'CallExpression') return;
      const last = node.callee.type === 'MemberExpression' ? node.callee.property : node.callee;
      if (last.type === 'Identifier' && last.name === name) found = node;
    });
    if (!found) throw new Error(`Nothing calls ${name}.`);
    return found;
  };
  const around = (name: string): FunctionNode => {
    for (let node: TSESTree.Node | undefined = call(name); node; node = node.parent)
      if (
        node.type === 'FunctionDeclaration' ||
        node.type === 'FunctionExpression' ||
        node.type === 'ArrowFunctionExpression'
      )
        return node;
    throw new Error(`No function is around ${name}.`);
  };
  return { sourceCode: sourceCodeOf(source), call, around };
}
