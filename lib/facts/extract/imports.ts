import { entityOf } from './types.ts';
import { span, stringOf } from './nodes.ts';
import { plainSpecifier } from '../../syntax/specifier.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';

export function walkImport(context: Extraction, node: TSESTree.ImportDeclaration): void {
  for (const specifier of node.specifiers) {
    const binding = context.bind(specifier.local);
    if (!binding) continue;
    const isType =
      node.importKind === 'type' || (specifier.type === 'ImportSpecifier' && specifier.importKind === 'type');
    binding.imp = { m: plainSpecifier(node.source.value), n: importedName(specifier), ...(isType && { type: true }) };
  }
}

function importedName(specifier: TSESTree.ImportClause): string {
  switch (specifier.type) {
    case 'ImportDefaultSpecifier':
      return 'default';
    case 'ImportSpecifier':
      return moduleName(specifier.imported);
    default:
      return '*';
  }
}

/** A name as a module exports it: `a` or `'a'`. */
export function moduleName(name: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return name.type === 'Identifier' ? name.name : name.value;
}

/** `import fs = require('fs')`, `import Client = Library.Client`. */
export function walkImportEquals(context: Extraction, node: TSESTree.TSImportEqualsDeclaration): void {
  const binding = context.bind(node.id);
  const reference = node.moduleReference;
  if (reference.type !== 'TSExternalModuleReference') binding?.v.push(entityOf(context, reference));
  else {
    const m = stringOf(reference.expression);
    if (m !== undefined) binding?.v.push({ k: 'mod', m: plainSpecifier(m), cjs: true, ...span(node) });
  }
}
