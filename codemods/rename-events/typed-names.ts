import type { TSESTree } from '@typescript-eslint/utils';

import type { Node } from '../../lib/edit/nodes.ts';
import { ancestorsOf, childrenInOrder, nameOf, unwrap, walk } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { textIn } from '../../lib/edit/string-literal.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import type { Located } from './definitions.ts';
import { definitionOf, memberKey } from './definitions.ts';
import type { Sources } from './sources.ts';
import { parametersOf, wrapperOf } from './wrapper-reads.ts';

const MAX_DEPTH = 10;

/**
 * Where types say a name, so that the program still compiles with another: unions of literals, keys of a map of
 * events, the list or the object that a type is made of.
 *
 * @returns literals and keys whose text is the name
 */
export function typedNames(sources: Sources, call: AnalyticsCall, written: Located, name: string): Located[] {
  const found = new Map<string, Located>();
  const search = new TypeSearch(sources, name, located =>
    found.set(`${located.source.file} ${located.node.range[0]}`, located),
  );
  for (const { source, node } of [...parameterTypes(sources, call), ...annotationOf(written)]) {
    search.type(source, node, 'value');
  }
  return [...found.values()];
}

/** The types of the wrapper's parameter that takes the name. */
export function parameterTypes(sources: Sources, call: AnalyticsCall): Located[] {
  const { source, functions = [], index = 0, keys } = wrapperOf(sources, call) ?? {};
  return !source || !keys
    ? []
    : functions.flatMap(each =>
        [each, ...overloadsOf(source, each)].flatMap(one => {
          const parameter = parametersOf(one)?.[index];
          const type = parameter && typeOf(parameter);
          return type ? memberTypes(sources, { source, node: type }, keys) : [];
        }),
      );
}

function overloadsOf({ program }: Source, node: Node): TSESTree.TSDeclareFunction[] {
  const scopeOf = ({ parent }: Node): Node | undefined => (parent?.type.startsWith('Export') ? parent.parent : parent);
  const found: TSESTree.TSDeclareFunction[] = [];
  walk(program, each => {
    if (
      node.type === 'FunctionDeclaration' &&
      each.type === 'TSDeclareFunction' &&
      each.id?.name === node.id?.name &&
      scopeOf(each) === scopeOf(node)
    ) {
      found.push(each);
    }
  });
  return found;
}

function typeOf(parameter: Node): Node | undefined {
  const target =
    parameter.type === 'AssignmentPattern'
      ? parameter.left
      : parameter.type === 'TSParameterProperty'
        ? parameter.parameter
        : parameter;
  return 'typeAnnotation' in target
    ? (target.typeAnnotation as TSESTree.TSTypeAnnotation | undefined)?.typeAnnotation
    : undefined;
}

function memberTypes(sources: Sources, type: Located, keys: readonly string[]): Located[] {
  const [key, ...rest] = keys;
  if (key === undefined) {
    return [type];
  }
  const { source, node } = declarationOf(sources, type, 0) ?? type;
  switch (node.type) {
    case 'TSTypeAliasDeclaration':
      return memberTypes(sources, { source, node: node.typeAnnotation }, keys);
    case 'TSUnionType':
    case 'TSIntersectionType':
      return node.types.flatMap(each => memberTypes(sources, { source, node: each }, keys));
    case 'TSInterfaceDeclaration':
    case 'TSTypeLiteral': {
      const members = node.type === 'TSTypeLiteral' ? node.members : node.body.body;
      return members.flatMap(each => {
        const inner =
          each.type === 'TSPropertySignature' && memberKey(each.key, each.computed) === key
            ? each.typeAnnotation?.typeAnnotation
            : undefined;
        return inner ? memberTypes(sources, { source, node: inner }, rest) : [];
      });
    }
    default:
      return [];
  }
}

/** The type that the constant which holds the name is declared with. */
function annotationOf({ source, node }: Located): Located[] {
  const declarator = ancestorsOf(node).find(
    ({ type }) =>
      type === 'VariableDeclarator' || type.endsWith('FunctionExpression') || type === 'FunctionDeclaration',
  );
  const type = declarator?.type === 'VariableDeclarator' ? typeOf(declarator.id) : undefined;
  return type ? [{ source, node: type }] : [];
}

class TypeSearch {
  readonly #sources: Sources;
  readonly #name: string;
  readonly #found: (located: Located) => void;
  readonly #seen = new Set<Node>();

  constructor(sources: Sources, name: string, found: (located: Located) => void) {
    this.#sources = sources;
    this.#name = name;
    this.#found = found;
  }

