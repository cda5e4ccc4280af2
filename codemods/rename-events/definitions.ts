import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { nameOf, pathOf, unwrap } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { Sources } from './sources.ts';

/** A node with the file that it stands in. */
export interface Located {
  readonly source: Source;
  readonly node: Node;
}

const MAX_DEPTH = 12;

/** Where the value of an expression is written: through variables, members, enums, imports and re-exports. */
export function definitionOf(sources: Sources, { source, node }: Located, depth = 0): Located | undefined {
  const bare = thawed(node);
  if (depth > MAX_DEPTH) {
    return undefined;
  }
  if (bare.type === 'Identifier') {
    return variableDefinition(sources, source, bare, depth);
  }
  if (bare.type === 'MemberExpression') {
    const key = memberKey(bare.property, bare.computed);
    const object =
      bare.object.type === 'Super' ? undefined : definitionOf(sources, { source, node: bare.object }, depth + 1);
    return object && key !== undefined ? memberOf(sources, object, key, depth + 1) : undefined;
  }
  return { source, node: bare };
}

function variableDefinition(
  sources: Sources,
  source: Source,
  identifier: TSESTree.Identifier,
  depth: number,
): Located | undefined {
  const variable = variableAt(source, identifier, identifier.name);
  const [definition] = variable?.defs ?? [];
  if (!variable || !definition || variable.defs.length !== 1) {
    return undefined;
  }
  const node = definition.node as Node;
  switch (node.type) {
    case 'VariableDeclarator':
      return node.id.type === 'Identifier' && node.init && node.parent.kind === 'const'
        ? definitionOf(sources, { source, node: node.init }, depth + 1)
        : undefined;
    case 'TSEnumDeclaration':
    case 'ClassDeclaration':
      return { source, node };
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier': {
      const target = sources.view.resolve(source.file, (node.parent as TSESTree.ImportDeclaration).source.value);
      const found = target === undefined ? undefined : sources.of(target);
      if (!found) {
        return undefined;
      }
      return node.type === 'ImportNamespaceSpecifier'
        ? { source: found, node: found.program }
        : exportOf(sources, found, node.type === 'ImportSpecifier' ? nameOf(node.imported) : 'default', depth + 1);
    }
    default:
      return undefined;
  }
}

function memberOf(sources: Sources, { source, node }: Located, key: string, depth: number): Located | undefined {
  switch (node.type) {
    case 'Program':
      return exportOf(sources, source, key, depth);
    case 'ObjectExpression': {
      const property = node.properties.findLast(
        each => each.type === 'Property' && memberKey(each.key, each.computed) === key,
      );
      return property?.type === 'Property'
        ? definitionOf(sources, { source, node: property.value }, depth + 1)
        : undefined;
    }
    case 'TSEnumDeclaration': {
      const member = node.body.members.find(({ id }) => memberKey(id, false) === key);
      return member?.initializer ? definitionOf(sources, { source, node: member.initializer }, depth + 1) : undefined;
    }
    case 'ClassDeclaration': {
      const field = node.body.body.find(
        each => each.type === 'PropertyDefinition' && each.static && memberKey(each.key, each.computed) === key,
      );
      return field?.type === 'PropertyDefinition' && field.value
        ? definitionOf(sources, { source, node: field.value }, depth + 1)
        : undefined;
    }
    default:
      return undefined;
  }
}

/** What a module exports by a name. */
function exportOf(sources: Sources, source: Source, name: string, depth: number): Located | undefined {
  if (depth > MAX_DEPTH) {
    return undefined;
  }
  const through = (specifier: string, imported: string): Located | undefined => {
    const target = sources.view.resolve(source.file, specifier);
    const found = target === undefined ? undefined : sources.of(target);
    return found && exportOf(sources, found, imported, depth + 1);
  };
  for (const statement of source.program.body) {
    if (statement.type === 'ExportNamedDeclaration') {
      const declared = declarationIn(statement.declaration, name);
      if (declared) {
        return declared.type === 'VariableDeclarator'
          ? declared.init
            ? definitionOf(sources, { source, node: declared.init }, depth + 1)
            : undefined
          : { source, node: declared };
      }
      const specifier = statement.specifiers.find(({ exported }) => nameOf(exported) === name);
      if (specifier) {
        return statement.source
          ? through(statement.source.value, nameOf(specifier.local))
          : definitionOf(sources, { source, node: specifier.local }, depth + 1);
      }
    } else if (statement.type === 'ExportDefaultDeclaration' && name === 'default') {
      return definitionOf(sources, { source, node: statement.declaration }, depth + 1);
    }
  }
  for (const statement of source.program.body) {
    const found =
      statement.type === 'ExportAllDeclaration' && name !== 'default'
        ? through(statement.source.value, name)
        : undefined;
    if (found) {
      return found;
    }
  }
  return undefined;
}

function declarationIn(declaration: Node | null | undefined, name: string): Node | undefined {
  switch (declaration?.type) {
    case 'VariableDeclaration':
      return declaration.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name);
    case 'TSEnumDeclaration':
    case 'ClassDeclaration':
      return declaration.id?.name === name ? declaration : undefined;
    default:
      return undefined;
  }
}

/** Without casts and `Object.freeze`. */
function thawed(node: Node): Node {
  const bare = unwrap(node);
  return isFreezing(bare) && bare.arguments[0] ? thawed(bare.arguments[0]) : bare;
}

/** A call that gives back the object that it is given. */
export function isFreezing(node: Node): node is TSESTree.CallExpression {
  return node.type === 'CallExpression' && /^Object\.(?:freeze|seal)$/.test(pathOf(node.callee) ?? '');
}

/** The key of a property or member, if it is written. */
export function memberKey(key: Node, isComputed: boolean): string | undefined {
  if (key.type === 'Identifier') {
    return isComputed ? undefined : key.name;
  }
  if (key.type === 'PrivateIdentifier') {
    return `#${key.name}`;
  }
  return key.type === 'Literal' ? String(key.value) : undefined;
}
