import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** The variable that a name stands for where it is written. */
export function variableOf(
  name: TSESTree.Identifier,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESLint.Scope.Variable | undefined {
  for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(name); scope; scope = scope.upper) {
    const variable = scope.set.get(name.name);
    if (variable) return variable;
  }
  return undefined;
}
