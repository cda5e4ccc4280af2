import type { TSESTree } from '@typescript-eslint/utils';

import type { Node } from './nodes.ts';
import { keyOf, nameOf, pathOf } from './nodes.ts';
import type { Source } from './source.ts';

/** Whether the module defines `name` itself and exports it under that name. */
export function exportsOwn(source: Source, name: string): boolean {
  return source.program.body.some(statement => {
    switch (statement.type) {
      case 'ExportNamedDeclaration':
        return (
          statement.exportKind !== 'type' &&
          !statement.source &&
          (declares(statement.declaration, name) ||
            statement.specifiers.some(
              ({ exported }) => (exported.type === 'Identifier' ? exported.name : exported.value) === name,
            ))
        );
      case 'ExpressionStatement':
        return statement.expression.type === 'AssignmentExpression' && isCommonJsExport(statement.expression, name);
      default:
        return false;
    }
  });
}

/** The name under which the module exports what it calls `local`; a default export has none. */
export function exportedName(source: Source, local: string): string | undefined {
  const specifiers = ownSpecifiers(source);
  const own = specifiers.find(each => each.local === local && each.exported !== 'default');
  if (own) {
    return own.exported;
  }
  return exportsOwn(source, local) && !specifiers.some(({ exported }) => exported === local) ? local : undefined;
}

/** What the module itself calls the thing that it exports as `exported`. */
export function localName(source: Source, exported: string): string {
  return ownSpecifiers(source).find(each => each.exported === exported)?.local ?? exported;
}

function ownSpecifiers({ program }: Source): { readonly local: string; readonly exported: string }[] {
  return program.body.flatMap(statement =>
    statement.type === 'ExportNamedDeclaration' && statement.exportKind !== 'type' && !statement.source
      ? statement.specifiers
          .filter(({ exportKind }) => exportKind !== 'type')
          .map(({ local, exported }) => ({ local: nameOf(local), exported: nameOf(exported) }))
      : [],
  );
}

function declares(declaration: Node | null | undefined, name: string): boolean {
  switch (declaration?.type) {
    case 'FunctionDeclaration':
      return declaration.id?.name === name;
    case 'VariableDeclaration':
      return declaration.declarations.some(({ id }) => id.type === 'Identifier' && id.name === name);
    default:
      return false;
  }
}

function isCommonJsExport({ left, right }: TSESTree.AssignmentExpression, name: string): boolean {
  const target = pathOf(left);
  if (target === 'module.exports' && right.type === 'ObjectExpression') {
    return right.properties.some(property => keyOf(property) === name);
  }
  return target === `exports.${name}` || target === `module.exports.${name}`;
}
