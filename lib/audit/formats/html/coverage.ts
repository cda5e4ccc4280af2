import {
  groupUnresolved,
  noteText,
  UNRESOLVED_THINGS,
  wrappersToDeclare,
  plural,
  withoutScore,
  type FormatOptions,
} from '../format.ts';
import { FAIR, GOOD, priceOf, scoreWithout } from '../../score.ts';
import { titleOf } from '../../titles.ts';
import { list, markup, nothing, places, prose, table, type Markup, type PageOptions, type Section } from './markup.ts';

import type { AuditCost, AuditReport } from '../../report.ts';

/** What could not be read or told, and what would tell. */
export function coverage(report: AuditReport, options: PageOptions): Section {
  const { files, notes } = report.summary;
  return {
    id: 'coverage',
    title: 'What the code does not tell',
    count: groupUnresolved(report).length + files.problems.length,
    body: markup`<p>${filesRead(files)}</p>${list(notes.map(note => markup`<p>${prose(noteText(note, options.prefix))}</p>`))}${reasons(report, options)}${declarations(report)}${problems(report, options)}`,
  };
}

function filesRead({ read, unrelated, failed, skipped }: AuditReport['summary']['files']): string {
  return (
    [
      `${plural(read, 'file')} that may have to do with analytics ${read === 1 ? 'was' : 'were'} read`,
      ...(failed > 0 ? [`${plural(failed, 'file')} could not be`] : []),
      ...(skipped > 0 ? [`${plural(skipped, 'file')} ${skipped === 1 ? 'was' : 'were'} left out`] : []),
      ...(unrelated > 0
        ? [`${plural(unrelated, 'other')} ${unrelated === 1 ? 'has' : 'have'} nothing to do with it`]
        : []),
    ].join(', ') + '.'
  );
}

function reasons(report: AuditReport, options: PageOptions): Markup {
  const groups = groupUnresolved(report);
  if (groups.length === 0)
    return markup`<p class="dim">The code tells the name of each event, and by which id its person goes.${hasUnclear(report) ? ' It does not tell all of some properties: see the events.' : ''}</p>`;
  const rows = groups.map(({ what, text, help, places: all }) => ({
    cells: [markup`${UNRESOLVED_THINGS[what]}`, markup`${text}`, prose(help), places(all, options)],
  }));
  const columns = [
    { title: 'What', isHead: true as const },
    ...['Why', 'What would tell', 'Where'].map(title => ({ title })),
  ];
  return scrolled('What is only known at run time', table('What is only known at run time', columns, rows));
}

function hasUnclear({ summary }: AuditReport): boolean {
  return summary.events.some(
    ({ open, properties }) => open || Object.values(properties).some(({ types }) => types.includes('unknown')),
  );
}

/** What settings would tell of calls that cannot be followed, ready to paste. */
function declarations(report: AuditReport): Markup {
  const entries = wrappersToDeclare(report);
  if (entries.length === 0) return nothing;
  return markup`<p>Those that are analytics are read with these in <code>settings.customerio.wrappers</code>:</p><pre tabindex="0" role="region" aria-label="Settings">${entries.map(entry => `${entry},`).join('\n')}</pre>`;
}

function problems({ summary }: AuditReport, { prefix }: FormatOptions): Markup {
  if (summary.files.problems.length === 0) return nothing;
  const rows = summary.files.problems.map(({ file, status, reason }) => ({
    cells: [markup`<code>${prefix + file}</code>`, markup`${status}`, markup`${reason}`],
  }));
  const columns = [{ title: 'File', isHead: true as const }, { title: 'Status' }, { title: 'Why' }];
  return markup`<h3>Files</h3>${scrolled('Files that were not read', table('Files that were not read', columns, rows))}`;
}

/** How the score comes about, and what it would be after the first mend. */
export function score(report: AuditReport): Section {
  const { costs, causes } = report.summary;
  const title = 'The score';
  if (report.score === null) return { id: 'score', title, body: markup`<p>${withoutScore(report)}</p>` };
  const rows = costs.map(cost => ({
    cells: [
      markup`${costWords(cost)}`,
      markup`${cost.places} of ${plural(cost.of, cost.what === 'failed' ? 'file' : 'place')}`,
      markup`${arithmetic(cost)}`,
    ],
  }));
  const sum = costs.reduce((all, { points }) => all + points, 0);
  const end = `100 − ${sum.toFixed(1)} = ${report.score}${sum > 100 ? ' (never below 0)' : ' (rounded)'}`;
  const [first] = causes;
  const after = first ? ` With no. 1 mended: ${scoreWithout(first, report)}.` : '';
  const columns = [{ title: 'What', isHead: true as const }, { title: 'Places' }, { title: 'Points' }];
  return {
    id: 'score',
    title,
    body: markup`<p>It begins at 100; ${GOOD} and more is good, and less than ${FAIR} is poor. What is wrong takes points with its first place, and the rest by its share of the places that reach Customer.io, or may: those of events and page views, and those that identify people (of all, where none does).</p>${rows.length > 0 ? scrolled('What takes points away', table('What takes points away', columns, rows)) : nothing}<p><strong>${rows.length > 0 ? end : '100: nothing takes points away.'}</strong>${after}</p>`,
  };
}

function arithmetic(cost: AuditCost): string {
  const { first, all } = priceOf(cost);
  const { places: own, of, points } = cost;
  return `${first > 0 ? `${first} + ` : ''}${all - first} × ${Math.min(own, of)}/${of} = ${points.toFixed(1)}`;
}

function costWords({ what, ruleId, severity }: AuditCost): string {
  if (what === 'unresolved') return 'Places of which the code does not tell everything';
  if (what === 'failed') return 'Files that could not be read';
  return `${titleOf(ruleId ?? '')} (${severity ?? ''})`;
}

function scrolled(label: string, content: Markup): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${label}">${content}</div>`;
}
