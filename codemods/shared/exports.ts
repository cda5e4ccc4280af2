import type { TSESTree } from '@typescript-eslint/utils';

import type { Node } from '../../lib/edit/nodes.ts';
import { pathOf } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';

/** Whether the module defines `name` itself and exports it under that name. */
export function exportsOwn(source: Source, name: string): boolean {
  return source.program.body.some((statement) => {
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
    return right.properties.some(
      (property) => property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === name,
    );
  }
  return target === `exports.${name}` || target === `module.exports.${name}`;
}
