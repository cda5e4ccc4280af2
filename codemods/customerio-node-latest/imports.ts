/** Where a file takes customerio-node from, and where it has to take it from with the new version. */
import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../../lib/edit/edit.ts';
import { movedImport } from '../../lib/edit/exchange-import.ts';
import type { ModuleReference } from '../../lib/edit/module-references.ts';
import { moduleReferences, takesNothing } from '../../lib/edit/module-references.ts';
import { takeNamed } from '../../lib/edit/named-export.ts';
import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { nameOf, withCasts } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { Change, Look } from '../shared/whole-session.ts';
import { refusal } from '../shared/whole-session.ts';
import type { Major } from './versions.ts';
import { exportsOf, PACKAGE, trackModule, wholeModules } from './versions.ts';

export const isOurs = (specifier: string): boolean => specifier === PACKAGE || specifier.startsWith(`${PACKAGE}/`);

const known = new WeakMap<Source, readonly ModuleReference[]>();

/** Where the file names the package; looked for once in each text. */
export function references(source: Source): readonly ModuleReference[] {
  const found = known.get(source) ?? moduleReferences(source, isOurs);
  known.set(source, found);
  return found;
}

/** @param from the major version that the file has now, as far as its manifest says */
export function importsOfFile(
  { source }: Look,
  from: number | undefined,
  target: Major,
): { edits: Edit[]; changes: Change[] } {
  const edits: Edit[] = [];
  const changes: Change[] = [];
  let isNamed = false;
  for (const reference of references(source)) {
    // The name of the export is taken once; further variables of the class keep their own.
    const outcome = move(source, reference, from, target, !isNamed);
    if (outcome === undefined) {
      continue;
    }
    if ('refused' in outcome) {
      changes.push(refusal(reference.node, PACKAGE, outcome.refused, reference.kind !== 'mock'));
    } else {
      isNamed ||= 'local' in outcome;
      edits.push(...outcome.edits);
    }
  }
  return { edits, changes };
}

/**
 * Where the class of 1 and 2 stands in another place than those that are moved: it is handed on, derived from, or has a
 * region in it. To be asked of a file as the run finds it, since a module that has moved is handed on by right.
 */
export function classElsewhere({ source }: Look, from: number | undefined): Change[] {
  if (from === undefined || from >= 3) {
    return [];
  }
  return references(source).flatMap(reference => {
    const isSeen =
      takesNothing(reference) ||
      /^(?:mock|resolve)$/.test(reference.kind) ||
      reference.specifier !== PACKAGE ||
      isTheClass(source, reference) ||
      namesOf(source, reference)?.every(name => exportsOf[5].has(name));
    return isSeen
      ? []
      : [
          refusal(
            reference.node,
            PACKAGE,
            'since 3 the module is not the class any more: take { TrackClient } of it, and what else is used here, by name',
          ),
        ];
  });
}

type Outcome = { readonly edits: readonly Edit[]; readonly local?: unknown } | { readonly refused: string } | undefined;

function move(
  source: Source,
  reference: ModuleReference,
  from: number | undefined,
  target: Major,
  rename: boolean,
): Outcome {
  const { specifier, kind } = reference;
  const isOld = from === undefined || from < 3;
  if (takesNothing(reference)) {
    return undefined;
  }
  if (kind === 'mock') {
    return mock(source, reference, isOld, target);
  }
  if (trackModule.test(specifier) || (specifier === PACKAGE && isOld && isTheClass(source, reference))) {
    return takeNamed(source, reference, { exported: 'TrackClient', specifier: PACKAGE, rename });
  }
  return moveNames(source, reference, from, target);
}

function mock(source: Source, reference: ModuleReference, isOld: boolean, target: Major): Outcome {
  const factory = (reference.node as TSESTree.CallExpression).arguments[1];
  if (target === 4 && isInner(reference.specifier)) {
    return undefined;
  }
  if (reference.specifier !== PACKAGE) {
    return { refused: `a test stands in for an inner file of ${PACKAGE}: let it stand in for ${PACKAGE} itself` };
  }
  // Up to 2 the module was the class; what stands in for it otherwise is the new shape already.
  const body = factory?.type === 'ArrowFunctionExpression' ? factory.body : undefined;
  return isOld && factory && body?.type !== 'ObjectExpression'
    ? takeNamed(source, reference, { exported: 'TrackClient', specifier: PACKAGE })
    : undefined;
}

/** Where 3 and 4 have their files. */
function isInner(specifier: string): boolean {
  return specifier.startsWith(`${PACKAGE}/dist/lib/`);
}

/** The module is used as the class that it was up to 2. */
function isTheClass(source: Source, reference: ModuleReference): boolean {
  const { node, kind } = reference;
  if (kind === 'import') {
    const [only, ...others] = (node as TSESTree.ImportDeclaration).specifiers;
    return (
      only !== undefined &&
      others.length === 0 &&
      (only.type !== 'ImportSpecifier' || nameOf(only.imported) === 'default') &&
      isUsedAsClass(source, only.local)
    );
  }
  if (kind === 'equals') {
    return isUsedAsClass(source, (node as TSESTree.TSImportEqualsDeclaration).id);
  }
  if (kind !== 'require') {
    return false;
  }
  const outer = withCasts(node);
  const { parent } = outer;
  if (parent?.type === 'VariableDeclarator') {
    return parent.id.type === 'Identifier' && isUsedAsClass(source, parent.id);
  }
  if (parent?.type === 'AssignmentExpression') {
    return parent.right === outer && parent.left.type === 'Identifier' && isUsedAsClass(source, parent.left);
  }
  return parent?.type === 'NewExpression' && parent.callee === outer;
}

