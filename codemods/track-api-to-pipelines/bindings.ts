import type { TSESTree } from '@typescript-eslint/utils';

import { endWithComments } from '../../lib/edit/comments.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import type { ModuleReference } from '../../lib/edit/module-references.ts';
import { moduleReferences } from '../../lib/edit/module-references.ts';
import { allNames, variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { walk } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { styleOf } from '../../lib/edit/style.ts';
import type { Range } from '../../lib/reading.ts';
import { wholeWord } from '../../lib/text/escape.ts';
import type { Target } from './target.ts';
import { CLASS, SOURCE } from './target.ts';

/** How a file gets TrackClient, and what must be written for it to get the other client. */
export interface Binding {
  /** The name in the import, or the module. */
  readonly range: Range;
  readonly what: string;
  readonly edits: readonly Edit[];
  /** What the client is called in this file from then on. */
  readonly local: string;
  readonly refused?: string;
}

const REGIONS: ReadonlySet<string> = new Set(['RegionEU', 'RegionUS']);

/** The places of a file that name TrackClient of customerio-node. */
export function bindingsOf(source: Source, target: Target): Binding[] {
  return moduleReferences(source, specifier => specifier === SOURCE || specifier.startsWith(`${SOURCE}/`)).flatMap(
    reference => (reference.kind === 'text' ? [] : bindingOf(source, reference, target)),
  );
}

function bindingOf(source: Source, { node: by, literal, specifier }: ModuleReference, target: Target): Binding[] {
  const refused = (range: Range, why: string): Binding[] => [
    { range, what: specifier === SOURCE ? CLASS : specifier, edits: [], local: CLASS, refused: why },
  ];
  if (specifier !== SOURCE) {
    // A file of the package may be gone in its next version; another package leaves it where it is.
    const isConcerned =
      target.package === SOURCE ||
      (listOf(by) ?? []).some(each => importedName(each) === CLASS) ||
      mentionsClass(source, by);
    return !isConcerned
      ? []
      : refused(literal.range, `${specifier} is a file of an old version: run customerio-node-latest first`);
  }
  const list = listOf(by);
  if (!list) {
    return mentionsClass(source, by)
      ? refused(
          literal.range,
          `${CLASS} is taken from the module as a whole: import it by its name first; in version 2 and before the module is the client, so run customerio-node-latest`,
        )
      : [];
  }
  const item = list.find(each => importedName(each) === CLASS);
  if (!item) {
    return [];
  }
  if (by.type === 'ExportNamedDeclaration') {
    return refused(item.range, `${CLASS} is handed on from here: import it where it is used first`);
  }
  const local = localName(item) ?? CLASS;
  const other = typesAndOthers(source, item, local);
  if (other) {
    return refused(
      other.range,
      `${CLASS} is used as something else than a client here, and ${target.exported} may not do for it: change this first`,
    );
  }
  if (target.package !== SOURCE) {
    return [otherPackage(source, by, list, item, local, target)];
  }
  const isRenamed = local !== CLASS;
  const name = isRenamed ? local : freeName(source, target.exported);
  const written =
    isRenamed || name === target.exported
      ? target.exported
      : isPattern(item)
        ? `${target.exported}: ${name}`
        : `${target.exported} as ${name}`;
  const key = item.type === 'ImportSpecifier' ? item.imported : (item as TSESTree.Property).key;
  return [
    {
      range: item.range,
      what: CLASS,
      local: name,
      edits: [
        replace(isRenamed ? key.range : withoutType(source, item), written),
        ...(isRenamed
          ? []
          : references(source, item, local)
              .filter(isType)
              .map(({ range }) => replace([range[0], range[0] + local.length], name))),
      ],
    },
  ];
}

/** An import of its own, and an old one without what is used no more. */
function otherPackage(
  source: Source,
  by: Node,
  list: readonly Node[],
  item: Node,
  local: string,
  target: Target,
): Binding {
  const name = freeName(source, target.exported);
  const types = references(source, item, local).filter(isType);
  const gone = list.filter(
    each =>
      each === item ||
      (REGIONS.has(importedName(each) ?? '') &&
        references(source, each, localName(each) ?? '').every(node => isRegionOfClient(node))),
  );
  const statement = statementOf(by);
  const named =
    name === target.exported ? name : isPattern(item) ? `${target.exported}: ${name}` : `${target.exported} as ${name}`;
  const { quote, semicolon, newline } = styleOf(source);
  const isTypeOnly =
    (by.type === 'ImportDeclaration' && by.importKind === 'type') ||
    (item.type === 'ImportSpecifier' && item.importKind === 'type');
  const line = isPattern(item)
    ? `const { ${named} } = require(${quote}${target.package}${quote})${semicolon}`
    : `import ${isTypeOnly ? 'type ' : ''}{ ${named} } from ${quote}${target.package}${quote}${semicolon}`;
  const isAll =
    gone.length === list.length && by.type === 'ImportDeclaration'
      ? by.specifiers.length === list.length
      : gone.length === list.length;
  const edits = isAll
    ? [replace(statement.range, line)]
    : [...removals(list, gone), insertAt(endWithComments(source, statement.range[1]), newline + line)];
  return {
    range: item.range,
    what: CLASS,
    local: name,
    edits: [...edits, ...types.map(({ range }) => replace([range[0], range[0] + local.length], name))],
  };
}

/** Each with what parts it from the next one; those at the end together, with what parts them from the last that stays. */
function removals(list: readonly Node[], gone: readonly Node[]): Edit[] {
  const kept = list.findLastIndex(each => !gone.includes(each));
  const [last, end] = [list[kept], list.at(-1)];
  const before = gone.filter(each => list.indexOf(each) < kept);
  return [
    ...before.map(each => replace([each.range[0], (list[list.indexOf(each) + 1] as Node).range[0]], '')),
    ...(end && kept < list.length - 1
      ? [replace([last ? last.range[1] : (list[0] as Node).range[0], end.range[1]], '')]
      : []),
  ];
}

function statementOf(by: Node): Node {
  let node = by;
  while (node.parent && node.parent.type !== 'Program') {
    node = node.parent;
  }
  return node;
}

/** The names that are taken from the module, one by one; undefined where it is taken whole. */
function listOf(by: Node): readonly Node[] | undefined {
  if (by.type === 'ImportDeclaration') {
    const named = by.specifiers.filter(({ type }) => type === 'ImportSpecifier');
    return named.length > 0 && by.specifiers.every(({ type }) => type !== 'ImportNamespaceSpecifier')
      ? named
      : undefined;
  }
  if (by.type === 'ExportNamedDeclaration') {
    return by.specifiers;
  }
  const { parent } = by;
  const isWhole =
    by.type === 'CallExpression' &&
    parent?.type === 'VariableDeclarator' &&
    parent.parent.declarations.length === 1 &&
    parent.parent.parent.type === 'Program';
  return isWhole && parent.id.type === 'ObjectPattern' && parent.id.properties.every(({ type }) => type === 'Property')
    ? parent.id.properties
    : undefined;
}

/** A module taken whole may be used for other clients alone; up to version 2 it was the client itself. */
function mentionsClass({ program, text }: Source, by: Node): boolean {
  const { parent } = by;
  const local =
    by.type === 'ImportDeclaration'
      ? by.specifiers.find(({ type }) => type === 'ImportDefaultSpecifier')?.local
      : parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
        ? parent.id
        : undefined;
  let found = local !== undefined && new RegExp(String.raw`\bnew\s+${wholeWord(local.name)}\s*\(`).test(text);
  walk(program, node => {
    const name =
      node.type === 'MemberExpression'
        ? node.property
        : node.type === 'TSQualifiedName'
          ? node.right
          : node.type === 'Property' && node.parent.type === 'ObjectPattern'
            ? node.key
            : undefined;
    found ||= name?.type === 'Identifier' && name.name === CLASS;
  });
  return found;
}

function importedName(item: Node): string | undefined {
  const key =
    item.type === 'ImportSpecifier'
      ? item.imported
      : item.type === 'ExportSpecifier'
        ? item.local
        : item.type === 'Property'
          ? item.key
          : undefined;
  return key?.type === 'Identifier' ? key.name : undefined;
}

function localName(item: Node): string | undefined {
  const name = item.type === 'ImportSpecifier' ? item.local : item.type === 'Property' ? item.value : undefined;
  return name?.type === 'Identifier' ? name.name : undefined;
}

function isPattern({ type }: Node): boolean {
  return type === 'Property';
}

/** `type TrackClient` of an import keeps its `type`. */
function withoutType(source: Source, item: Node): Range {
  const head = /^type\s+/.exec(source.text.slice(...item.range))?.[0].length ?? 0;
  return [item.range[0] + head, item.range[1]];
}

function freeName(source: Source, wanted: string): string {
  return allNames(source).has(wanted) ? `Customerio${wanted}` : wanted;
}

function references(source: Source, item: Node, local: string): Node[] {
  const variable = variableAt(source, source.program, local) ?? variableAt(source, item, local);
  return (variable?.references ?? [])
    .map(({ identifier }) => identifier as Node)
    .filter(node => node.range[0] < item.range[0] || node.range[1] > item.range[1]);
}

function isType({ parent }: Node): boolean {
  return parent?.type === 'TSTypeReference';
}

/** Anything but a type and the making of a client. */
function typesAndOthers(source: Source, item: Node, local: string): Node | undefined {
  return references(source, item, local).find(node => {
    const { parent } = node;
    const isMaking = parent?.type === 'NewExpression' && parent.callee === node;
    const isPlainType = parent?.type === 'TSTypeReference' && !isTakenApart(parent);
    return !isMaking && !isPlainType;
  });
}

/** `TrackClient['track']`, `keyof TrackClient`, `Pick<TrackClient, 'track'>`: a type that depends on the members. */
function isTakenApart({ parent }: Node): boolean {
  const user = parent?.type === 'TSTypeParameterInstantiation' ? parent.parent : parent;
  const name = user?.type === 'TSTypeReference' && user.typeName.type === 'Identifier' ? user.typeName.name : '';
  return user?.type === 'TSIndexedAccessType' || user?.type === 'TSTypeOperator' || /^(?:Pick|Omit)$/.test(name);
}

/** `{ region: RegionEU }` of a client that is made. */
function isRegionOfClient({ parent }: Node): boolean {
  const making =
    parent?.type === 'Property' && parent.parent.type === 'ObjectExpression' ? parent.parent.parent : undefined;
  return making?.type === 'NewExpression' && making.arguments.length === 3;
}
