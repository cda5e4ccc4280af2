import { moduleReferences, takesNothing } from '../../lib/edit/module-references.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import type { NewFile, Remark, Session } from '../shared/codemod.ts';
import type { RawOptions } from '../shared/options.ts';
import { changedManifest, nodeFloor, ownersOf } from '../shared/package-manifests.ts';
import type { ProjectView } from '../shared/project-view.ts';
import type { TextOf } from '../shared/whole-session.ts';
import { lookAt, wholeSession } from '../shared/whole-session.ts';
import { changesOf, isLoad, isOld, NEW, OLD } from './changes.ts';

interface Version {
  readonly version: string;
  /** The oldest Node.js that it runs on. */
  readonly node: number;
  readonly dropsMessageId: boolean;
}

/** What is written into manifests, the newest first. Source: `engines` and types of 1.3.0, 2.0.0 to 2.3.0 and 3.1.0. */
const VERSIONS: readonly Version[] = [
  { version: '^3.1.0', node: 20, dropsMessageId: false },
  // 2.3 asks for Node.js 20 as well.
  { version: '~2.2.1', node: 18, dropsMessageId: false },
  { version: '^1.3.0', node: 14, dropsMessageId: true },
];
const TYPES = '@types/analytics-node';
/** So many places are enough to begin with. */
const MAX_PLACES = 10;

/** Looks for the old SDK, and for what stands in the way of the new one. */
export function start(view: ProjectView, _options: RawOptions): Session {
  const files = concerned(view);
  const limits = versionFor(view, files);
  const untold = placesWithoutText(view);
  const isMoved = (textOf: TextOf): boolean => files.some(file => textOf(file).includes(NEW));
  return wholeSession(view, {
    files,
    changesOf: (look, isBlocked) => changesOf(look, isBlocked, limits),
    newFiles: textOf => (isMoved(textOf) ? manifests(view, files, textOf) : []),
    remarks: textOf => (isMoved(textOf) ? remarks(view, files, untold) : []),
    blocked: `Nothing moves to ${NEW} before the places that are left for you are mended: they would break with it.`,
  });
}

const mention = new RegExp(`(['"\`])${OLD}\\1`);

function concerned(view: ProjectView): string[] {
  const callers = new Set(
    view
      .calls()
      .filter(({ sdk }) => sdk === OLD)
      .map(({ file }) => view.absolute(file)),
  );
  const mentioning = view.files.filter(file => mention.test(view.text(file) ?? ''));
  const isUsed = callers.size > 0 || mentioning.some(file => namesForUse(view, file));
  return isUsed ? view.files.filter(file => callers.has(file) || mentioning.includes(file)) : [];
}

/** The file names the old SDK for more than its name. */
function namesForUse(view: ProjectView, file: string): boolean {
  const look = lookAt(view, file);
  return look !== undefined && !moduleReferences(look.source, isOld).every(takesNothing);
}

/** The manifests that gave the old SDK to the files. It stays in them as long as a file loads it. */
function manifests(view: ProjectView, files: readonly string[], textOf: TextOf): NewFile[] {
  return ownersOf(view, files, OLD).flatMap(({ manifest, files: own }) => {
    if (own.some(file => stillLoads(view, file, textOf(file)))) {
      return [];
    }
    const to = { name: NEW, version: versionFor(view, own).version };
    const changes = manifest.dependencies.flatMap(old =>
      old.name === OLD ? [{ old, to }] : old.name === TYPES ? [{ old }] : [],
    );
    return [changedManifest(view, manifest, changes)];
  });
}

function stillLoads(view: ProjectView, file: string, text: string): boolean {
  return mention.test(text) && moduleReferences(view.parse(file, text), isOld).some(isLoad);
}

function versionFor(view: ProjectView, files: readonly string[]): Version {
  const floor = nodeFloor(view, files) ?? Infinity;
  return VERSIONS.find(({ node }) => node <= floor) ?? (VERSIONS.at(-1) as Version);
}

/** Places of JavaScript where nothing says that an id is a text; of TypeScript the compiler tells. */
function placesWithoutText(view: ProjectView): string[] {
  const places = view
    .calls()
    .filter(
      call =>
        call.sdk === OLD &&
        call.via === 'direct' &&
        /^(?:identify|track|page|screen|group)$/.test(call.method) &&
        /\.(?:[cm]?jsx?|vue)$/.test(call.file) &&
        !call.inTest &&
        !hasTextId(view, call),
    )
    .map(({ file, line }) => `${file}:${line}`);
  return [...new Set(places)];
}

function remarks(view: ProjectView, files: readonly string[], places: readonly string[]): Remark[] {
  const { version, node, dropsMessageId } = versionFor(view, files);
  return [
    {
      text: `Install ${NEW} ${version} with your package manager: it writes the lock file. It needs Node.js ${node}.${dropsMessageId ? ' It does not heed messageId, from wherever it comes.' : ''}`,
      forPerson: false,
    },
    {
      text: 'The new SDK sends nothing before 15 events are queued or 10 seconds are over, where the old one sent its first event at once. A process that ends sooner has to await closeAndFlush().',
      forPerson: false,
    },
    ...(view.calls().some(({ method, sdk }) => method === 'flush' && (sdk === OLD || sdk === NEW))
      ? [
          {
            text: "The new flush() resolves even if nothing could be sent, and at once if another one is under way: await each. Who has to know of errors listens: client.on('error', ({ reason }) => …).",
            forPerson: false,
          },
        ]
      : []),
    ...(places.length > 0
      ? [
          {
            text: `The new SDK throws where an id is not a text; the old one turned numbers into texts. Look at ${places.slice(0, MAX_PLACES).join(', ')}${places.length > MAX_PLACES ? ` and ${places.length - MAX_PLACES} more` : ''}.`,
            forPerson: false,
          },
        ]
      : []),
  ];
}

/** Whether the id is certainly a text. One that is written in a wrapper's caller is not looked for. */
function hasTextId(view: ProjectView, { file, parts }: AnalyticsCall): boolean {
  const id = parts.userId ?? parts.anonymousId;
  if (!id || id.value.kind === 'template' || (id.value.kind === 'literal' && typeof id.value.value !== 'number')) {
    return true;
  }
  if (!id.range) {
    return id.value.kind !== 'literal';
  }
  // A number that is written or made in the call becomes a text.
  return /^(?:(?:String|Number|parseInt|parseFloat)\(|[\d.+])|\.toString\(\)$/.test(
    (view.text(view.absolute(file)) ?? '').slice(...id.range),
  );
}
