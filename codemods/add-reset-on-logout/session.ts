import type { Edit } from '../../lib/edit/edit.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import type { KeptIdentity, LeftIdentity } from '../../lib/concerns/log-out/find.ts';
import { leftIdentitiesIn } from '../../lib/concerns/log-out/find.ts';
import { endIdentity } from '../../lib/concerns/log-out/mend.ts';
import type { LogOut } from '../../lib/concerns/shared/log-outs.ts';
import { logOutText } from '../../lib/concerns/shared/log-out-words.ts';
import type { Session } from '../shared/codemod.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import type { ProjectView } from '../shared/project-view.ts';
import { PLAIN_SCRIPT } from '../shared/plain-scripts.ts';
import { circleWith } from '../shared/load-order.ts';
import { lookAt } from '../shared/whole-session.ts';
import { pathOf } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { callsOf } from '../shared/calls-of.ts';
import { importDefaultFrom } from '../shared/import-from.ts';
import type { Client, Reached } from './clients.ts';
import { clientOf, exportOf, heldWords, nameIn } from './clients.ts';
import type { HeldClient } from './held.ts';
import { methodFor } from './held.ts';
import type { Reach } from './reach.ts';
import { reachOf } from './reach.ts';

const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte)$/;

export function start(view: ProjectView): Session {
  const files = view.calls().some(({ method, inTest }) => method === 'identify' && !inTest)
    ? view.files.filter(file => CODE.test(file) && logOutText.test(view.text(file) ?? ''))
    : [];
  const clients = new Map<string, Reached>();
  const clientFor = (sdk: string): Reached => {
    const known = clients.get(sdk) ?? clientOf(view, sdk);
    clients.set(sdk, known);
    return known;
  };
  const exports = clientsToExport(view, files, clientFor);
  const holders = clientsToOffer(view, files, clientFor);
  return fileSession(view, {
    files: [...new Set([...files, ...exports.keys(), ...holders.map(({ file }) => file)])],
    find: at => [
      ...exported(at, exports.get(at.file)),
      ...offered(at, holders),
      ...(files.includes(at.file)
        ? [
            ...leftIn(at).map(({ logOut, kept: { call } }) => placeOf(at, logOut, call, clientFor(call.sdk))),
            ...leftInVariables(at),
          ]
        : []),
    ],
  });
}

type Place = Pick<FileAtHand, 'file' | 'source' | 'sourceCode' | 'reading'>;

/** Each log-out of a file with each client that it leaves. */
function leftIn({ reading, source, sourceCode }: Place): readonly LeftIdentity[] {
  return leftIdentitiesIn(reading, source.program, sourceCode).filter(({ kept }) => isOfClient(kept));
}

/** What the code beside a client keeps of the person: how that is emptied is for a person to say. */
function leftInVariables({ reading, source, sourceCode }: Place): readonly Found[] {
  return leftIdentitiesIn(reading, source.program, sourceCode).flatMap(({ logOut, kept: { by, name = '', call } }) =>
    by === 'variable'
      ? [
          {
            range: logOut.head.range,
            what: `${logOut.name || 'log-out'}, \`${name}\``,
            becomes: {
              skipped: `\`${name}\` of ${call.file} still holds the person; empty it here`,
              forPerson: true,
            },
          },
        ]
      : [],
  );
}

type ExportedClient = Extract<Client, { kind: 'export' }>;

/** The clients that log-outs of other files need, and that are no exports yet, by their files. */
function clientsToExport(
  view: ProjectView,
  files: readonly string[],
  clientFor: (sdk: string) => Reached,
): ReadonlyMap<string, ExportedClient> {
  const found = new Map<string, ExportedClient>();
  for (const file of files) {
    const look = lookAt(view, file);
    if (!look) {
      continue;
    }
    const { source, sourceCode, calls } = look;
    for (const { kept } of leftIn({ file, source, sourceCode, reading: view.ruleReading(source, calls) })) {
      const client = clientFor(kept.call.sdk);
      if (
        'kind' in client &&
        client.kind === 'export' &&
        client.isExported === 'declared' &&
        client.from !== file &&
        circleWith(view, source, client.from) === undefined &&
        view.packageOf(client.from) === view.packageOf(file)
      ) {
        found.set(client.from, client);
      }
    }
  }
  return found;
}

/** The clients whose holders have to offer a method for what log-outs call. */
function clientsToOffer(
  view: ProjectView,
  files: readonly string[],
  clientFor: (sdk: string) => Reached,
): readonly HeldClient[] {
  const found = new Set<HeldClient>();
  for (const file of files) {
    const look = lookAt(view, file);
    if (!look) {
      continue;
    }
    const { source, sourceCode, calls } = look;
    for (const { kept, logOut } of leftIn({ file, source, sourceCode, reading: view.ruleReading(source, calls) })) {
      const client = clientFor(kept.call.sdk);
      if ('kind' in client && client.kind === 'held' && !client.isThere) {
        const reach = reachOf(view, look, logOut.ends[0] as LogOut['head'], client);
        if (reach && !reach.isClient && whyNotThere(view, source, reach) === undefined) {
          found.add(client);
        }
      }
    }
  }
  return [...found];
}

