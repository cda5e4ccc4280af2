import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { ancestorsOf, contains, isFunction, nameOf, pathOf, sameRange, walk } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { AnalyticsCall, Origin, Range } from '../../lib/reading.ts';
import { wholeWord } from '../../lib/text/escape.ts';
import { alternativesOf } from '../../lib/calls/values/walk.ts';
import { isTestPath } from '../../lib/files/test-paths.ts';
import type { Located } from './definitions.ts';
import { isFreezing, memberKey } from './definitions.ts';
import type { Sources } from './sources.ts';
import { inMarkup, isMarkup } from './sources.ts';

/** The keys by which a value is reached from the variable that holds it. */
type Path = readonly string[];

const ANY = '*';
const CALL = '()';
const MAX_HOLDERS = 60;

/** What holds a value: a variable, or what a module exports. */
type Holder =
  | { readonly kind: 'variable'; readonly source: Source; readonly name: TSESTree.Identifier; readonly path: Path }
  | { readonly kind: 'export'; readonly source: Source; readonly name: string; readonly path: Path };

/** Which reads of a value are as they should be. */
export type Accepts = (read: Located) => boolean;

/**
 * The first place that does something else with a written value than `accepts` knows, as `file:line`. Types say
 * nothing at run time, and tests take what they are given.
 *
 * @returns undefined if all uses are known and accepted
 */
export function otherUse(sources: Sources, literal: Located, accepts: Accepts): string | undefined {
  return new Search(sources, accepts).from(literal, []);
}

/** Accepts reads that end as the event of an analytics call whose name comes from the origin. */
export function isEventOf(sources: Sources, origin: Origin): Accepts {
  return ({ source, node }) =>
    sources.callsIn(source.file).some(call => {
      const { event } = call.parts;
      const isHandedOn = call.forwards && event?.range !== undefined && sameRange(event.range, node.range);
      return isHandedOn || (takesFrom(call, origin) && contains(call.range, node.range) && !isData(call, node.range));
    });
}

export function takesFrom(call: AnalyticsCall, { file, range }: Origin): boolean {
  const event = call.parts.event;
  return (
    event !== undefined &&
    alternativesOf(event.value).some(({ origin }) => origin?.file === file && sameRange(origin.range, range))
  );
}

/** Whether a range lies in what is sent with the event, and not in its name. */
function isData({ parts }: AnalyticsCall, range: Range): boolean {
  if (parts.event?.range && contains(parts.event.range, range)) {
    return false;
  }
  return Object.entries(parts).some(
    ([name, part]) => name !== 'event' && part?.range !== undefined && contains(part.range, range),
  );
}

class Search {
  readonly #sources: Sources;
  readonly #accepts: Accepts;
  readonly #seen = new Set<string>();

  constructor(sources: Sources, accepts: Accepts) {
    this.#sources = sources;
    this.#accepts = accepts;
  }

  from({ source, node }: Located, rest: Path): string | undefined {
    const holder = holderOf(source, node, rest);
    return holder ? this.#usesOf(holder) : this.#place(source, node);
  }

