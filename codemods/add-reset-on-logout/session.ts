import type { Edit } from '../../lib/edit/edit.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import type { KeptIdentity, LeftIdentity } from '../../lib/concerns/log-out/find.ts';
import { leftIdentitiesIn } from '../../lib/concerns/log-out/find.ts';
import { neverForgottenIn } from '../../lib/concerns/log-out/untold.ts';
import { endIdentity } from '../../lib/concerns/log-out/mend.ts';
import type { LogOut } from '../../lib/concerns/shared/log-outs.ts';
import { logOutText } from '../../lib/concerns/shared/log-out-words.ts';
import type { Session } from '../shared/codemod.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import { handOnEdits } from '../shared/package-entry.ts';
import type { PlannedExports } from '../shared/import-from.ts';
import type { ProjectView } from '../shared/project-view.ts';
import { PLAIN_SCRIPT } from '../shared/plain-scripts.ts';
import { saysApart, whyNotImport } from '../shared/processes.ts';
import { linksOfPage } from '../shared/links-of-page.ts';
import { lookAt } from '../shared/whole-session.ts';
import { pathOf } from '../../lib/edit/nodes.ts';
import type { ImportedName } from '../../lib/edit/imports.ts';
import { callsOf } from '../shared/calls-of.ts';
import { importDefaultFrom } from '../shared/import-from.ts';
import type { Reached } from './clients.ts';
import { clientOf, exportOf, heldWords, clientSeenFrom, nameIn } from './clients.ts';
import type { HeldClient } from './held.ts';
import { methodFor } from './held.ts';
import type { Forgetting } from './forgetting.ts';
import { forgettingIn } from './forgetting.ts';
import type { ExportedClient, Told } from './told.ts';
import { resetsWhereTold, toldOf } from './told.ts';
import type { Way } from './way.ts';
import { entryBetween, isBehindAnother, wayTo } from './way.ts';

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
  const { ways, holders, functions, entries } = offersFor(view, files, clientFor);
  const told = toldFor(view, files, clientFor);
  return fileSession(view, {
    files: [
      ...new Set([
        ...files,
        ...exports.keys(),
        ...[...holders, ...functions].map(({ file }) => file),
        ...entries.keys(),
        ...told.map(({ receiver }) => receiver),
      ]),
    ],
    planned: [...entries.values()].flat(),
    find: at => [
      ...(entries.get(at.file) ?? []).map(each => handedOn(at, each)),
      ...exported(at, exports.get(at.file)),
      ...offered(at, holders),
      ...functions.filter(({ file }) => file === at.file).flatMap(each => forgettingIn(at, each)),
      ...told.filter(({ receiver }) => receiver === at.file).flatMap(each => resetsWhereTold(at, each)),
      ...(files.includes(at.file)
        ? [
            ...oneByOne(
              leftIn(view, at).map(({ logOut, kept: { call } }) => [
                logOut,
                placeOf(at, logOut, call, clientFor(call.sdk), ways),
              ]),
            ),
            ...leftInVariables(at),
          ]
        : []),
    ],
  });
}

type Place = Pick<FileAtHand, 'file' | 'source' | 'sourceCode' | 'reading'>;

/** Each log-out of a file with each client that it leaves; where no function ends a session, each link to where it ends. */
function leftIn(view: ProjectView, { reading, source, sourceCode }: Place): readonly LeftIdentity[] {
  const left = leftIdentitiesIn(reading, source.program, sourceCode).filter(({ kept }) => isOfClient(kept));
  const never = neverForgottenIn(reading);
  const links = never.length > 0 ? linksOfPage(view, source, sourceCode) : [];
  return [...left, ...links.flatMap(logOut => never.map(kept => ({ logOut, kept })))];
}

/** An element has one handler of an event: what a second client needs goes into that of the first. */
function oneByOne(found: readonly (readonly [LogOut, Found])[]): readonly Found[] {
  const handled = new Set<string>();
  return found.map(([{ fn }, one]) => {
    const key =
      fn.type === 'JSXOpeningElement' && typeof one.becomes === 'object' && 'edits' in one.becomes
        ? fn.range.join()
        : undefined;
    const isSecond = key !== undefined && handled.has(key);
    if (key !== undefined) {
      handled.add(key);
    }
    return isSecond ? { ...one, becomes: 'later' } : one;
  });
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
    for (const { kept } of leftIn(view, { file, source, sourceCode, reading: view.ruleReading(source, calls) })) {
      const client = clientFor(kept.call.sdk);
      const receiver = toldOf(view, file, kept.call.sdk, client)?.receiver;
      if (
        'kind' in client &&
        client.kind === 'export' &&
        client.isExported === 'declared' &&
        client.from !== file &&
        (receiver === undefined ? whyNotImport(view, source, client.from) === undefined : receiver !== client.from) &&
        view.packageOf(client.from) === view.packageOf(file)
      ) {
        found.set(client.from, client);
      }
    }
  }
  return found;
}

