import { printableIn } from '../../text/printable.ts';
import { FAIR, GOOD } from '../score.ts';
import { titleOf } from '../titles.ts';
import {
  findingsOf,
  groupUnresolved,
  noteText,
  placesOf,
  placeText,
  plural,
  UNRESOLVED_THINGS,
  withoutScore,
  wrappersToDeclare,
  type Format,
  type FormatOptions,
} from './format.ts';
import { personWords, reachWords } from './lead.ts';

import type { AuditCause, AuditReport } from '../report.ts';

const MAX_EVENTS = 12;
const MAX_IDENTITIES = 8;
const MAX_PLACES = 5;
const MAX_RULES = 12;
const MAX_CAUSES = 2;
const MAX_PROBLEMS = 5;
const MAX_DECLARATIONS = 4;
const MAX_NAME = 44;
const EVENT_HEADS = ['', '', 'to Customer.io', 'person known'];

type Colors = FormatOptions['colors'];
type Row = readonly string[];

/** For people at a terminal: short, the verdict last. `--format html` and `json` leave nothing out. */
export const pretty: Format = (raw, { colors, width: given, prefix }) => {
  const report = printableIn(raw);
  const width = Math.max(60, Math.min(given, 120));
  const blocks = [
    header(report, colors),
    events(report, colors),
    identities(report, colors),
    unresolved(report, colors, width, prefix),
    problems(report, colors, width, prefix),
    notes(report, colors, width, prefix),
    findings(report, colors, width, prefix),
    [verdict(report, colors)],
  ];
  return `${blocks
    .filter(block => block.length > 0)
    .map(block => block.join('\n'))
    .join('\n\n')}\n`;
};

