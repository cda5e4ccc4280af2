import type { ImportedName } from '../../lib/edit/imports.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt } from '../../lib/edit/edit.ts';
import { importDefault, importName, isCommonJs } from '../../lib/edit/imports.ts';
import { variableAt } from '../../lib/edit/names.ts';
import { keyOf, nameOf, nodeAt } from '../../lib/edit/nodes.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import type { SharedClient } from '../../lib/concerns/log-out/reset.ts';
import { isReachable, sharedClientOf } from '../../lib/concerns/log-out/reset.ts';
import type { Source } from '../../lib/edit/source.ts';
import { isTypeScript } from '../../lib/edit/source.ts';
import { exportedName, localName } from '../../lib/edit/exports.ts';
import type { FileAtHand } from '../shared/file-session.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import type { HeldClient } from './held.ts';
import { heldClientOf } from './held.ts';
import { importedBy } from './imported.ts';
import { importDefaultFrom } from '../shared/import-from.ts';
import type { ProjectView } from '../shared/project-view.ts';

/** How other files get hold of the client that a project identifies people with. */
export type Client =
  /** Something of the page: `window.analytics`. */
  | {
      readonly kind: 'global';
      /** `(window as any).analytics` where types have to be told; `path` is the same without casts. */
      readonly typed: string;
      readonly path: string;
      readonly isNullable: boolean;
    }
  /** An export of a file or of a package, and what is asked of it: `.client`, `()`. */
  | {
      readonly kind: 'export';
      readonly from: string;
      readonly isFile: boolean;
      readonly exported: string;
      /** What it is called where it is made, or where it is used. */
      readonly local: string;
      /** `declared`: it is no export yet, and its declaration can be made one. */
      readonly isExported: boolean | 'declared';
      readonly rest: string;
      readonly isNullable: boolean;
    }
  | HeldClient;

export type Reached = Client | { readonly refused: string };

/** The one client of an SDK that identifies people in the project, or, where none does, that knows them as visitors. */
export function clientOf(view: ProjectView, sdk: string): Reached {
  const found = new Map<string, Client>();
  const calls = view
    .calls()
    .filter(call => call.sdk === sdk && call.via === 'direct' && call.identity === 'ambient' && !call.inTest);
  const identifies = calls.filter(({ method }) => method === 'identify');
  const others = calls.filter(({ method }) => method !== 'init');
  // The snippet of a page holds the client in a function of its own, and others have it from the page.
  const inModules = others.filter(({ file }) => !/\.html?$/i.test(file));
  for (const call of [identifies, inModules, others].find(list => list.length > 0) ?? []) {
    const client = clientAt(view, call);
    if ('refused' in client) {
      return client;
    }
    const key = keyOfClient(client);
    const known = found.get(key);
    found.set(key, {
      ...client,
      // A file without types needs no cast, and says nothing of those that have them.
      ...(client.kind === 'global' &&
        known?.kind === 'global' &&
        client.typed === client.path && { typed: known.typed }),
      isNullable: client.isNullable || (known?.isNullable ?? false),
    });
  }
  const [first, second] = found.values();
  if (!first) {
    return { refused: 'nothing shows by which client people are identified' };
  }
  return second ? { refused: 'several clients identify people; each has to forget them' } : first;
}

/** The same client goes by several names, and may be missing in one of its files only. */
function keyOfClient(client: Client): string {
  switch (client.kind) {
    case 'global':
      return client.path;
    case 'export':
      return [client.from, client.exported, client.rest].join(' ');
    case 'held':
      return [client.file, client.path, ...client.holder.node.range].join(' ');
  }
}

function clientWords({ method, file, line }: AnalyticsCall): string {
  return `the client that ${method === 'identify' ? 'identifies people' : 'sends'} at ${file}:${line}`;
}

function clientAt(view: ProjectView, call: AnalyticsCall): Reached {
  const file = view.absolute(call.file);
  const source = view.parsed(file);
  const node = source && nodeAt(source.program, call.range);
  const held = node && heldClientOf(source, node, call);
  if (held) {
    return held;
  }
  const client = node && sharedClientOf(source, node);
  if (!source || !client) {
    return { refused: heldWords(call) };
  }
  const { path, typed, root, variable, isNullable } = client;
  const rest = path.slice(root.length);
  if (!variable) {
    return { kind: 'global', typed, path, isNullable };
  }
  const member = memberOfPage(variable);
  if (member) {
    return { kind: 'global', typed: member + rest, path: member + rest, isNullable: true };
  }
  const imported = importedBy(variable);
  if (imported) {
    const target = view.resolve(file, imported.specifier);
    if (imported.exported === '*') {
      return { refused: `${clientWords(call)} is no named export; import it here` };
    }
    return {
      kind: 'export',
      from: target ?? imported.specifier,
      isFile: target !== undefined,
      exported: imported.exported,
      local: root,
      isExported: true,
      rest,
      isNullable: isNullable || (target !== undefined && isMissing(view, target, imported.exported)),
    };
  }
  const exported = exportedName(source, root) ?? (isDefaultExport(source, root) ? 'default' : undefined);
  return {
    kind: 'export',
    from: file,
    isFile: true,
    exported: exported ?? root,
    local: root,
    isExported: exported !== undefined || (declarationOf(source, root) ? 'declared' : false),
    rest,
    isNullable,
  };
}