  #place(source: Source, node: Node): string {
    const line = source.text.slice(0, node.range[0]).split('\n').length;
    return `${this.#sources.view.relative(source.file)}:${line}`;
  }

  #usesOf(holder: Holder): string | undefined {
    const { source, name, path: rest } = holder;
    const key = `${holder.kind} ${source.file} ${typeof name === 'string' ? name : name.range[0]} ${rest.join('.')}`;
    if (this.#seen.has(key)) {
      return undefined;
    }
    this.#seen.add(key);
    if (this.#seen.size > MAX_HOLDERS) {
      return `${this.#sources.view.relative(source.file)}:1`;
    }
    return holder.kind === 'export' ? this.#importsOf(holder) : this.#referencesTo(source, holder.name, rest);
  }

  #referencesTo(source: Source, identifier: TSESTree.Identifier, rest: Path): string | undefined {
    const variable = variableAt(source, identifier, identifier.name);
    if (!variable) {
      return this.#place(source, identifier);
    }
    for (const exported of exportedNames(
      source,
      variable.name,
      variable.scope.type === 'module' || variable.scope.type === 'global',
    )) {
      const other = this.#usesOf({ kind: 'export', source, name: exported, path: rest });
      if (other !== undefined) {
        return other;
      }
    }
    const shown = this.#readInMarkup(source, variable.name, rest);
    if (shown !== undefined) {
      return shown;
    }
    for (const { identifier: node, ...reference } of variable.references.map(each => ({
      identifier: each.identifier as Node,
      isRead: each.isRead(),
      isInit: each.init === true,
    }))) {
      const other = reference.isRead && !reference.isInit ? this.#use(source, node, rest) : undefined;
      if (other !== undefined) {
        return other;
      }
    }
    return undefined;
  }

  /** Templates name the variables of their script, and have no tree here. */
  #readInMarkup(source: Source, name: string, [key]: Path): string | undefined {
    const { text } = source;
    const pattern = new RegExp(String.raw`(?<!\.)${wholeWord(name)}(?:\.(\w+))?`, 'g');
    for (const { 0: own, 1: member, index } of /\.(?:vue|svelte|astro)$/.test(source.file)
      ? text.matchAll(pattern)
      : []) {
      const range: Range = [index, index + own.length];
      if (
        isMarkup(source, range) &&
        !(member !== undefined && key !== undefined && key !== ANY && member !== key) &&
        !this.#accepts({ source, node: inMarkup(source, range) })
      ) {
        return this.#place(source, inMarkup(source, range));
      }
    }
    return undefined;
  }

  /** Follows a reference up to where the value itself is read, and looks what becomes of it. */
  #use(source: Source, reference: Node, path: Path): string | undefined {
    let node = reference;
    let rest = path;
    if (isInType(node) || isExport(node) || isTestPath(this.#sources.view.relative(source.file))) {
      return undefined;
    }
    for (;;) {
      const parent = node.parent as Node;
      if (isTransparent(parent, node)) {
        node = parent;
      } else if (parent.type === 'MemberExpression' && parent.object === node && rest.length > 0) {
        const key = memberKey(parent.property, parent.computed);
        if (key !== undefined && rest[0] !== key && rest[0] !== ANY) {
          return undefined;
        }
        node = parent;
        rest = rest.slice(1);
      } else if (parent.type === 'CallExpression' && parent.callee === node && rest[0] === CALL) {
        node = parent;
        rest = rest.slice(1);
      } else {
        break;
      }
    }
    const { parent } = node;
    if (
      parent?.type === 'VariableDeclarator' &&
      parent.init === node &&
      parent.id.type === 'ObjectPattern' &&
      rest.length > 0
    ) {
      return this.#destructured(source, parent.id, rest);
    }
    if (this.#accepts({ source, node })) {
      return undefined;
    }
    const holder = holderOf(source, node, rest);
    return holder ? this.#usesOf(holder) : this.#end(source, node);
  }

  #end(source: Source, node: Node): string | undefined {
    return this.#accepts({ source, node }) ? undefined : this.#place(source, node);
  }

  #destructured(source: Source, pattern: TSESTree.ObjectPattern, [key, ...rest]: Path): string | undefined {
    for (const property of pattern.properties) {
      const isRest = property.type === 'RestElement';
      const name = isRest ? undefined : memberKey(property.key, property.computed);
      if (!isRest && name !== undefined && name !== key && key !== ANY) {
        continue;
      }
      const target = isRest
        ? property.argument
        : property.value.type === 'AssignmentPattern'
          ? property.value.left
          : property.value;
      const other =
        target.type === 'Identifier'
          ? this.#usesOf({ kind: 'variable', source, name: target, path: isRest ? [key as string, ...rest] : rest })
          : target.type === 'ObjectPattern' && rest.length > 0
            ? this.#destructured(source, target, rest)
            : this.#place(source, target);
      if (other !== undefined) {
        return other;
      }
    }
    return undefined;
  }

  /** Looks through the files that can name an export. */
  #importsOf({ source, name, path: rest }: Holder & { kind: 'export' }): string | undefined {
    for (const file of this.#sources.filesNaming(source.file, name)) {
      const other = this.#importsIn(file, source.file, name, rest);
      if (other !== undefined) {
        return other;
      }
    }
    return undefined;
  }

  #importsIn(file: string, target: string, name: string, rest: Path): string | undefined {
    const source = this.#sources.of(file);
    const isTarget = (specifier: unknown): boolean =>
      typeof specifier === 'string' && this.#sources.view.resolve(file, specifier) === target;
    for (const statement of source?.program.body ?? []) {
      const other = source && this.#importedBy(source, statement, isTarget, name, rest);
      if (other !== undefined) {
        return other;
      }
    }
    return source && /\b(?:require|import)\s*\(/.test(source.text)
      ? this.#requiredIn(source, isTarget, name, rest)
      : undefined;
  }

  #importedBy(
    source: Source,
    statement: Node,
    isTarget: (specifier: unknown) => boolean,
    name: string,
    rest: Path,
  ): string | undefined {
    const follow = (holders: readonly Holder[]): string | undefined => {
      for (const holder of holders) {
        const other = this.#usesOf(holder);
        if (other !== undefined) {
          return other;
        }
      }
      return undefined;
    };
    switch (statement.type) {
      case 'ImportDeclaration':
        return isTarget(statement.source.value)
          ? follow(
              statement.specifiers.flatMap((each): Holder[] => {
                if (each.type === 'ImportNamespaceSpecifier') {
                  return [{ kind: 'variable', source, name: each.local, path: [name, ...rest] }];
                }
                const imported = each.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(each.imported);
                // What CommonJS exports as a whole can be imported by its members.
                const isMember = name === 'default' && imported === rest[0];
                return imported === name || isMember
                  ? [{ kind: 'variable', source, name: each.local, path: isMember ? rest.slice(1) : rest }]
                  : [];
              }),
            )
          : undefined;
      case 'ExportNamedDeclaration':
        return statement.source && isTarget(statement.source.value)
          ? follow(
              statement.specifiers.flatMap((each): Holder[] =>
                nameOf(each.local) === name
                  ? [{ kind: 'export', source, name: nameOf(each.exported), path: rest }]
                  : [],
              ),
            )
          : undefined;
      case 'TSImportEqualsDeclaration':
        return statement.moduleReference.type === 'TSExternalModuleReference' &&
          statement.moduleReference.expression.type === 'Literal' &&
          isTarget(statement.moduleReference.expression.value)
          ? follow([
              { kind: 'variable', source, name: statement.id, path: name === 'default' ? rest : [name, ...rest] },
            ])
          : undefined;
      case 'ExportAllDeclaration':
        return isTarget(statement.source.value) && name !== 'default'
          ? follow([
              statement.exported
                ? { kind: 'export', source, name: nameOf(statement.exported), path: [name, ...rest] }
                : { kind: 'export', source, name, path: rest },
            ])
          : undefined;
      default:
        return undefined;
    }
  }

  /** `require` gives the whole of a module; `import()` a promise of it. */
  #requiredIn(source: Source, isTarget: (specifier: unknown) => boolean, name: string, rest: Path): string | undefined {
    let other: string | undefined;
    walk(source.program, node => {
      const specifier =
        node.type === 'ImportExpression'
          ? node.source
          : node.type === 'CallExpression' && pathOf(node.callee) === 'require'
            ? node.arguments[0]
            : undefined;
      if (other === undefined && specifier?.type === 'Literal' && isTarget(specifier.value)) {
        const isAwaited = node.parent?.type === 'AwaitExpression';
        const whole = isAwaited ? (node.parent as Node) : node;
        // What CommonJS exports as a whole has no key; what ES modules export as default has one.
        const paths = name === 'default' ? [rest, [name, ...rest]] : [[name, ...rest]];
        const isPromise = node.type === 'ImportExpression' && !isAwaited;
        other = isPromise
          ? this.#end(source, node)
          : paths.map(way => this.#use(source, whole, way)).find(place => place !== undefined);
      }
      return other === undefined;
    });
    return other;
  }
}

