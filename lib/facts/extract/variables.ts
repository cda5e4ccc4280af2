import { createRequire } from 'node:module';

import { withShortChains } from '../../syntax/chains.ts';

import type { Scope, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './nodes.ts';

/** Loaded on first use, as the parser is. */
let scopes: typeof import('@typescript-eslint/scope-manager') | undefined;

/** Names under which a program finds its globals. */
export const windowNames: ReadonlySet<string> = new Set(['window', 'globalThis', 'self', 'global']);

/** As `ScopeType` has it, which would load the package. */
const FUNCTION_SCOPE: `${Scope['type']}` = 'function';

export interface Variables {
  /** The variable of every identifier that declares, reads or writes one of the module. */
  readonly own: Map<Node, Variable>;
  /** Of the identifiers that stand for the page's globals, the type that the module declares them with. */
  readonly typesOfPage: ReadonlyMap<Node, TSESTree.TSTypeAnnotation | undefined>;
}

export function variablesOf(program: TSESTree.Program): Variables {
  const own = new Map<Node, Variable>();
  const typesOfPage = new Map<Node, TSESTree.TSTypeAnnotation | undefined>();
  const take = (identifier: Node, variable: Variable): void => {
    if (variable.defs.length === 0) return;
    if (isOfPage(variable)) typesOfPage.set(identifier, typeOf(variable));
    else own.set(identifier, variable);
  };
  for (const scope of scopesOf(program)) {
    for (const variable of scope.variables) for (const identifier of variable.identifiers) take(identifier, variable);
    for (const { identifier, resolved } of scope.references) if (resolved) take(identifier, resolved);
  }
  return { own, typesOfPage };
}

/** `declare const window: PageWindow`: the page's own all the same, with a type. */
function isOfPage({ name, defs }: Variable): boolean {
  return windowNames.has(name) && defs.every(({ parent }) => parent?.type === 'VariableDeclaration' && parent.declare);
}

function typeOf({ identifiers: [declared] }: Variable): TSESTree.TSTypeAnnotation | undefined {
  return declared?.type === 'Identifier' ? declared.typeAnnotation : undefined;
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
