import { code } from '../text/markdown.ts';

import type { EventChange, IdentityChange, PropertyChange } from './changes.ts';

/** How a report begins: who looks for one among other comments knows it by this. */
export const TITLE = '## Analytics events';

/** How many properties and files a line names. */
const MAX_ITEMS = 12;

export interface ChangesReport {
  /** What was compared with, as a reader knows it: `main at 1a2b3c4`. */
  readonly base: string;
  readonly changes: readonly EventChange[];
  readonly identities: readonly IdentityChange[];
  /** Files of campaigns that start on an event, by event. */
  readonly campaigns: ReadonlyMap<string, readonly string[]>;
}

/** The changes as a comment on a pull request. Names come from code that anybody may have written: they stay text. */
export function changesMarkdown({ base, changes, identities, campaigns }: ChangesReport): string {
  const count = (kind: EventChange['kind']): number => changes.filter(change => change.kind === kind).length;
  const counts = (['added', 'removed', 'renamed', 'changed'] as const)
    .filter(kind => count(kind) > 0)
    .map(kind => `${count(kind)} ${kind}`);
  const lines = [
    TITLE,
    '',
    `${counts.length > 0 ? `**${counts.join(', ')}**` : 'No event changes'}, compared with ${code(base)}.`,
  ];
  const section = (title: string, note: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push('', `### ${title}`, '', ...(note ? [note, ''] : []), ...items);
  };
  const breaking = changes.filter(({ isBreaking }) => isBreaking);
  const campaignLines = ({ event }: EventChange): string[] => {
    const files = campaigns.get(event) ?? [];
    return files.length > 0 ? [`  - starts ${list(files)}`] : [];
  };
  section(
    'Breaks what listens',
    'Campaigns, segments and reports that use these stop or go wrong without a word.',
    breaking.flatMap(change => [...breakingLines(change), ...campaignLines(change)]),
  );
  section('Added', '', changes.filter(({ kind }) => kind === 'added').map(addedLine));
  section(
    'Changed',
    '',
    changes
      .filter(({ kind, isBreaking }) => kind === 'changed' && !isBreaking)
      .flatMap(change => [`- ${code(change.event)}`, ...detailLines(change), ...campaignLines(change)]),
  );
  section(
    'Identities',
    'A person under another key is another person.',
    identities.flatMap(({ vendor, added, removed }) => [
      ...added.map(id => `- ${code(vendor)} now gets ${code(id)}`),
      ...removed.map(id => `- ${code(vendor)} no longer gets ${code(id)}`),
    ]),
  );
  return `${lines.join('\n')}\n`;
}

function breakingLines(change: EventChange): string[] {
  const { event, kind, renamedTo, before, isAcknowledged } = change;
  const known = isAcknowledged ? ' (recorded in the lock file)' : '';
  if (kind === 'removed')
    return [
      `- ${code(event)} is no longer sent; it was sent to ${list(before?.vendors ?? [])} from ${list(before?.files ?? [])}${known}`,
    ];
  if (kind === 'renamed')
    return [`- ${code(event)} is now sent as ${code(renamedTo ?? '')}${known}`, ...detailLines(change)];
  return [`- ${code(event)}`, ...detailLines(change)];
}

function addedLine({ event, after }: EventChange): string {
  const properties = Object.entries(after?.properties ?? {}).map(
    ([name, { types }]) => `${name}: ${types.join(' or ')}`,
  );
  const further = after?.open ? ', and what could not be read' : '';
  const what =
    properties.length > 0
      ? ` with ${list(properties)}${further}`
      : after?.open
        ? ' with properties that could not be read'
        : ' without properties';
  return `- ${code(event)} to ${list(after?.vendors ?? [])}${what}, from ${list(after?.files ?? [])}`;
}

function detailLines({ properties, vendorsGone, vendorsNew }: EventChange): string[] {
  return [
    ...vendorsGone.map(vendor => `  - no longer sent to ${code(vendor)}`),
    ...vendorsNew.map(vendor => `  - now sent to ${code(vendor)} as well`),
    ...properties.map(change => `  - ${propertyText(change)}`),
  ];
}

function propertyText({ property, kind, before = [], after = [] }: PropertyChange): string {
  const name = code(property);
  switch (kind) {
    case 'added':
      return `${name} is new: ${after.join(' or ')}`;
    case 'removed':
      return `${name} is no longer sent`;
    case 'type':
      return `${name} was ${before.join(' or ')} and is ${after.join(' or ')}`;
    case 'sometimes':
      return `${name} is not always sent any more`;
    case 'always':
      return `${name} is always sent now`;
  }
}

function list(items: readonly string[]): string {
  const shown = items.slice(0, MAX_ITEMS).map(code).join(', ');
  return items.length > MAX_ITEMS ? `${shown} and ${items.length - MAX_ITEMS} more` : shown;
}