/** What holds the value of an expression, by where the expression stands; undefined where that cannot be told. */
function holderOf(source: Source, start: Node, startPath: Path): Holder | undefined {
  let node = start;
  let path = startPath;
  for (let parent = node.parent; parent; parent = node.parent) {
    const within = isTransparent(parent, node) ? { node: parent, path } : compositeOf(parent, node, path);
    if (!within) {
      return holderIn(source, parent, node, path);
    }
    ({ node, path } = within);
  }
  return undefined;
}

/** The object, list or text that the value is put into, and the way to it from there. */
function compositeOf(parent: Node, node: Node, path: Path): { readonly node: Node; readonly path: Path } | undefined {
  switch (parent.type) {
    case 'Property': {
      const isValue = parent.value === node && parent.parent.type === 'ObjectExpression';
      const key = memberKey(parent.key, parent.computed) ?? ANY;
      return isValue ? { node: parent.parent, path: [key, ...path] } : undefined;
    }
    case 'SpreadElement':
      return parent.parent.type === 'ObjectExpression' ? { node: parent.parent, path } : undefined;
    case 'ArrayExpression':
      return { node: parent, path: [ANY, ...path] };
    case 'TemplateLiteral':
      return { node: parent, path };
    case 'BinaryExpression':
      return parent.operator === '+' ? { node: parent, path } : undefined;
    default:
      return undefined;
  }
}