/** The clients of another part of the program that hears of log-outs here. */
function toldFor(view: ProjectView, files: readonly string[], clientFor: (sdk: string) => Reached): readonly Told[] {
  const found = new Map<string, Told>();
  for (const file of files) {
    const look = lookAt(view, file);
    if (!look) {
      continue;
    }
    const { source, sourceCode, calls } = look;
    for (const { kept } of leftIn(view, { file, source, sourceCode, reading: view.ruleReading(source, calls) })) {
      const one = toldOf(view, file, kept.call.sdk, clientFor(kept.call.sdk));
      if (one) {
        found.set(`${one.receiver} ${one.sdk}`, one);
      }
    }
  }
  return [...found.values()];
}

/** What holders and modules have to offer for what log-outs call, as the files are before any of them is changed. */
function offersFor(
  view: ProjectView,
  files: readonly string[],
  clientFor: (sdk: string) => Reached,
): {
  readonly ways: ReadonlyMap<string, Way>;
  readonly holders: readonly HeldClient[];
  readonly functions: readonly Forgetting[];
  /** What the entries of packages are to hand on to others, by their files. */
  readonly entries: ReadonlyMap<string, readonly PlannedExports[]>;
} {
  const ways = new Map<string, Way>();
  const holders = new Set<HeldClient>();
  const functions = new Map<string, Forgetting>();
  const entries = new Map<string, readonly PlannedExports[]>();
  for (const file of files) {
    const look = lookAt(view, file);
    if (!look) {
      continue;
    }
    const { source, sourceCode, calls } = look;
    for (const { kept, logOut } of leftIn(view, {
      file,
      source,
      sourceCode,
      reading: view.ruleReading(source, calls),
    })) {
      const client = clientFor(kept.call.sdk);
      const way =
        'kind' in client && isBehindAnother(view, client, file)
          ? wayTo(view, look, logOut.ends[0] as LogOut['head'], kept.call, client)
          : undefined;
      if (way) {
        const key = keyOf(file, logOut, kept.call.sdk);
        const other = ways.get(key);
        // Two functions without a name may stand where the same words mean different things.
        ways.set(key, other && wordsOf(other) !== wordsOf(way) ? { refused: heldWords(kept.call) } : way);
      }
      if (way && 'asks' in way && way.asks === 'holder' && !way.held.isThere) {
        holders.add(way.held);
      }
      if (way && 'asks' in way && way.asks === 'module') {
        const { file: target, name } = way.forgetting;
        functions.set(`${target} ${name}`, way.forgetting);
        const entry = entryBetween(view, file, target);
        const known = (entry && entries.get(entry.file)) ?? [];
        if (entry && !known.some(each => each.file === target && each.names.includes(name))) {
          entries.set(entry.file, [...known, { file: target, names: [name] }]);
        }
      }
    }
  }
  return { ways, holders: [...holders], functions: [...functions.values()], entries };
}

function wordsOf(way: Way): string {
  return 'refused' in way ? '' : way.words;
}

/** A log-out and a client: the same before and after a change of the file. */
function keyOf(file: string, { name }: LogOut, sdk: string): string {
  return [file, name, sdk].join('\0');
}

/** The method that a class, a function or an object of the file gets. */
function offered(at: FileAtHand, holders: readonly HeldClient[]): Found[] {
  const own = holders.filter(({ file }) => file === at.file);
  const nodes = [...new Set(own.map(({ holder }) => holder.node.range.join()))];
  return nodes.flatMap(key => {
    const clients = own.filter(({ holder }) => holder.node.range.join() === key);
    const [{ holder, method }] = clients as [HeldClient, ...HeldClient[]];
    const edit = methodFor(at.source, clients);
    const what = `${holder.name === undefined ? '' : `${holder.name}.`}${method}`;
    return edit ? [{ range: edit.range, what, becomes: { edits: [edit] } }] : [];
  });
}

