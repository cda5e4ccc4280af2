import { findVariable } from '@eslint-community/eslint-utils';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/** The variable that a name stands for where it is written. */
export function variableOf(
  name: TSESTree.Identifier,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESLint.Scope.Variable | undefined {
  // Its types are those of ESLint's own scopes, which are these.
  const variable = findVariable(sourceCode.getScope(name) as never, name.name);
  return (variable as unknown as TSESLint.Scope.Variable | null) ?? undefined;
}
