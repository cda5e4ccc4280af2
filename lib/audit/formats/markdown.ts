import { printableIn } from '../../text/printable.ts';
import { titleOf } from '../titles.ts';
import {
  eventsOf,
  findingsOf,
  groupUnresolved,
  noteText,
  plural,
  UNRESOLVED_THINGS,
  withoutScore,
  wrappersToDeclare,
  type Format,
  type FormatOptions,
} from './format.ts';
import { leadOf, personWords, reachWords } from './lead.ts';
import { eventsToCheck, howToKnow, stepsOf, type Step } from './steps.ts';

import type { AuditCause, AuditPlace, AuditReport } from '../report.ts';

const MAX_CAUSES = 10;
const MAX_PLACES = 20;
const MAX_CELL_PLACES = 3;
const MAX_NAMES = 12;

/** For a pull request or a wiki: short, with the rest folded away. */
export const markdown: Format = (raw, options) => {
  const { prefix } = options;
  const report = printableIn(raw);
  const { summary, score } = report;
  const { sent, wrong, steps } = leadOf(report, options.prefix);
  const verdict = [plural(summary.findings.errors, 'error'), plural(summary.findings.warnings, 'warning')].join(', ');
  const failed = summary.files.failed > 0 ? `, ${summary.files.failed} could not be` : '';
  const parts = [
    `## Analytics audit: ${score === null ? 'no score' : `${score} of 100`}`,
    `**${verdict}** in ${plural(summary.calls.sites, 'analytics call')} and ${plural(summary.events.length, 'event')}; ${plural(summary.files.read, 'file')} read${failed}.`,
    `${prose(sent)} ${prose(wrong)}`,
    ...steps.map((step, index) => `**${index === 0 ? 'First' : 'Then'}:** ${prose(step)}`),
    ...(score === null ? [withoutScore(report)] : []),
    ...(summary.baseline ? [`${plural(summary.baseline.known, 'finding')} of the baseline left out.`] : []),
    ...summary.notes.map(note => cell(noteText(note, prefix))),
    causes(report, options),
    events(report),
    identities(report),
    unresolved(report, options),
    problems(report, prefix),
    made(options),
  ];
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
};

function causes(report: AuditReport, options: FormatOptions): string {
  const all = report.summary.causes;
  const items = all.slice(0, MAX_CAUSES).map(cause => causeOf(cause, report, options));
  const rest = all.length > MAX_CAUSES ? [`… and ${all.length - MAX_CAUSES} more causes.`] : [];
  return all.length === 0 ? '' : [...items, ...rest, prose(howToKnow(report))].join('\n\n');
}

/** What is wrong in the open, and its places folded away. */
function causeOf(cause: AuditCause, report: AuditReport, options: FormatOptions): string {
  const { ruleId, severity, harm, events: names, origins } = cause;
  const found = findingsOf(cause, report);
  const counts = [plural(found.length, 'place'), ...(names.length > 0 ? [eventsOf(cause, report)] : [])];
  const origin =
    origins.length > 0 ? `; all come from ${origins.map(place => linked(place, options)).join(' and ')}` : '';
  const places = found.map(place => `- ${linked(place, options)}`).slice(0, MAX_PLACES);
  const rest = found.length > MAX_PLACES ? [`- … and ${found.length - MAX_PLACES} more`] : [];
  return [
    `### ${severity === 'error' ? '🔴' : '🟡'} ${titleOf(ruleId)}`,
    `${counts.join(', ')}${origin} (${code(ruleId)}).`,
    prose(harm),
    ...stepsOf(cause, report).map(stepText),
    ...checkOf(cause, report),
    `<details><summary>${plural(found.length, 'place')}</summary>\n\n${[...places, ...rest].join('\n')}\n\n</details>`,
  ].join('\n\n');
}

function checkOf(cause: AuditCause, report: AuditReport): string[] {
  const names = eventsToCheck(cause, report).map(({ name }) => code(name));
  if (names.length === 0) return [];
  const rest = names.length > MAX_NAMES ? `, and ${names.length - MAX_NAMES} more` : '';
  return [`**Check in Customer.io:** campaigns and segments that use ${names.slice(0, MAX_NAMES).join(', ')}${rest}.`];
}

function stepText({ who, text, command, link }: Step): string {
  const more = link ? ` [${link.text}](${link.url})` : '';
  const block = command === undefined ? '' : `\n\n\`\`\`sh\n${command}\n\`\`\``;
  return `**${who}:** ${prose(text)}${more}${block}`;
}

function linked(place: AuditPlace, { prefix, linkTo }: FormatOptions): string {
  const text = code(`${prefix}${place.file}:${place.line}`);
  const link = linkTo(place);
  return link === undefined ? text : `[${text}](${link})`;
}

/** Messages put names between backticks. */
function prose(message: string): string {
  return message
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : escaped(part)))
    .join('');
}

function events(report: AuditReport): string {
  const { summary } = report;
  const ways = reachWords(report);
  const rows = summary.events.map(event => {
    const { name, sites, reaches, properties, open } = event;
    return [
      code(name),
      String(sites.length),
      reaches.map(reach => ways[reach]).join(', '),
      personWords(event),
      [...Object.keys(properties).map(code), ...(open ? ['…'] : [])].join(' '),
    ];
  });
  return folded(
    `${plural(summary.events.length, 'event')}`,
    ['Event', 'Places', 'Reaches Customer.io', 'Person known', 'Properties'],
    rows,
  );
}

function identities({ summary }: AuditReport): string {
  const rows = summary.identities.map(({ vendor, text, sites, methods }) => [
    vendor,
    cell(text),
    methods.join(', '),
    String(sites.length),
  ]);
  return folded('Who a person is', ['Sent to', 'Id', 'With', 'Places'], rows);
}

function unresolved(report: AuditReport, options: FormatOptions): string {
  const rows = groupUnresolved(report).map(({ what, text, help, places }) => [
    UNRESOLVED_THINGS[what],
    cell(text),
    prose(help),
    String(places.length),
    places
      .slice(0, MAX_CELL_PLACES)
      .map(place => linked(place, options))
      .join('<br>'),
  ]);
  const entries = wrappersToDeclare(report).map(entry => `${entry},`);
  const paste = `Those that are analytics are read with these in \`settings.customerio.wrappers\`:\n\n\`\`\`json\n${entries.join('\n')}\n\`\`\``;
  return folded(
    'What the code does not tell',
    ['What', 'Why', 'What would tell', 'Places', 'Where'],
    rows,
    entries.length > 0 ? paste : '',
  );
}

function problems(report: AuditReport, prefix: string): string {
  const rows = report.summary.files.problems.map(({ file, status, reason }) => [
    code(prefix + file),
    status,
    cell(reason),
  ]);
  return folded('Files not read', ['File', '', 'Why'], rows);
}

function made({ day, revision }: FormatOptions): string {
  const parts = [...(day === undefined ? [] : [day]), ...(revision ? [`commit ${revision.commit.slice(0, 10)}`] : [])];
  return parts.length > 0 ? `<sub>${parts.join(', ')}</sub>` : '';
}

function folded(title: string, heads: readonly string[], rows: readonly (readonly string[])[], below = ''): string {
  const body = `${table(heads, rows)}${below && `\n\n${below}`}`;
  return rows.length === 0 ? '' : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');
}

/** Text of the code may hold anything: it must neither end the cell nor become markup. */
function cell(text: string): string {
  return escaped(text.replace(/\s+/g, ' '));
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#|~&@]/g, '\\$&');
}

function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  const ticks = '`'.repeat(Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${line}${space}${ticks}`;
}
