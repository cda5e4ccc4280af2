/** What rules think about, for those who have a file at hand without ESLint: codemods. */

import type { Scope, ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { innermostAt, nodeAt, walk } from '../edit/nodes.ts';
import type { Source } from '../edit/source.ts';
import type { Project } from '../project/project.ts';
import type { AnalyticsCall } from '../reading.ts';
import type { Settings } from '../settings.ts';
import { Lines } from '../syntax/lines.ts';
import { visitorKeys } from '../syntax/walk.ts';
import type { RuleReading } from './reading.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The same that a rule's `create` gets for this file. */
export function ruleReadingOf(
  source: Source,
  {
    file,
    calls,
    settings,
    project,
  }: {
    readonly file: string;
    readonly calls: readonly AnalyticsCall[];
    readonly settings: Settings;
    readonly project: Project;
  },
): RuleReading {
  let isLocated = false;
  return {
    file,
    calls,
    sends: calls,
    settings,
    project,
    nodeAt(range) {
      if (!isLocated) {
        isLocated = true;
        addLocations(source);
      }
      return nodeAt(source.program, range);
    },
  };
}

/** Lines and columns, which ESLint's trees have and these have not; counted where somebody asks. */
function addLocations({ text, program }: Source): void {
  let lines: Lines | undefined;
  const at = (offset: number): TSESTree.Position => {
    const { line, column } = (lines ??= new Lines(text)).at(offset);
    return { line, column: column - 1 };
  };
  walk(program, node => {
    const [start, end] = node.range;
    Object.defineProperty(node, 'loc', { configurable: true, get: () => ({ start: at(start), end: at(end) }) });
  });
}

/**
 * As much of ESLint's `SourceCode` as the rule kit uses: text, tree and scopes. Anything else is missing, which
 * the type does not say.
 */
export function sourceCodeOf(source: Source): SourceCode {
  const { text, program } = source;
  let lines: Lines | undefined;
  const code: Partial<Record<keyof SourceCode, unknown>> = {
    text,
    ast: program,
    visitorKeys: visitorKeys(),
    get scopeManager() {
      return source.scopes;
    },
    getText: (node?: TSESTree.Node, before = 0, after = 0) =>
      node ? text.slice(Math.max(node.range[0] - before, 0), node.range[1] + after) : text,
    getScope: (node: TSESTree.Node) => scopeAround(source.scopes, node),
    getDeclaredVariables: (node: TSESTree.Node) => source.scopes.getDeclaredVariables(node),
    getNodeByRangeIndex: (index: number) => innermostAt(program, index) ?? null,
    getLocFromIndex(index: number) {
      const { line, column } = (lines ??= new Lines(text)).at(index);
      return { line, column: column - 1 };
    },
  };
  return code as unknown as SourceCode;
}

/** As ESLint finds it: the scope that the node makes, or the one around it. */
function scopeAround(scopes: ScopeManager, node: TSESTree.Node): Scope {
  const isInner = node.type !== 'Program';
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    const scope = scopes.acquire(current, isInner);
    if (scope) {
      return scope.type === 'function-expression-name' ? (scope.childScopes[0] as Scope) : scope;
    }
  }
  return scopes.scopes[0] as Scope;
}