/** Why the words for a holder cannot be had in a file. */
function whyNotThere(view: ProjectView, source: Source, { from }: Reach): string | undefined {
  if (!from || from.file === source.file) {
    return undefined;
  }
  if (view.packageOf(from.file) !== view.packageOf(source.file)) {
    return `what holds the client belongs to another package, ${view.packageOf(from.file) || 'that of the root'}`;
  }
  return view.isPlainScript(source) ? PLAIN_SCRIPT : circleWith(view, source, from.file);
}

/** The method that a class, a function or an object of the file gets. */
function offered(at: FileAtHand, holders: readonly HeldClient[]): Found[] {
  const own = holders.filter(({ file }) => file === at.file);
  const nodes = [...new Set(own.map(({ holder }) => holder.members.range.join()))];
  return nodes.flatMap(key => {
    const clients = own.filter(({ holder }) => holder.members.range.join() === key);
    const [{ holder, method }] = clients as [HeldClient, ...HeldClient[]];
    const edit = methodFor(at.source, clients);
    const what = `${holder.name === undefined ? '' : `${holder.name}.`}${method}`;
    return edit ? [{ range: edit.range, what, becomes: { edits: [edit] } }] : [];
  });
}

function exported(at: FileAtHand, client: ExportedClient | undefined): Found[] {
  const edit = client && exportOf(at.source, client);
  return edit ? [{ range: edit.range, what: `export of ${client.local}`, becomes: { edits: [edit] } }] : [];
}

/** What a client keeps; a variable of the project is emptied by a person. */
function isOfClient({ by }: KeptIdentity): boolean {
  return by !== 'variable';
}

function placeOf(at: FileAtHand, logOut: LogOut, call: AnalyticsCall, client: Reached): Found {
  const { sdk, vendor } = call;
  const found = {
    range: logOut.head.range,
    what: `${logOut.name || 'log-out'}, ${vendor === 'customerio' ? 'Customer.io' : 'Segment'}`,
  };
  if ('kind' in client && client.kind === 'held') {
    return { ...found, becomes: byHolder(at, logOut, call, client) };
  }
  const edits = editsFor(at, logOut, sdk, client);
  return { ...found, becomes: 'refused' in edits ? { skipped: edits.refused, forPerson: true } : edits };
}

/** What a log-out gets of a client that a class, a function or an object holds. */
function byHolder(at: FileAtHand, logOut: LogOut, call: AnalyticsCall, held: HeldClient): Found['becomes'] {
  const { view, source } = at;
  const reach = reachOf(view, at, logOut.ends[0] as LogOut['head'], held);
  const refused = reach ? whyNotThere(view, source, reach) : heldWords(call);
  if (!reach || refused !== undefined) {
    return { skipped: refused ?? heldWords(call), forPerson: true };
  }
  const { from, words, isNullable, isClient } = reach;
  const named = !from
    ? { name: words, edits: [] }
    : from.exported === 'default'
      ? importDefaultFrom(view, source, from.file, from.local)
      : at.importFrom(from.file, from.exported);
  const text = from ? named.name + words : words;
  const edits = endIdentity(source, at.reading, logOut, call.sdk, {
    text,
    isNullable,
    ...(!isClient && { method: held.method }),
  });
  if (!isClient && callsOf(logOut.fn, held.method).some(({ callee }) => pathOf(callee) === `${text}.${held.method}`)) {
    return 'right';
  }
  return 'refused' in edits ? { skipped: edits.refused, forPerson: true } : { edits, once: named.edits };
}

function editsFor(
  at: FileAtHand,
  logOut: LogOut,
  sdk: string,
  client: Exclude<Reached, HeldClient>,
): { readonly edits: readonly Edit[]; readonly once: readonly Edit[] } | { readonly refused: string } {
  if ('refused' in client) {
    return client;
  }
  const { project } = at.reading;
  if (client.kind === 'export' && client.isFile && project.packageOf(client.from) !== project.packageOf(at.file)) {
    return {
      refused: `the client belongs to another package, ${project.packageOf(client.from) || 'that of the root'}; reset where that one learns of it`,
    };
  }
  if (client.kind === 'export' && at.view.isPlainScript(at.source)) {
    return { refused: PLAIN_SCRIPT };
  }
  const circle = client.kind === 'export' && client.isFile ? at.whyNotImport(client.from) : undefined;
  if (circle !== undefined) {
    return { refused: `${circle}; reset where that module learns of the log-out` };
  }
  const named = nameIn(at, logOut.ends[0] as LogOut['head'], client);
  if ('refused' in named) {
    return named;
  }
  const edits = endIdentity(at.source, at.reading, logOut, sdk, { text: named.name, isNullable: client.isNullable });
  return 'refused' in edits ? edits : { edits, once: named.edits };
}
