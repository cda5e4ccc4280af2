/** What stands behind a name, as far as the file itself declares it. */
import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from './names.ts';
import type { Node } from './nodes.ts';
import { unwrap } from './nodes.ts';
import type { Source } from './source.ts';

/** What a variable of this name is declared with. It may be set to something else later, and others may use it. */
export function initOf(source: Source, name: TSESTree.Identifier): Node | undefined {
  const declared = variableAt(source, name, name.name)?.defs[0]?.node as Node | undefined;
  return declared?.type === 'VariableDeclarator' && declared.id.type === 'Identifier' && declared.init
    ? unwrap(declared.init)
    : undefined;
}

/** What a variable is declared with that is read here and nowhere else. */
export function initForOne(source: Source, name: TSESTree.Identifier): Node | undefined {
  const variable = variableAt(source, name, name.name);
  const uses = variable?.references.filter(({ init }) => init !== true) ?? [];
  const declared = variable?.defs[0]?.node as Node | undefined;
  const isExported = declared?.parent?.parent?.type === 'ExportNamedDeclaration';
  const isAlone =
    !isExported &&
    variable?.defs.length === 1 &&
    uses.length === 1 &&
    uses[0]?.identifier === name &&
    uses[0].isReadOnly();
  return isAlone ? initOf(source, name) : undefined;
}

/** The object literal that an argument is, or that variables hold for this argument alone. */
export function objectFor(source: Source, argument: Node): TSESTree.ObjectExpression | undefined {
  const bare = unwrap(argument);
  const init = bare.type === 'Identifier' ? initForOne(source, bare) : undefined;
  return bare.type === 'ObjectExpression' ? bare : init && objectFor(source, init);
}