function isUsedAsClass(source: Source, local: TSESTree.Identifier): boolean {
  const uses = usesOf(source, local);
  // Members of the class itself, such as what a mock has, are none of the module's.
  return (
    uses.some(use => use.parent?.type === 'NewExpression' && use.parent.callee === use) &&
    !uses.some(use => isOfModule(memberOf(use)))
  );
}

function isOfModule(member: string | undefined): boolean {
  return member !== undefined && (member === '' || member === 'default' || exportsOf[5].has(member));
}

function usesOf(source: Source, local: TSESTree.Identifier): Node[] {
  return (variableAt(source, local, local.name)?.references ?? [])
    .map(({ identifier }) => identifier as Node)
    .filter(identifier => identifier !== local);
}

function memberOf(use: Node): string | undefined {
  const outer = withCasts(use);
  const { parent } = outer;
  if (parent?.type === 'TSQualifiedName' && parent.left === use) {
    return parent.right.name;
  }
  return parent?.type === 'MemberExpression' && parent.object === outer
    ? parent.computed
      ? ''
      : nameOf(parent.property)
    : undefined;
}

/** Inner files: their names come from the package itself, where it exports them. */
function moveNames(source: Source, reference: ModuleReference, from: number | undefined, target: Major): Outcome {
  const { specifier } = reference;
  const names = namesOf(source, reference);
  const missing = names?.filter(name => !exportsOf[target].has(name));
  if (specifier === PACKAGE) {
    return undefined;
  }
  if (missing?.length === 0 || (names === undefined && wholeModules.test(specifier))) {
    return { edits: movedImport(source, reference, PACKAGE) };
  }
  const isStillThere =
    target === 4 &&
    (isInner(specifier) || (/^customerio-node\/lib\//.test(specifier) && from !== undefined && from >= 3));
  if (isStillThere) {
    return undefined;
  }
  const isRequest = /\/request(?:\.js)?$/.test(specifier) && missing?.includes('default');
  return {
    refused: isRequest
      ? `${PACKAGE} ${target} exports no request of its own: new APIClient(key).request has the same methods`
      : `${PACKAGE} ${target} exports nothing of its inner files${missing ? `: ${missing.map(inPlaceOf).join(', ')}` : ', and what is taken of this one is not seen: import the names by hand'}`,
  };
}

/** What to take for an inner name. */
function inPlaceOf(name: string): string {
  const [, request] = /^(Send\w+?Request)(?:With|Without|Optional|Required)/.exec(name) ?? [];
  return request
    ? `${request}Options may do for ${name}`
    : `${name === 'default' ? 'the default of this file' : name} has to be written out, or taken from a client (Parameters<TrackClient['track']>[1])`;
}

/** The names that are taken of a module; undefined where that is not seen. */
function namesOf(source: Source, { node, kind }: ModuleReference): string[] | undefined {
  switch (kind) {
    case 'import':
      return (node as TSESTree.ImportDeclaration).specifiers.reduce<string[] | undefined>((names, specifier) => {
        const own =
          specifier.type === 'ImportSpecifier'
            ? [nameOf(specifier.imported) ?? '']
            : specifier.type === 'ImportDefaultSpecifier'
              ? ['default']
              : membersOf(source, specifier.local);
        return names && own && [...names, ...own];
      }, []);
    case 'export':
      return node.type === 'ExportNamedDeclaration'
        ? node.specifiers.map(({ local }) => nameOf(local) ?? '')
        : undefined;
    case 'equals':
      return membersOf(source, (node as TSESTree.TSImportEqualsDeclaration).id);
    case 'type': {
      const { qualifier } = node as TSESTree.TSImportType;
      return qualifier?.type === 'Identifier' ? [qualifier.name] : undefined;
    }
    default:
      return namesOfExpression(
        source,
        kind === 'dynamic' && node.parent?.type === 'AwaitExpression' ? node.parent : node,
      );
  }
}

function namesOfExpression(source: Source, node: Node): string[] | undefined {
  const outer = withCasts(node);
  const { parent } = outer;
  if (parent?.type === 'MemberExpression' && parent.object === outer) {
    return parent.computed ? undefined : [nameOf(parent.property) ?? ''];
  }
  if (parent?.type !== 'VariableDeclarator') {
    return undefined;
  }
  if (parent.id.type === 'Identifier') {
    return membersOf(source, parent.id);
  }
  return parent.id.type === 'ObjectPattern' && parent.id.properties.every(({ type }) => type === 'Property')
    ? parent.id.properties.map(property => (property.type === 'Property' ? (nameOf(property.key) ?? '') : ''))
    : undefined;
}

function membersOf(source: Source, local: TSESTree.Identifier): string[] | undefined {
  const members = usesOf(source, local).map(memberOf);
  return members.every(member => member !== undefined) ? members : undefined;
}
