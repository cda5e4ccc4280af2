/** `export name from './module'`, as Babel reads it: a proposal that never became a part of the language. */
import type { TSESTree } from '@typescript-eslint/utils';

/** No other statement begins so. */
const beginnings = [/^[ \t]*export[ \t]+[\w$]+[ \t]+from\b/gm, /^[ \t]*export[ \t]+[\w$]+[ \t]*,/gm];

/** The text with such exports written as imports, which are as long; undefined where there is none. */
export function asImports(code: string): { readonly code: string; readonly places: ReadonlySet<number> } | undefined {
  const places = new Set<number>();
  let changed = code;
  for (const beginning of beginnings)
    changed = changed.replace(beginning, (found, offset: number) => {
      places.add(offset + found.indexOf('export'));
      return found.replace('export', 'import');
    });
  return places.size > 0 ? { code: changed, places } : undefined;
}

/** Makes the exports again of the imports that stand in their places. */
export function asExports(program: TSESTree.Program, places: ReadonlySet<number>): void {
  for (const [index, node] of program.body.entries())
    if (node.type === 'ImportDeclaration' && places.has(node.range[0]))
      program.body[index] = exportOf(node) as TSESTree.ProgramStatement;
}

function exportOf(node: TSESTree.ImportDeclaration): unknown {
  const { specifiers, importKind, ...rest } = node;
  return {
    ...rest,
    type: 'ExportNamedDeclaration',
    declaration: null,
    exportKind: importKind,
    specifiers: specifiers.map(({ local, range, loc, ...specifier }) => ({
      type: 'ExportSpecifier',
      local: 'imported' in specifier ? specifier.imported : { ...local, name: 'default' },
      exported: local,
      exportKind: 'value',
      range,
      loc,
    })),
  };
}
