import {
  groupUnresolved,
  noteText,
  UNRESOLVED_THINGS,
  wrappersToDeclare,
  withoutScore,
  type FormatOptions,
} from '../format.ts';
import { titleOf } from '../../titles.ts';
import { list, markup, nothing, places, prose, table, type Markup, type Section } from './markup.ts';

import type { AuditCost, AuditReport } from '../../report.ts';

/** What could not be read, and what would tell. */
export function coverage(report: AuditReport, options: FormatOptions): Section {
  const { files, notes, unresolved } = report.summary;
  const { total, read, unrelated, failed, skipped } = files;
  const counts = [
    `${read.toLocaleString('en')} of ${total.toLocaleString('en')} files have to do with analytics and were read`,
    `${unrelated.toLocaleString('en')} have not`,
    ...(failed > 0 ? [`${failed} could not be read`] : []),
    ...(skipped > 0 ? [`${skipped} were left out`] : []),
  ];
  return {
    id: 'coverage',
    title: 'What could not be read',
    count: unresolved.length + files.problems.length,
    body: markup`<p>${counts.join(', ')}.</p>${list(notes.map(note => markup`<p>${prose(noteText(note, options.prefix))}</p>`))}${reasons(report, options)}${declarations(report)}${problems(report, options)}`,
  };
}

function reasons(report: AuditReport, options: FormatOptions): Markup {
  const groups = groupUnresolved(report);
  if (groups.length === 0)
    return markup`<p class="dim">Each event and each person of the calls that were read is known.</p>`;
  const rows = groups.map(({ what, text, help, places: all }) => ({
    cells: [markup`${UNRESOLVED_THINGS[what]}`, markup`${text}`, prose(help), places(all, options)],
  }));
  const columns = [
    { title: 'What', isHead: true as const },
    ...['Why', 'What would tell', 'Where'].map(title => ({ title })),
  ];
  return scrolled('What is only known at run time', table('What is only known at run time', columns, rows));
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

/** How the score comes about. */
export function score(report: AuditReport): Section {
  const { costs } = report.summary;
  const title = 'The score';
  if (report.score === null) return { id: 'score', title, body: markup`<p>${withoutScore(report)}</p>` };
  const rows = costs.map(cost => ({
    cells: [markup`${costWords(cost)}`, markup`${cost.places} of ${cost.of}`, markup`−${cost.points.toFixed(1)}`],
  }));
  const sum = costs.reduce((all, { points }) => all + points, 0);
  const end = `100 − ${sum.toFixed(1)} = ${report.score}${sum > 100 ? ' (never below 0)' : ' (rounded)'}`;
  const columns = [{ title: 'What', isHead: true as const }, { title: 'Places' }, { title: 'Points' }];
  return {
    id: 'score',
    title,
    body: markup`<p>It begins at 100. A rule takes points with its first finding, and the more of the places that reach Customer.io, or may, are concerned, the more.</p>${rows.length > 0 ? scrolled('What takes points away', table('What takes points away', columns, rows)) : nothing}<p><strong>${rows.length > 0 ? end : '100: nothing takes points away.'}</strong></p>`,
  };
}

function costWords({ what, ruleId, severity }: AuditCost): string {
  if (what === 'unresolved') return 'Places of which something is not known';
  if (what === 'failed') return 'Files that could not be read';
  return `${titleOf(ruleId ?? '')} (${severity ?? ''})`;
}

function scrolled(label: string, content: Markup): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${label}">${content}</div>`;
}