  /** @param what whether the name is one of the values of the type, or one of its keys */
  type(source: Source, node: Node, what: 'value' | 'key', depth = 0): void {
    if (this.#seen.has(node) || depth > MAX_DEPTH) {
      return;
    }
    this.#seen.add(node);
    const go = (each: Node | undefined, next: 'value' | 'key' = what): void => {
      if (each) {
        this.type(source, each, next, depth + 1);
      }
    };
    switch (node.type) {
      case 'TSLiteralType':
        this.#text(source, node.literal, what === 'value');
        return;
      case 'TSTypeOperator':
        go(node.typeAnnotation, node.operator === 'keyof' ? 'key' : what);
        return;
      case 'TSInterfaceDeclaration':
        this.#keys(source, node.body.body, what);
        return;
      case 'TSTypeLiteral':
        this.#keys(source, node.members, what);
        return;
      case 'TSTypeAliasDeclaration':
        go(node.typeAnnotation);
        return;
      case 'TSTypeParameter':
        go(node.constraint ?? undefined);
        return;
      case 'TSIndexedAccessType':
        // `typeof LIST[number]`, `typeof EVENTS[keyof typeof EVENTS]`
        if (node.objectType.type === 'TSTypeQuery') {
          this.#query(source, node.objectType, 'value');
        }
        return;
      case 'TSTypeQuery':
        this.#query(source, node, what);
        return;
      case 'TSTypeReference': {
        const found = declarationOf(this.#sources, { source, node }, 0);
        if (found && found.node !== node) {
          this.type(found.source, found.node, what, depth + 1);
        } else {
          for (const argument of node.typeArguments?.params ?? []) {
            // `Record<Name, …>` has the names as its keys.
            go(argument, 'value');
          }
        }
        return;
      }
      case 'TSFunctionType':
        return;
      default:
        childrenInOrder(node).forEach(child => go(child));
    }
  }

  #text(source: Source, node: Node, isWanted: boolean): void {
    if (isWanted && textIn(node) === this.#name) {
      this.#found({ source, node });
    }
  }

  #keys(source: Source, members: readonly Node[], what: 'value' | 'key'): void {
    for (const member of members) {
      if (
        what === 'key' &&
        (member.type === 'TSPropertySignature' || member.type === 'TSMethodSignature' || member.type === 'Property') &&
        memberKey(member.key, member.computed) === this.#name
      ) {
        this.#found({ source, node: member.key });
      }
    }
  }

  /** A type made of a value: its keys, or what it holds. */
  #query(source: Source, { exprName }: TSESTree.TSTypeQuery, what: 'value' | 'key'): void {
    const found = exprName.type === 'Identifier' ? definitionOf(this.#sources, { source, node: exprName }) : undefined;
    if (!found) {
      return;
    }
    const node = unwrap(found.node);
    if (node.type === 'ArrayExpression' && what === 'value') {
      node.elements.forEach(element => element && this.#text(found.source, unwrap(element), true));
    } else if (node.type === 'ObjectExpression' && what === 'key') {
      this.#keys(found.source, node.properties, 'key');
    } else if (node.type === 'ObjectExpression') {
      node.properties.forEach(
        property => property.type === 'Property' && this.#text(found.source, unwrap(property.value), true),
      );
    }
  }
}

/** What declares a named type, here or where it is imported from; the node itself where it has no name. */
function declarationOf(sources: Sources, { source, node }: Located, depth: number): Located | undefined {
  if (node.type !== 'TSTypeReference') {
    return { source, node };
  }
  if (node.typeName.type !== 'Identifier' || depth > MAX_DEPTH) {
    return undefined;
  }
  const { name } = node.typeName;
  for (const ancestor of ancestorsOf(node)) {
    const parameters =
      'typeParameters' in ancestor
        ? (ancestor.typeParameters as TSESTree.TSTypeParameterDeclaration | undefined)?.params
        : undefined;
    const own = parameters?.find(parameter => parameter.name.name === name);
    if (own) {
      return { source, node: own };
    }
  }
  return typeIn(sources, source, name, false, depth + 1);
}

function typeIn(
  sources: Sources,
  source: Source,
  name: string,
  isExported: boolean,
  depth: number,
): Located | undefined {
  if (depth > MAX_DEPTH) {
    return undefined;
  }
  const through = (specifier: string, imported: string): Located | undefined => {
    const target = sources.view.resolve(source.file, specifier);
    const other = target === undefined ? undefined : sources.of(target);
    return other && typeIn(sources, other, imported, true, depth + 1);
  };
  const stars: string[] = [];
  for (const statement of source.program.body) {
    const declaration =
      statement.type === 'ExportNamedDeclaration' && statement.declaration ? statement.declaration : statement;
    if (
      (declaration.type === 'TSTypeAliasDeclaration' || declaration.type === 'TSInterfaceDeclaration') &&
      declaration.id.name === name
    ) {
      return { source, node: declaration };
    }
    if (statement.type === 'ImportDeclaration') {
      const specifier = statement.specifiers.find(({ local }) => local.name === name);
      if (specifier) {
        return specifier.type === 'ImportSpecifier'
          ? through(statement.source.value, nameOf(specifier.imported))
          : undefined;
      }
    }
    if (isExported && statement.type === 'ExportNamedDeclaration' && statement.source) {
      const specifier = statement.specifiers.find(({ exported }) => nameOf(exported) === name);
      if (specifier) {
        return through(statement.source.value, nameOf(specifier.local));
      }
    }
    if (isExported && statement.type === 'ExportAllDeclaration') {
      stars.push(statement.source.value);
    }
  }
  for (const star of stars) {
    const found = through(star, name);
    if (found) {
      return found;
    }
  }
  return undefined;
}