function handedOn(at: FileAtHand, { file, names }: PlannedExports): Found {
  const edits = file === at.file ? [] : handOnEdits(at.view, at.source, file, names);
  return {
    range: [0, 0],
    what: `export of ${names.join(', ')}`,
    becomes: edits.length > 0 ? { edits: [], once: edits } : 'right',
  };
}

function exported(at: FileAtHand, client: ExportedClient | undefined): Found[] {
  const edit = client && exportOf(at.source, client);
  return edit ? [{ range: edit.range, what: `export of ${client.local}`, becomes: { edits: [edit] } }] : [];
}

/** What a client keeps; a variable of the project is emptied by a person. */
function isOfClient({ by }: KeptIdentity): boolean {
  return by !== 'variable';
}

function placeOf(
  at: FileAtHand,
  logOut: LogOut,
  call: AnalyticsCall,
  client: Reached,
  ways: ReadonlyMap<string, Way>,
): Found {
  const { sdk, vendor } = call;
  const found = {
    range: logOut.head.range,
    what: `${logOut.name || 'log-out'}, ${vendor === 'customerio' ? 'Customer.io' : 'Segment'}`,
  };
  const told = toldOf(at.view, at.file, sdk, client);
  if (told) {
    const skipped = `${at.view.relative(told.receiver)} is told of it by a message, and has the client forget`;
    return { ...found, becomes: { skipped, forPerson: false } };
  }
  if ('kind' in client && isBehindAnother(at.view, client, at.file)) {
    const way =
      ways.get(keyOf(at.file, logOut, sdk)) ?? wayTo(at.view, at, logOut.ends[0] as LogOut['head'], call, client);
    return { ...found, becomes: byAnother(at, logOut, call, way) };
  }
  const edits = editsFor(at, logOut, sdk, client);
  return { ...found, becomes: 'refused' in edits ? { skipped: edits.refused, forPerson: true } : edits };
}

/** What a log-out gets of a client that is reached by whoever holds it, or by a function of its module. */
function byAnother(at: FileAtHand, logOut: LogOut, call: AnalyticsCall, way: Way): Found['becomes'] {
  if ('refused' in way) {
    return { skipped: way.refused, forPerson: true };
  }
  const { name, edits: once } = namedFor(at, way);
  const words = way.method === undefined ? name : `${name}.${way.method}`;
  if (
    way.isCalled &&
    callsOf(logOut.fn, words.split('.').at(-1) ?? '').some(({ callee }) => pathOf(callee) === words)
  ) {
    return 'right';
  }
  const edits = endIdentity(at.source, at.reading, logOut, call.sdk, {
    text: name,
    isNullable: way.isNullable,
    ...(way.isCalled && { method: way.method ?? '' }),
  });
  return 'refused' in edits ? { skipped: edits.refused, forPerson: true } : { edits, once };
}

function namedFor(at: FileAtHand, { words, from }: Exclude<Way, { readonly refused: string }>): ImportedName {
  if (!from) {
    return { name: words, edits: [] };
  }
  const named =
    from.exported === 'default'
      ? importDefaultFrom(at.view, at.source, from.file, from.local)
      : at.importFrom(from.file, from.exported);
  return { name: named.name + words, edits: named.edits };
}

function editsFor(
  at: FileAtHand,
  logOut: LogOut,
  sdk: string,
  reached: Exclude<Reached, HeldClient>,
): { readonly edits: readonly Edit[]; readonly once: readonly Edit[] } | { readonly refused: string } {
  if ('refused' in reached) {
    return reached;
  }
  const client = clientSeenFrom(at.source, reached);
  if (client.kind === 'export' && at.view.isPlainScript(at.source)) {
    return { refused: PLAIN_SCRIPT };
  }
  const circle = client.kind === 'export' && client.isFile ? at.whyNotImport(client.from) : undefined;
  if (circle !== undefined) {
    return { refused: saysApart(circle) ? circle : `${circle}; reset where that module learns of the log-out` };
  }
  const named = nameIn(at, logOut.ends[0] as LogOut['head'], client);
  if ('refused' in named) {
    return named;
  }
  const edits = endIdentity(at.source, at.reading, logOut, sdk, { text: named.name, isNullable: client.isNullable });
  return 'refused' in edits ? edits : { edits, once: named.edits };
}