/** A sentence without a full stop: of a client that nothing in the project can be given words for. */
export function heldWords(call: AnalyticsCall): string {
  return `${clientWords(call)} is held by a function or a class; let it offer a way to forget them`;
}

/** `const { analytics } = window` is what the page has: whoever asks for it elsewhere asks the page. */
function memberOfPage({ name, defs }: NonNullable<SharedClient['variable']>): string | undefined {
  const definition = defs[0]?.node as Node | undefined;
  if (definition?.type !== 'VariableDeclarator' || definition.id.type !== 'ObjectPattern') {
    return undefined;
  }
  const { id, init } = definition;
  const property = id.properties.find(each => each.type === 'Property' && nameOf(each.value) === name);
  const key = property && keyOf(property);
  return key !== undefined && init?.type === 'Identifier' && /^(?:window|globalThis|self)$/.test(init.name)
    ? `${init.name}.${key}`
    : undefined;
}

/** `export default client` */
function isDefaultExport({ program }: Source, local: string): boolean {
  return program.body.some(
    statement =>
      statement.type === 'ExportDefaultDeclaration' &&
      statement.declaration.type === 'Identifier' &&
      statement.declaration.name === local,
  );
}

/** `const client = …` of a module, where it stands alone and `export` can be put in front of it. */
function declarationOf(source: Source, local: string): Node | undefined {
  return isCommonJs(source)
    ? undefined
    : source.program.body.find(
        statement =>
          statement.type === 'VariableDeclaration' &&
          statement.declarations.length === 1 &&
          statement.declarations[0]?.id.type === 'Identifier' &&
          statement.declarations[0].id.name === local,
      );
}

/** The edit by which a module exports a client that it declares. */
export function exportOf(source: Source, { local }: Extract<Client, { kind: 'export' }>): Edit | undefined {
  const declaration = declarationOf(source, local);
  return declaration && insertAt(declaration.range[0], 'export ');
}

/** Whether an export begins without a value. */
function isMissing(view: ProjectView, file: string, exported: string): boolean {
  const source = view.parsed(file);
  const variable = source && variableAt(source, source.program, localName(source, exported));
  const definition = variable?.defs[0]?.node as Node | undefined;
  return (
    definition?.type === 'VariableDeclarator' &&
    (!definition.init || (definition.init.type === 'Literal' && definition.init.value === null))
  );
}

const OBJECTS_OF_PAGE: ReadonlySet<string> = new Set(['window', 'globalThis', 'self']);

/**
 * A client of the page as a file may speak of it: by its bare name only where the file does so already. Elsewhere
 * nothing shows that the page has it, and a name that nobody declares throws, so that nobody could log out.
 */
export function clientSeenFrom<T extends Exclude<Client, HeldClient>>(source: Source, client: T): T {
  const [root = ''] = client.kind === 'global' ? client.path.split('.') : [];
  if (client.kind !== 'global' || OBJECTS_OF_PAGE.has(root) || !/^[\w$.]+$/.test(client.path)) {
    return client;
  }
  const isShown = source.scopes.scopes.some(({ references }) =>
    references.some(({ identifier, resolved }) => identifier.name === root && !resolved?.defs.length),
  );
  return isShown
    ? client
    : { ...client, path: `window.${client.path}`, typed: `(window as any).${client.path}`, isNullable: true };
}

/** How the client is called in a file, with the import that this needs. */
export function nameIn(
  at: FileAtHand,
  place: Node,
  client: Exclude<Client, HeldClient>,
): ImportedName | { readonly refused: string } {
  if (client.kind === 'export' && client.exported === 'default' && isCommonJs(at.source)) {
    const from = client.isFile ? at.view.relative(client.from) : client.from;
    return { refused: `the client of ${from} is a default export; require it here` };
  }
  if (client.kind === 'export' && !client.isExported && client.from !== at.file) {
    return {
      refused: `the client \`${client.exported}\` of ${at.view.relative(client.from)} is not exported; export it, or a function that forgets the person`,
    };
  }
  const named =
    client.kind === 'global'
      ? { name: isTypeScript(at.source) ? client.typed : client.path, edits: [] }
      : withRest(importOf(at, client), client.rest);
  const root = (client.kind === 'global' ? client.path : named.name).split(/[.(]/)[0] as string;
  const isNew = named.edits.length > 0;
  return isNew || isVisible(at.source, place, root) ? named : { refused: `\`${root}\` means something else here` };
}

function importOf(
  at: FileAtHand,
  { from, isFile, exported, local }: Extract<Client, { kind: 'export' }>,
): ImportedName {
  if (!isFile) {
    return exported === 'default' ? importDefault(at.source, local, from) : importName(at.source, exported, from);
  }
  if (exported === 'default' && from !== at.file) {
    return importDefaultFrom(at.view, at.source, from, local);
  }
  return from === at.file
    ? { name: exported === 'default' ? local : localName(at.source, exported), edits: [] }
    : at.importFrom(from, exported);
}

function withRest({ name, edits }: ImportedName, rest: string): ImportedName {
  return { name: name + rest, edits };
}

function isVisible(source: Source, place: Node, root: string): boolean {
  const variable = variableAt(source, source.program, root);
  return isReachable(source, place, {
    text: root,
    path: root,
    typed: root,
    root,
    variable: variable && variable.defs.length > 0 ? variable : undefined,
    isNullable: false,
  });
}
