/** What an id lacks. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** The edit that puts `cio_` in front of Customer.io's own id of a profile; undefined where no expression can stand. */
export function withProfilePrefix(
  node: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): ((fixer: TSESLint.RuleFixer) => TSESLint.RuleFix) | undefined {
  const { parent } = node;
  if (node.type === 'CallExpression' && parent?.type === 'ExpressionStatement') return undefined;
  const prefixed = `\`cio_\${${sourceCode.getText(node)}}\``;
  if (parent?.type !== 'Property' || !parent.shorthand) return fixer => fixer.replaceText(node, prefixed);
  return fixer => fixer.replaceText(parent, `${sourceCode.getText(parent.key)}: ${prefixed}`);
}
