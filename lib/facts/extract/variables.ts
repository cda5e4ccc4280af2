import { createRequire } from 'node:module';

import { withShortChains } from '../../syntax/chains.ts';

import type { Scope, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './nodes.ts';

/** Loaded on first use, as the parser is. */
let scopes: typeof import('@typescript-eslint/scope-manager') | undefined;

/** As `ScopeType` has it, which would load the package. */
const FUNCTION_SCOPE: `${Scope['type']}` = 'function';

/** The variable of every identifier that declares, reads or writes one of the module. */
export function variablesOf(program: TSESTree.Program): Map<Node, Variable> {
  const variables = new Map<Node, Variable>();
  for (const scope of scopesOf(program)) {
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

/** Whether a scope is that of a function; the name of a function expression has one of its own, outside of it. */
export function isFunctionScope({ type }: Scope): boolean {
  return type === FUNCTION_SCOPE;
}

function scopesOf(program: TSESTree.Program): readonly Scope[] {
  scopes ??= createRequire(import.meta.url)('@typescript-eslint/scope-manager') as NonNullable<typeof scopes>;
  const { analyze } = scopes;
  const read = (): readonly Scope[] => analyze(program, { sourceType: 'module', lib: [] }).scopes;
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return withShortChains(program, read);
  }
}
