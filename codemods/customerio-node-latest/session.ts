import { lowestMajor } from '../../lib/edit/manifest.ts';
import { takesNothing } from '../../lib/edit/module-references.ts';
import type { NewFile, Remark, Session } from '../shared/codemod.ts';
import type { RawOptions } from '../shared/options.ts';
import { choiceOption } from '../shared/options.ts';
import type { Manifest, Owned } from '../shared/package-manifests.ts';
import { changedManifest, nodeFloor, ownersOf } from '../shared/package-manifests.ts';
import type { ProjectView } from '../shared/project-view.ts';
import type { Change, Look, TextOf } from '../shared/whole-session.ts';
import { lookAt, waiting, wholeSession } from '../shared/whole-session.ts';
import { callsOfFile } from './calls.ts';
import { classElsewhere, importsOfFile, references } from './imports.ts';
import type { Major } from './versions.ts';
import { NODE_OF_5, PACKAGE, versions } from './versions.ts';

/** Looks for what the project has of customerio-node, and for what stands in the way of the version it is to have. */
export function start(view: ProjectView, options: RawOptions): Session {
  const files = concerned(view);
  const owners = ownersOf(view, files, PACKAGE);
  const majors = new Map(
    owners.flatMap(({ manifest, files: own }) => own.map(file => [file, majorOf(manifest)] as const)),
  );
  const floor = nodeFloor(view, files);
  const target = targetOf(choiceOption(options, 'target', ['4', '5']), floor, [...majors.values()]);
  const held = new Set(files.filter(file => holdsClass(view, file, majors.get(file))));
  const changesOf = (look: Look, isBlocked: boolean): Change[] => {
    const from = majors.get(look.path);
    return [...changesAt(look, isBlocked, from, target), ...(held.has(look.path) ? classElsewhere(look, from) : [])];
  };
  return wholeSession(view, {
    files,
    changesOf,
    newFiles: textOf => manifests(view, owners, target, file => isDone(view, file, textOf, changesOf)),
    remarks: () => [
      ...remarks(view, owners, target, floor, options.target !== undefined),
      ...hiddenBroadcasts(view, owners, target),
    ],
    blocked: `Nothing moves to ${PACKAGE} ${target} before the places that are left for you are mended: they would break with it.`,
  });
}

const mention = new RegExp(`(['"\`])${PACKAGE}(?:/[^'"\`]*)?\\1`);

function concerned(view: ProjectView): string[] {
  const callers = new Set(
    view
      .calls()
      .filter(({ sdk }) => sdk === PACKAGE)
      .map(({ file }) => view.absolute(file)),
  );
  return view.files.filter(file => callers.has(file) || (mention.test(view.text(file) ?? '') && namesIt(view, file)));
}

/** A file that cannot be read may. */
function namesIt(view: ProjectView, file: string): boolean {
  const look = lookAt(view, file);
  return look === undefined || !references(look.source).every(takesNothing);
}

function holdsClass(view: ProjectView, file: string, from: number | undefined): boolean {
  const look = lookAt(view, file);
  return look !== undefined && classElsewhere(look, from).length > 0;
}

function majorOf({ dependencies }: Manifest): number | undefined {
  const version = dependencies.find(({ name }) => name === PACKAGE)?.version;
  return version === undefined ? undefined : lowestMajor(version);
}

/** Never a lower one than the project has. */
function targetOf(
  wanted: '4' | '5' | undefined,
  floor: number | undefined,
  majors: readonly (number | undefined)[],
): Major {
  if (wanted) {
    return wanted === '5' ? 5 : 4;
  }
  return (floor !== undefined && floor >= NODE_OF_5) || majors.some(major => major !== undefined && major >= 5) ? 5 : 4;
}

function changesAt(look: Look, isBlocked: boolean, from: number | undefined, target: Major): Change[] {
  const imports = importsOfFile(look, from, target);
  const calls = callsOfFile(look, { from, target });
  const open = [...imports.changes, ...calls.changes];
  const stopped = isBlocked || open.some(({ blocks }) => blocks);
  const [first] = references(look.source).filter(reference => !takesNothing(reference));
  return [
    ...(first && imports.edits.length > 0 ? [waiting(stopped, first.node, PACKAGE, { edits: imports.edits })] : []),
    ...calls.edits.map(({ node, what, edits }) => waiting(stopped, node, what, { edits })),
    ...open,
  ];
}

