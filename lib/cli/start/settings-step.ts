import path from 'node:path';

import { relative } from '../../files/listing.ts';
import { exactTextOf } from '../../files/text.ts';
import { readPattern } from '../../patterns.ts';
import { nearest } from '../../project/nearest.ts';
import type { Project } from '../../project/project.ts';
import { SETTINGS_FILE, type ProjectSettings } from '../../settings/home.ts';
import { unreadSettings } from '../eslint-settings.ts';
import type { Forwarded } from './ask-forwarded.ts';
import { isForwardable } from './check-settings.ts';
import { COMMAND, counted } from './check.ts';
import { extendedManifest, extendedSettings, newSettings } from './settings-text.ts';
import { indented, stepOf, type Step } from './step.ts';

/** What becomes of the file with the settings. */
export function settingsStep(
  root: string,
  { file, settings }: ProjectSettings,
  forwarded: Forwarded | undefined,
  project: Project,
): Step {
  const said = forwarded === undefined ? {} : { forwarded };
  const words = [
    ...openWords(settings.forwarded ?? forwarded, project),
    ...unsentWords(forwarded, project),
    ...unreadSettings(root, [root], { ...settings, ...said }).map(({ message }) => message),
  ];
  if (file === undefined)
    return stepOf({ writings: [{ file: path.join(root, SETTINGS_FILE), after: newSettings(said) }], words });
  const name = relative(root, file);
  if (forwarded === undefined || JSON.stringify(forwarded) === JSON.stringify(settings.forwarded))
    return stepOf({ words: [`${name} holds the settings already.`, ...words] });
  const before = exactTextOf(file) ?? '';
  const isOwnFile = path.basename(file) === SETTINGS_FILE;
  const after = isOwnFile ? extendedSettings(before, said) : extendedManifest(before, said);
  if (after !== undefined) return stepOf({ writings: [{ file, before, after }], words });
  const line = indented(`"forwarded": ${JSON.stringify(forwarded)}`);
  return stepOf({
    words: [`${name} was left alone. Add this to ${isOwnFile ? 'it' : '"customerio" in it'}:\n\n${line}`, ...words],
  });
}

function openWords(forwarded: Forwarded | undefined, project: Project): string[] {
  const count = forwardableEvents(project).length;
  if (forwarded !== undefined || count === 0) return [];
  return [
    `Which events Segment forwards to Customer.io (${counted(count, 'event')} found) is left open, since no code says it: what goes wrong on that way is not found until \`forwarded\` is in the settings. Say it with \`${COMMAND} init --forwarded all|none|<name>…\`.`,
  ];
}

/** Names that nothing sends: a slip, as a rule. */
function unsentWords(forwarded: Forwarded | undefined, project: Project): string[] {
  const sent = new Set(forwardableEvents(project));
  if (typeof forwarded !== 'object') return [];
  return forwarded
    .filter(name => !sent.has(name) && !readPattern(name, '--forwarded'))
    .map(name => {
      const meant = nearest(name, sent);
      return `No call was found that sends "${name}" to Segment.${meant === undefined ? '' : ` Is "${meant}" meant?`}`;
    });
}

/** The events on whose forwarding something hangs. */
export function forwardableEvents(project: Project): string[] {
  return [
    ...new Set(
      project
        .calls()
        .filter(isForwardable)
        .flatMap(({ events }) => events),
    ),
  ].sort();
}
