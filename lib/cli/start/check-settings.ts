import path from 'node:path';

import { IgnoreList } from '../../files/ignore-file.ts';
import { listFiles, relative } from '../../files/listing.ts';
import { exists } from '../../files/stats.ts';
import type { Project } from '../../project/project.ts';
import type { AnalyticsCall } from '../../reading.ts';
import { settingsFileOf, SETTINGS_FILE } from '../../settings/home.ts';
import { unreadSettings } from '../eslint-settings.ts';
import { checkOf, COMMAND, type Check, type Trouble } from './check.ts';

/** What there is of settings, as the command found them. */
export interface FoundSettings {
  readonly root: string;
  /** Absolute; undefined where no file holds any. */
  readonly file: string | undefined;
  /** What is wrong with the file; it then counts as if it held nothing. */
  readonly fault: string | undefined;
}

/** Whether the settings can be read, all faces read the same, and each of them meets something. */
export function checkSettings(found: FoundSettings, project: Project): Check {
  const { root, file, fault } = found;
  const name = file === undefined ? undefined : relative(root, file);
  const keys = Object.keys(project.settings).filter(key => key !== '$schema');
  const none = fault === undefined ? 'no file holds settings' : 'not read';
  const fact = name === undefined ? none : `${name} says ${keys.length > 0 ? keys.join(', ') : 'nothing'}`;
  return checkOf('settings', {
    facts: [fact],
    troubles: [
      ...(fault === undefined ? [] : [{ message: fault, remedy: 'Correct it by what the message says.' }]),
      ...unreadSettings(root, [root, ...project.manifests.map(({ folder }) => folder)], project.settings).map(
        ({ message }) => ({ message, remedy: `Move the keys of settings.customerio to ${SETTINGS_FILE}.` }),
      ),
      ...project
        .unmatchedSettings()
        .map(message => ({ message, remedy: `Correct or delete the entry in ${name ?? 'the settings'}.` })),
      ...planTroubles(project),
      ...ignoreTroubles(project),
      ...unreadHomes(project, file),
    ],
    // What a file says that cannot be read, nobody knows.
    notes: fault === undefined ? forwardedNotes(project) : [],
  });
}

function planTroubles({ root, settings: { plan } }: Project): Trouble[] {
  if (typeof plan !== 'string' || exists(path.resolve(root, plan))) return [];
  return [
    {
      message: `\`settings.customerio.plan\` is ${plan}, and nothing stands there.`,
      remedy: `${COMMAND} plan generate`,
    },
  ];
}

function ignoreTroubles({ root, settings: { ignore = [] } }: Project): Trouble[] {
  const files = ignore.length > 0 ? listFiles(root).files.map(file => relative(root, file)) : [];
  return ignore.flatMap((glob, index) => {
    const list = IgnoreList.of([glob]);
    const isMet = files.some(file => pathsTo(file).some(each => list?.verdict(each) === 'ignored'));
    return isMet
      ? []
      : [
          {
            message: `\`settings.customerio.ignore[${index}]\` meets nothing: no file here is like ${glob}.`,
            remedy: 'Correct or delete the entry.',
          },
        ];
  });
}

/** A file and the folders to it, as patterns are held against them. */
function pathsTo(file: string): string[] {
  const parts = file.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/') + (index < parts.length - 1 ? '/' : ''));
}

/** Settings of packages, which nobody reads who asks from the root. */
function unreadHomes({ root, manifests }: Project, file: string | undefined): Trouble[] {
  return manifests.flatMap(({ folder }) => {
    const other = folder === root ? undefined : homeIn(folder);
    if (other === undefined || other === file) return [];
    return [
      {
        message: `${relative(root, other)} holds settings that count only for who works in ${relative(root, folder)}: from the root they are not read.`,
        remedy: `Put them into ${SETTINGS_FILE} of the root, or add "root" to them.`,
      },
    ];
  });
}

/** Of two homes in one folder, the one that there should be. */
function homeIn(folder: string): string | undefined {
  try {
    return settingsFileOf(folder);
  } catch {
    return path.join(folder, SETTINGS_FILE);
  }
}

/** What a rule about forwarding stays silent for. */
function forwardedNotes(project: Project): Trouble[] {
  if (project.settings.forwarded !== undefined || !project.calls().some(isForwardable)) return [];
  return [
    {
      message:
        'Nobody has said which events Segment forwards to Customer.io, so that what goes wrong on that way is not found.',
      remedy: `${COMMAND} init --forwarded all|none|<name>…`,
    },
  ];
}

/** An event to a vendor that passes events on. */
export function isForwardable({ vendor, method, inTest, forwards }: AnalyticsCall): boolean {
  return (vendor === 'segment' || vendor === 'rudderstack') && method === 'track' && !inTest && !forwards;
}
