import { createRequire } from 'node:module';

import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './nodes.ts';

/** Loaded on first use, as the parser is. */
let scopes: typeof import('@typescript-eslint/scope-manager') | undefined;

/** The variable of every identifier that declares, reads or writes one of the module. */
export function variablesOf(program: TSESTree.Program): ReadonlyMap<Node, Variable> {
  scopes ??= createRequire(import.meta.url)('@typescript-eslint/scope-manager') as NonNullable<typeof scopes>;
  const variables = new Map<Node, Variable>();
  for (const scope of scopes.analyze(program, { sourceType: 'module', lib: [] }).scopes) {
    for (const variable of scope.variables) {
      if (variable.defs.length === 0) continue;
      for (const identifier of variable.identifiers) variables.set(identifier, variable);
    }
    for (const { identifier, resolved } of scope.references) {
      if (resolved && resolved.defs.length > 0) variables.set(identifier, resolved);
    }
  }
  return variables;
}