/** Whether a file, as this run leaves it, is fit for the new version. */
function isDone(
  view: ProjectView,
  file: string,
  textOf: TextOf,
  changesOf: (look: Look, isBlocked: boolean) => readonly Change[],
): boolean {
  const look = lookAt(view, file, textOf(file));
  return (
    look !== undefined &&
    !changesOf(look, false).some(({ blocks, becomes }) => blocks || (typeof becomes === 'object' && 'edits' in becomes))
  );
}

function manifests(
  view: ProjectView,
  owners: readonly Owned[],
  target: Major,
  isFit: (file: string) => boolean,
): NewFile[] {
  return owners.flatMap(({ manifest, files }) => {
    const major = majorOf(manifest);
    if (major === undefined || (major < target && !files.every(isFit))) {
      return [];
    }
    const changes = manifest.dependencies.flatMap(old =>
      old.name === PACKAGE ? [{ old, to: { name: PACKAGE, version: versions[target] } }] : [],
    );
    const changed = changedManifest(view, manifest, changes);
    return [
      major < target
        ? changed
        : {
            ...changed,
            text: manifest.original,
            sites: changed.sites.map(site => ({ ...site, status: 'right' as const })),
          },
    ];
  });
}

function remarks(
  view: ProjectView,
  owners: readonly Owned[],
  target: Major,
  floor: number | undefined,
  isAsked: boolean,
): Remark[] {
  const open = owners.filter(({ manifest }) => (majorOf(manifest) ?? target) < target);
  const unread = owners.filter(({ manifest }) => majorOf(manifest) === undefined);
  const why =
    floor === undefined ? 'no manifest says which Node.js it runs on' : `the manifest allows Node.js ${floor}`;
  return [
    ...unread.map(({ manifest }) => ({
      text: `The version of ${PACKAGE} in ${view.relative(manifest.file)} is none that can be compared: look whether it is ${target}.`,
      forPerson: false,
    })),
    ...(open.length === 0
      ? []
      : [
          {
            text: `Install ${PACKAGE} ${versions[target]} with your package manager: it writes the lock file.`,
            forPerson: false,
          },
          ...(target === 4 && !isAsked
            ? [
                {
                  text: `4.4 is the last version that runs below Node.js ${NODE_OF_5}, and ${why}; --target 5 goes on.`,
                  forPerson: false,
                },
              ]
            : []),
          ...(target === 5
            ? [
                {
                  text: `${PACKAGE} 5 needs Node.js ${NODE_OF_5}${floor !== undefined && floor < NODE_OF_5 ? `, and ${why}` : ''}. It tries a failed request three times more: an event that must not count twice has to have an id.`,
                  forPerson: floor !== undefined && floor < NODE_OF_5,
                },
              ]
            : []),
        ]),
  ];
}

/** Without its third argument the call goes to everybody from 5.0.1 on, so that one which cannot be read is told too. */
function hiddenBroadcasts(view: ProjectView, owners: readonly Owned[], target: Major): Remark[] {
  const method = 'triggerBroadcast';
  if (target < 5 || !owners.some(({ manifest }) => (majorOf(manifest) ?? target) < target)) {
    return [];
  }
  const seen = new Set(
    view
      .calls()
      .filter(call => call.sdk === PACKAGE && call.method === 'broadcast')
      .map(({ file }) => file),
  );
  const others = view.files
    .map(file => view.relative(file))
    .filter(file => !seen.has(file) && view.text(view.absolute(file))?.includes(method));
  return others.length > 0
    ? [
        {
          text: `${method} is named in ${others.join(', ')}, where no call of it can be read: from 5.0.1 on, one without recipients as its third argument goes to the whole audience of the broadcast.`,
          forPerson: true,
        },
      ]
    : [];
}
