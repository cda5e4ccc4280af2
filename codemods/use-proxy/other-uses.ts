import type { TSESTree } from '@typescript-eslint/utils';

import { Lines } from '../../lib/edit/lines.ts';
import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { ancestorsOf, contains, nameOf, walk } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { wholeWord } from '../../lib/text/escape.ts';
import type { ProjectView } from '../shared/project-view.ts';

/** The requests that may use an address, by file. */
type Requests = ReadonlyMap<string, readonly Node[]>;

/** What an expression is put into: a variable, a property by its name, or nothing that is used elsewhere. */
interface Home {
  readonly variable?: TSESTree.Identifier;
  readonly keys: readonly string[];
}

/**
 * A place that uses what is written at `piece` other than by the requests, `src/page.ts:12`; undefined if there is
 * none. Members of other things by the same name count as such a place: it is better to ask.
 */
export function otherUse(view: ProjectView, source: Source, piece: Node, requests: Requests): string | undefined {
  return useOf(view, source, piece, requests, new Set());
}

function useOf(
  view: ProjectView,
  source: Source,
  piece: Node,
  requests: Requests,
  seen: Set<unknown>,
): string | undefined {
  const isDerived = seen.size > 0;
  const { variable: name, keys } = homeOf(piece);
  if (!name) {
    return keys.length > 0 ? namedUse(view, source, keys.at(-1) as string, requests, piece) : undefined;
  }
  const variable = variableAt(source, name, name.name);
  if (!variable || seen.has(variable)) {
    return undefined;
  }
  seen.add(variable);
  const own = requests.get(source.file) ?? [];
  const users = variable.references.filter(({ init }) => init !== true).map(({ identifier }) => identifier as Node);
  // `const policy = `connect-src ${BASE}`` is made for something else.
  if (isDerived && users.length === 0) {
    return placeOf(view, source, name);
  }
  for (const user of users) {
    if (own.some(({ range }) => contains(range, user.range)) || isExport(user) || readsOther(user, keys)) {
      continue;
    }
    // Into another variable: its uses count.
    const next = homeOf(user);
    const further = next.variable ? useOf(view, source, user, requests, seen) : placeOf(view, source, user);
    if (further !== undefined) {
      return further;
    }
  }
  const isShared =
    variable.references.some(({ identifier }) => isExport(identifier as Node)) ||
    ancestorsOf(name).some(({ type }) => type === 'ExportNamedDeclaration');
  return isShared ? namedUse(view, source, keys.at(-1) ?? name.name, requests, undefined) : undefined;
}

function homeOf(node: Node): Home {
  const keys: string[] = [];
  for (let current = node, parent = node.parent; parent; current = parent, parent = parent.parent) {
    switch (parent.type) {
      case 'Property':
      case 'PropertyDefinition':
        if (parent.value !== current) {
          return { keys: [] };
        }
        keys.unshift(nameOf(parent.key) ?? '');
        if (parent.type === 'PropertyDefinition') {
          return { keys };
        }
        break;
      case 'VariableDeclarator':
        return parent.id.type === 'Identifier' ? { variable: parent.id, keys } : { keys: [''] };
      case 'AssignmentExpression': {
        const { left } = parent;
        return {
          keys: [
            left.type === 'Identifier'
              ? left.name
              : left.type === 'MemberExpression' && left.property.type === 'Identifier'
                ? left.property.name
                : '',
          ],
        };
      }
      case 'TSEnumMember':
        return { keys: [parent.id.type === 'Identifier' ? parent.id.name : ''] };
      case 'AssignmentPattern':
      case 'ExportDefaultDeclaration':
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        // Who gets it is not followed.
        return { keys: [''] };
      case 'CallExpression':
      case 'NewExpression':
        // The options of a client are no properties to be read.
        keys.length = 0;
        break;
      case 'ExpressionStatement':
      case 'BlockStatement':
        return { keys: [] };
      default:
    }
  }
  return { keys };
}

/** `urls.app` is none of the business of `urls.track`. */
function readsOther(user: Node, keys: readonly string[]): boolean {
  const { parent } = user;
  return (
    keys.length > 0 &&
    parent?.type === 'MemberExpression' &&
    parent.object === user &&
    !parent.computed &&
    parent.property.type === 'Identifier' &&
    parent.property.name !== keys[0]
  );
}

function isExport({ parent }: Node): boolean {
  return parent?.type === 'ExportSpecifier';
}

/** The first place in the project where a name stands outside of the requests. */
function namedUse(
  view: ProjectView,
  source: Source,
  name: string,
  requests: Requests,
  definition: Node | undefined,
): string | undefined {
  if (name === '') {
    return placeOf(view, source, definition ?? source.program);
  }
  const word = new RegExp(wholeWord(name));
  for (const file of view.files) {
    const text = file === source.file ? source.text : view.text(file);
    if (text === undefined || !word.test(text)) {
      continue;
    }
    const other = file === source.file ? source : view.parsed(file);
    const own = requests.get(file) ?? [];
    let found: Node | undefined;
    walk(other?.program ?? source.program, node => {
      if (namesIt(node, name) && !own.some(({ range }) => contains(range, node.range)) && !isDeclared(node)) {
        const local = localOf(node);
        found ??= local === undefined ? node : local === null ? undefined : otherReference(other ?? source, local, own);
      }
      return !node.type.startsWith('TSType');
    });
    if (!other || found) {
      return found && other ? placeOf(view, other, found) : view.relative(file);
    }
  }
  return undefined;
}

/** `BASE`, and `urls['BASE']`. */
function namesIt(node: Node, name: string): boolean {
  return node.type === 'Identifier'
    ? node.name === name
    : node.type === 'Literal' && node.value === name && node.parent.type === 'MemberExpression' && node.parent.computed;
}

/** What a name that is imported or taken out of an object is called here; null where the next file says; undefined for other names. */
function localOf(node: Node): TSESTree.Identifier | null | undefined {
  const { parent } = node;
  if (parent?.type === 'ImportSpecifier') {
    return parent.local;
  }
  if (parent?.type === 'ExportSpecifier') {
    // Under another name nobody looks for it.
    return parent.exported.type === 'Identifier' &&
      parent.local.type === 'Identifier' &&
      parent.exported.name === parent.local.name
      ? null
      : undefined;
  }
  const isTaken =
    parent?.type === 'Property' &&
    parent.parent.type === 'ObjectPattern' &&
    parent.parent.parent.type === 'VariableDeclarator';
  return isTaken && parent.value.type === 'Identifier' ? parent.value : undefined;
}

function otherReference(source: Source, local: TSESTree.Identifier, own: readonly Node[]): Node | undefined {
  const references = variableAt(source, local, local.name)?.references ?? [];
  return references
    .filter(({ init }) => init !== true)
    .map(({ identifier }) => identifier as Node)
    .find(user => !own.some(({ range }) => contains(range, user.range)) && localOf(user) !== null);
}

function isDeclared(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'VariableDeclarator':
    case 'TSEnumMember':
      return parent.id === node;
    case 'Property':
    case 'PropertyDefinition':
      return parent.key === node && !(parent.type === 'Property' && parent.parent.type === 'ObjectPattern');
    case 'MemberExpression':
      return parent.parent.type === 'AssignmentExpression' && parent.parent.left === parent && parent.property === node;
    default:
      return false;
  }
}

function placeOf(view: ProjectView, source: Source, node: Node): string {
  return `${view.relative(source.file)}:${new Lines(source.text).at(node.range[0]).line}`;
}
