import type { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { keyOf, pathOf } from '../../lib/edit/nodes.ts';

/** Which export a variable stands for; `*` for all of a module. */
export function importedBy(
  variable: NonNullable<ReturnType<typeof variableAt>>,
): { readonly specifier: string; readonly exported: string } | undefined {
  const definition = variable.defs[0];
  const node = definition?.node as Node | undefined;
  const declaration = node?.parent;
  if (declaration?.type === 'ImportDeclaration') {
    const specifier = declaration.source.value;
    if (node?.type === 'ImportSpecifier') {
      return { specifier, exported: node.imported.type === 'Identifier' ? node.imported.name : node.imported.value };
    }
    return { specifier, exported: node?.type === 'ImportDefaultSpecifier' ? 'default' : '*' };
  }
  // `const { cio } = require('./cio')`
  const specifier = node?.type === 'VariableDeclarator' && node.init ? requiredBy(node.init) : undefined;
  const property = (definition?.name as Node | undefined)?.parent;
  if (specifier !== undefined) {
    return {
      specifier,
      exported: (property && keyOf(property)) ?? '*',
    };
  }
  return undefined;
}

function requiredBy(init: Node): string | undefined {
  const [given] = init.type === 'CallExpression' && pathOf(init.callee) === 'require' ? init.arguments : [];
  return given?.type === 'Literal' && typeof given.value === 'string' ? given.value : undefined;
}