/** What takes the value as it is. */
function holderIn(source: Source, parent: Node, node: Node, path: Path): Holder | undefined {
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.init === node ? namedHolder(source, parent.id, path) : undefined;
    case 'AssignmentPattern':
      return parent.right === node ? namedHolder(source, parent.left, path) : undefined;
    case 'TSEnumMember': {
      const declaration = ancestorsOf(parent).find(each => each.type === 'TSEnumDeclaration');
      return memberHolder(source, declaration?.id, memberKey(parent.id, false), path);
    }
    case 'PropertyDefinition': {
      const isValue = parent.static && parent.value === node;
      return isValue
        ? memberHolder(source, parent.parent.parent.id, memberKey(parent.key, parent.computed), path)
        : undefined;
    }
    case 'ReturnStatement': {
      const owner = ancestorsOf(parent).find(isFunction);
      return owner && functionHolder(source, owner, path);
    }
    case 'ArrowFunctionExpression':
      return parent.body === node ? functionHolder(source, parent, path) : undefined;
    case 'ExportDefaultDeclaration':
      return { kind: 'export', source, name: 'default', path };
    case 'AssignmentExpression':
      return parent.right === node && parent.operator === '=' ? assignedHolder(source, parent.left, path) : undefined;
    default:
      return undefined;
  }
}

function namedHolder(source: Source, name: Node, path: Path): Holder | undefined {
  return name.type === 'Identifier' ? { kind: 'variable', source, name, path } : undefined;
}

/** What a member of an enum or of a class is asked for by. */
function memberHolder(
  source: Source,
  name: TSESTree.Identifier | null | undefined,
  key: string | undefined,
  path: Path,
): Holder | undefined {
  return name && key !== undefined ? { kind: 'variable', source, name, path: [key, ...path] } : undefined;
}

function functionHolder(source: Source, owner: Node, path: Path): Holder | undefined {
  const name =
    owner.type === 'FunctionDeclaration'
      ? owner.id
      : owner.parent?.type === 'VariableDeclarator' && owner.parent.id.type === 'Identifier'
        ? owner.parent.id
        : undefined;
  const isPlain = !(owner as TSESTree.FunctionDeclaration).async && !(owner as TSESTree.FunctionDeclaration).generator;
  return name && isPlain ? { kind: 'variable', source, name, path: [CALL, ...path] } : undefined;
}

function assignedHolder(source: Source, left: Node, path: Path): Holder | undefined {
  if (left.type === 'Identifier') {
    return { kind: 'variable', source, name: left, path };
  }
  const exported = commonJsName(left);
  return exported === undefined ? undefined : { kind: 'export', source, name: exported, path };
}

/** The name under which an assignment exports: `module.exports` is `default`. */
function commonJsName(left: Node): string | undefined {
  const match = /^(?:module\.)?exports(?:\.(\w+))?$/.exec(pathOf(left) ?? '');
  return match ? (match[1] ?? (pathOf(left) === 'module.exports' ? 'default' : undefined)) : undefined;
}

/** The names under which a module exports a variable of its own. */
function exportedNames({ program }: Source, name: string, isOfModule: boolean): string[] {
  if (!isOfModule) {
    return [];
  }
  return program.body.flatMap((statement): string[] => {
    switch (statement.type) {
      case 'ExportNamedDeclaration':
        return statement.source
          ? []
          : [
              ...(declares(statement.declaration, name) ? [name] : []),
              ...statement.specifiers
                .filter(({ local }) => nameOf(local) === name)
                .map(({ exported }) => nameOf(exported)),
            ];
      case 'ExportDefaultDeclaration':
        return statement.declaration.type === 'Identifier' && statement.declaration.name === name ? ['default'] : [];
      default:
        return [];
    }
  });
}

function declares(declaration: Node | null | undefined, name: string): boolean {
  if (declaration?.type === 'VariableDeclaration') {
    return declaration.declarations.some(({ id }) => id.type === 'Identifier' && id.name === name);
  }
  return (
    declaration !== null &&
    declaration !== undefined &&
    'id' in declaration &&
    (declaration.id as TSESTree.Identifier | null)?.name === name
  );
}

/** A node that has the value of the node within. */
function isTransparent(parent: Node, node: Node): boolean {
  switch (parent.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ChainExpression':
    case 'LogicalExpression':
      return true;
    case 'ConditionalExpression':
      return parent.test !== node;
    case 'CallExpression':
      return isFreezing(parent) && parent.callee !== node;
    default:
      return false;
  }
}

function isInType(node: Node): boolean {
  return ancestorsOf(node).some(
    ({ type }) =>
      type === 'TSTypeQuery' ||
      type === 'TSTypeReference' ||
      type === 'TSTypeAliasDeclaration' ||
      type === 'TSInterfaceDeclaration' ||
      type === 'TSTypeAnnotation',
  );
}

function isExport(node: Node): boolean {
  return node.parent?.type === 'ExportSpecifier' || node.parent?.type === 'ExportDefaultDeclaration';
}
