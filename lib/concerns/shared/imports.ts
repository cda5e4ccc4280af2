/** What a name of a file is imported as. */
import { pathOf } from '../../edit/nodes.ts';
import { textIn } from '../../edit/string-literal.ts';
import { memberName } from './settlement.ts';
import { variableOf } from './variables.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

export interface Imported {
  /** The specifier, as it is written. */
  readonly source: string;
  /** The name of the export; `default` for what a module gives by itself, `*` for all of it. */
  readonly name: string;
}

/** By `import` or by `require`; undefined for what comes about in the file. */
export function importedAs(name: TSESTree.Identifier, sourceCode: Readonly<TSESLint.SourceCode>): Imported | undefined {
  const [definition] = variableOf(name, sourceCode)?.defs ?? [];
  if (definition?.type === 'ImportBinding')
    return definition.parent.type === 'ImportDeclaration'
      ? { source: definition.parent.source.value, name: nameOfImport(definition.node) }
      : undefined;
  const declarator = definition?.type === 'Variable' ? definition.node : undefined;
  const { init } = declarator ?? {};
  const member = init?.type === 'MemberExpression' ? memberName(init) : undefined;
  const call = init?.type === 'MemberExpression' ? init.object : init;
  const isRequired = call?.type === 'CallExpression' && pathOf(call.callee) === 'require';
  const source = isRequired ? textIn(call.arguments[0]) : undefined;
  if (source === undefined || !definition) return undefined;
  if (declarator?.id === definition.name) return { source, name: member ?? 'default' };
  const property = definition.name.parent;
  return property.type === 'Property' && property.key.type === 'Identifier'
    ? { source, name: property.key.name }
    : undefined;
}

function nameOfImport(node: TSESTree.Node): string {
  if (node.type !== 'ImportSpecifier') return node.type === 'ImportNamespaceSpecifier' ? '*' : 'default';
  return node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
}
