import { classOf } from './classes.ts';
import { functionOf } from './functions.ts';
import { moduleName } from './imports.ts';
import { span } from './nodes.ts';
import { plainSpecifier } from '../../syntax/specifier.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';

/** `export = value`. */
export function walkExportAssignment(context: Extraction, node: TSESTree.TSExportAssignment): void {
  context.cjs.push(context.expr(node.expression));
  context.walkChildren(node);
}

export function walkExportAll(context: Extraction, node: TSESTree.ExportAllDeclaration): void {
  const m = plainSpecifier(node.source.value);
  if (node.exported) context.reexports.push({ n: moduleName(node.exported), m, i: '*' });
  else context.stars.push(m);
}

export function walkExportDefault(context: Extraction, node: TSESTree.ExportDefaultDeclaration): void {
  readDefault(context, node.declaration);
  context.walkChildren(node);
}

function readDefault(context: Extraction, declaration: TSESTree.DefaultExportDeclarations): void {
  switch (declaration.type) {
    case 'FunctionDeclaration':
      if (declaration.id) exportIdentifier(context, 'default', declaration.id);
      else context.exports['default'] = { k: 'fn', f: functionOf(context, declaration).id, ...span(declaration) };
      break;
    case 'ClassDeclaration':
      if (declaration.id) exportIdentifier(context, 'default', declaration.id);
      else context.exports['default'] = { k: 'cls', c: classOf(context, declaration).id, ...span(declaration) };
      break;
    case 'TSInterfaceDeclaration':
      exportIdentifier(context, 'default', declaration.id);
      break;
    default:
      context.exports['default'] = context.expr(declaration);
  }
}

export function walkExportNamed(context: Extraction, node: TSESTree.ExportNamedDeclaration): void {
  if (node.source) {
    const m = plainSpecifier(node.source.value);
    for (const { exported, local } of node.specifiers)
      context.reexports.push({ n: moduleName(exported), m, i: moduleName(local) });
  } else {
    for (const { exported, local } of node.specifiers) exportIdentifier(context, moduleName(exported), local);
    if (node.declaration) exportDeclared(context, node.declaration);
  }
  context.walkChildren(node);
  if (node.declaration?.type === 'VariableDeclaration') openDeclared(context, node.declaration);
}

/** `export let user`: who else gives it a value, as the users of a component do, is not seen. */
function openDeclared(context: Extraction, { declarations }: TSESTree.VariableDeclaration): void {
  for (const { id } of declarations) if (id.type === 'Identifier') delete context.bind(id)?.u;
}

function exportDeclared(context: Extraction, declaration: TSESTree.NamedExportDeclarations): void {
  if (declaration.type === 'VariableDeclaration') {
    for (const { id } of declaration.declarations) exportPattern(context, id);
  } else if (declaration.id?.type === 'Identifier') exportIdentifier(context, declaration.id.name, declaration.id);
}

/** Every name that a pattern declares: `export const { a, b: [c] } = value`. */
function exportPattern(context: Extraction, pattern: Node): void {
  switch (pattern.type) {
    case 'Identifier':
      exportIdentifier(context, pattern.name, pattern);
      break;
    case 'ObjectPattern':
      for (const property of pattern.properties)
        exportPattern(context, property.type === 'RestElement' ? property.argument : property.value);
      break;
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element) exportPattern(context, element);
      break;
    case 'AssignmentPattern':
      exportPattern(context, pattern.left);
      break;
    default:
  }
}

function exportIdentifier(context: Extraction, name: string, identifier: Node): void {
  context.bind(identifier);
  if (identifier.type === 'Identifier') context.exports[name] = context.named(identifier.name, identifier);
}