function header({ summary: { calls, files, events: names } }: AuditReport, colors: Colors): string[] {
  const { total, read, unrelated, failed, skipped } = files;
  const counts = [
    `${read} read`,
    `${unrelated} without analytics`,
    ...(failed > 0 ? [colors.yellow(`${failed} failed`)] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  const vendors = Object.entries(calls.byVendor).map(([vendor, count]) => `${vendor} ${count}`);
  const left = [
    ...(calls.plumbing > 0 ? [`${calls.plumbing} in helpers or making a client`] : []),
    ...(calls.inTests > 0 ? [`${calls.inTests} in tests`] : []),
  ];
  return [
    `${colors.bold(plural(calls.sites, 'analytics call'))}${vendors.length > 0 ? `: ${vendors.join(', ')}` : ''}${names.length > 0 ? `, ${plural(names.length, 'event')}` : ''}`,
    ...(left.length > 0 ? [colors.dim(`not counted: ${left.join(', ')}`)] : []),
    colors.dim(`${plural(total, 'file')}: `) + counts.map(count => colors.dim(count)).join(colors.dim(', ')),
  ];
}

function events(report: AuditReport, colors: Colors): string[] {
  const { summary } = report;
  if (summary.events.length === 0) return [];
  const frequent = [...summary.events].sort((a, b) => b.sites.length - a.sites.length).slice(0, MAX_EVENTS);
  const ways = reachWords(report);
  const rows = frequent.map(event => {
    const { name, sites, reaches, properties, open } = event;
    const count = Object.keys(properties).length;
    const known =
      count === 0
        ? open
          ? 'unknown properties'
          : 'no properties'
        : `${plural(count, 'property', 'properties')}${open ? ' and more' : ''}`;
    return [
      shorten(name, MAX_NAME),
      plural(sites.length, 'site'),
      reaches.map(reach => ways[reach]).join(', '),
      personWords(event),
      known,
    ];
  });
  return [
    title('Events', summary.events.length, colors),
    ...table([EVENT_HEADS, ...rows], [text => text, text => text, text => text, text => text, colors.dim]),
    ...more(summary.events.length - frequent.length, colors),
    ...summary.drift.map(
      names => `  ${colors.yellow('!')} ${names.map(name => `"${name}"`).join(' and ')} differ in spelling only`,
    ),
  ];
}

function identities({ summary }: AuditReport, colors: Colors): string[] {
  if (summary.identities.length === 0) return [];
  const rows = summary.identities
    .slice(0, MAX_IDENTITIES)
    .map(({ vendor, text, sites, methods }) => [
      vendor,
      shorten(text, 60),
      plural(sites.length, 'site'),
      methods.join(', '),
    ]);
  return [
    title('Who a person is', summary.identities.length, colors),
    ...table(rows, [text => text, colors.cyan, text => text, colors.dim]),
    ...more(summary.identities.length - rows.length, colors),
  ];
}

function unresolved(report: AuditReport, colors: Colors, width: number, prefix: string): string[] {
  const groups = groupUnresolved(report);
  if (groups.length === 0) return [];
  return [
    title('What the code does not tell', groups.length, colors),
    ...groups.flatMap(({ what, text, places }) => [
      ...wrapped(`${places.length} × ${UNRESOLVED_THINGS[what]}: ${text}`, width, '  '),
      ...placeLines(
        places.map(place => placeText(place, prefix)),
        colors,
        3,
      ),
    ]),
    ...declarations(report, colors),
  ];
}

/** What settings would tell of calls that cannot be followed, ready to paste. */
function declarations(report: AuditReport, colors: Colors): string[] {
  const entries = wrappersToDeclare(report);
  if (entries.length === 0) return [];
  return [
    `  Those that are analytics are read with these in ${colors.bold('settings.customerio.wrappers')}:`,
    ...entries.slice(0, MAX_DECLARATIONS).map(entry => `    ${entry},`),
    ...more(entries.length - MAX_DECLARATIONS, colors),
  ];
}

function problems(report: AuditReport, colors: Colors, width: number, prefix: string): string[] {
  const all = report.summary.files.problems;
  if (all.length === 0) return [];
  return [
    title('Files not read', all.length, colors),
    ...all.slice(0, MAX_PROBLEMS).flatMap(({ file, reason }) => wrapped(`${prefix}${file}: ${reason}`, width, '  ')),
    ...more(all.length - MAX_PROBLEMS, colors),
  ];
}

function notes({ summary }: AuditReport, colors: Colors, width: number, prefix: string): string[] {
  return summary.notes.flatMap(note => wrapped(noteText(note, prefix), width, '').map(line => colors.yellow(line)));
}

function findings(report: AuditReport, colors: Colors, width: number, prefix: string): string[] {
  if (report.findings.length === 0) return [];
  const rules = new Map<string, AuditCause[]>();
  for (const cause of report.summary.causes) {
    const key = `${cause.severity} ${cause.ruleId}`;
    rules.set(key, [...(rules.get(key) ?? []), cause]);
  }
  const shown = [...rules.values()].slice(0, MAX_RULES);
  return [
    title('Findings', report.findings.length, colors),
    ...shown.flatMap(causes => ruleLines(causes, report, colors, width, prefix)),
    ...more(rules.size - shown.length, colors),
  ];
}

/** What one rule found: its causes that show at most places, and how many others there are. */
function ruleLines(
  causes: readonly AuditCause[],
  report: AuditReport,
  colors: Colors,
  width: number,
  prefix: string,
): string[] {
  const { severity, ruleId } = causes[0] as AuditCause;
  const count = (some: readonly AuditCause[]): number => some.reduce((sum, cause) => sum + cause.findings.length, 0);
  const total = count(causes);
  const rest = count(causes.slice(MAX_CAUSES));
  return [
    `  ${severity === 'error' ? colors.red('✖ error') : colors.yellow('▲ warning')}  ${colors.bold(titleOf(ruleId))}  ${colors.dim(`${ruleId}${total > 1 ? ` × ${total}` : ''}`)}`,
    ...causes.slice(0, MAX_CAUSES).flatMap(cause => causeLines(cause, report, colors, width, prefix)),
    ...(rest > 0 ? [colors.dim(`    … and ${rest.toLocaleString('en')} more of this rule`)] : []),
  ];
}

function causeLines(cause: AuditCause, report: AuditReport, colors: Colors, width: number, prefix: string): string[] {
  const { harm, remedy, command, origins } = cause;
  const text = [harm, remedy].filter(Boolean).join(' ');
  const places = findingsOf(cause, report).map(place => placeText(place, prefix));
  return [
    ...wrapped(text, width, '    '),
    ...(command !== undefined && !text.includes(command)
      ? [`    ${colors.bold('to mend it:')} ${command}${colors.dim(' (--dry only shows how)')}`]
      : []),
    ...(origins.length > 0
      ? [`    ${colors.bold('all come from:')} ${colors.cyan(placesOf(origins, prefix).replaceAll('`', ''))}`]
      : []),
    ...placeLines(places, colors, MAX_PLACES),
  ];
}

function verdict(report: AuditReport, colors: Colors): string {
  const { score, summary } = report;
  const { findings: found } = summary;
  const counts = [
    ...(found.errors > 0 ? [colors.red(plural(found.errors, 'error'))] : []),
    ...(found.warnings > 0 ? [colors.yellow(plural(found.warnings, 'warning'))] : []),
  ];
  const known = summary.baseline ? ` ${plural(summary.baseline.known, 'finding')} of the baseline left out.` : '';
  if (score === null) {
    const paint = summary.silent.length > 0 || summary.unresolved.length > 0 ? colors.yellow : colors.dim;
    return `${counts.length > 0 ? `${counts.join(', ')}. ` : ''}${paint(withoutScore(report))}${known}`;
  }
  const start = counts.length > 0 ? counts.join(', ') : colors.green('Nothing found');
  const color = score >= GOOD ? colors.green : score >= FAIR ? colors.yellow : colors.red;
  return `${start}. Score ${colors.bold(color(`${score}`))} of 100.${known}`;
}

function title(text: string, count: number, colors: Colors): string {
  return `${colors.bold(colors.underline(text))} ${colors.dim(`(${count.toLocaleString('en')})`)}`;
}

function more(count: number, colors: Colors): string[] {
  return count > 0 ? [colors.dim(`  … and ${count.toLocaleString('en')} more`)] : [];
}

function placeLines(places: readonly string[], colors: Colors, most: number): string[] {
  const shown = places.length === most + 1 ? places : places.slice(0, most);
  return [
    ...shown.map(place => `    ${colors.cyan(place)}`),
    ...(places.length > shown.length ? [colors.dim(`    … and ${places.length - shown.length} more`)] : []),
  ];
}

function table(rows: readonly Row[], paint: readonly ((text: string) => string)[]): string[] {
  const widths = paint.map((_, index) => Math.max(...rows.map(row => row[index]?.length ?? 0)));
  return rows.map(
    row =>
      `  ${row.map((cell, index) => (paint[index] as Colors['dim'])(index === row.length - 1 ? cell : cell.padEnd(widths[index] as number))).join('  ')}`,
  );
}

function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

function wrapped(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}
