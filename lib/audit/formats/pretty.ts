import type { AuditReport } from '../report.ts';
import { printableIn } from '../../text/printable.ts';
import {
  groupFindings,
  groupUnresolved,
  noteText,
  plural,
  UNRESOLVED_THINGS,
  withoutScore,
  wrappersToDeclare,
  type FindingGroup,
  type Format,
  type FormatOptions,
} from './format.ts';

const MAX_EVENTS = 12;
const MAX_IDENTITIES = 8;
const MAX_PLACES = 5;
const MAX_RULES = 12;
const MAX_MESSAGES = 2;
const MAX_PROBLEMS = 5;
const MAX_DECLARATIONS = 4;
const MAX_NAME = 44;

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
    `${unrelated} unrelated`,
    ...(failed > 0 ? [colors.yellow(`${failed} failed`)] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  const vendors = Object.entries(calls.byVendor).map(([vendor, count]) => `${vendor} ${count}`);
  const left = [
    ...(calls.plumbing > 0 ? [`${calls.plumbing} inside of wrappers or making a client`] : []),
    ...(calls.inTests > 0 ? [`${calls.inTests} in tests`] : []),
  ];
  return [
    `${colors.bold(plural(calls.sites, 'analytics call'))}${vendors.length > 0 ? `: ${vendors.join(', ')}` : ''}${names.length > 0 ? `, ${plural(names.length, 'event')}` : ''}`,
    ...(left.length > 0 ? [colors.dim(`not counted: ${left.join(', ')}`)] : []),
    colors.dim(`${plural(total, 'file')}: `) + counts.map(count => colors.dim(count)).join(colors.dim(', ')),
  ];
}

function events({ summary }: AuditReport, colors: Colors): string[] {
  if (summary.events.length === 0) return [];
  const frequent = [...summary.events].sort((a, b) => b.sites.length - a.sites.length).slice(0, MAX_EVENTS);
  const rows = frequent.map(({ name, sites, vendors, properties, open }) => {
    const count = Object.keys(properties).length;
    const known =
      count === 0
        ? open
          ? 'unknown properties'
          : 'no properties'
        : `${plural(count, 'property', 'properties')}${open ? ' and more' : ''}`;
    return [shorten(name, MAX_NAME), plural(sites.length, 'site'), vendors.join(', '), known];
  });
  return [
    title('Events', summary.events.length, colors),
    ...table(rows, [text => text, text => text, text => text, colors.dim]),
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
  const groups = groupUnresolved(report, prefix);
  if (groups.length === 0) return [];
  return [
    title('Not resolved', report.summary.unresolved.length, colors),
    ...groups.flatMap(({ what, text, places }) => [
      ...wrapped(`${places.length} × ${UNRESOLVED_THINGS[what]}: ${text}`, width, '  '),
      ...placeLines(places, colors, 3),
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
  const rules = new Map<string, FindingGroup[]>();
  for (const group of groupFindings(report.findings)) {
    const key = `${group.severity} ${group.ruleId}`;
    rules.set(key, [...(rules.get(key) ?? []), group]);
  }
  const shown = [...rules.values()].slice(0, MAX_RULES);
  return [
    title('Findings', report.findings.length, colors),
    ...shown.flatMap(groups => ruleLines(groups, colors, width, prefix)),
    ...more(rules.size - shown.length, colors),
  ];
}

/** What one rule found: the message once where it is the same, the first ones where it is not. */
function ruleLines(groups: readonly FindingGroup[], colors: Colors, width: number, prefix: string): string[] {
  const { severity, ruleId } = groups[0] as FindingGroup;
  const total = groups.reduce((sum, group) => sum + group.findings.length, 0);
  const shown = groups.slice(0, MAX_MESSAGES);
  const rest = groups.slice(MAX_MESSAGES).reduce((sum, group) => sum + group.findings.length, 0);
  return [
    `  ${severity === 'error' ? colors.red('✖ error') : colors.yellow('▲ warning')}  ${colors.bold(ruleId)}${total > 1 ? colors.dim(` × ${total}`) : ''}`,
    ...shown.flatMap(({ message, findings: own }) => [
      ...wrapped(message, width, '    '),
      ...placeLines(
        own.map(({ file, line, column }) => `${prefix}${file}:${line}:${column}`),
        colors,
        MAX_PLACES,
      ),
    ]),
    ...(rest > 0 ? [colors.dim(`    … and ${rest.toLocaleString('en')} more of this rule`)] : []),
  ];
}

function verdict(report: AuditReport, colors: Colors): string {
  const { score, summary } = report;
  const { findings: found } = summary;
  const counts = [
    ...(found.errors > 0 ? [colors.red(plural(found.errors, 'error'))] : []),
    ...(found.warnings > 0 ? [colors.yellow(plural(found.warnings, 'warning'))] : []),
  ];
  if (score === null) {
    const paint = summary.silent.length > 0 || summary.unresolved.length > 0 ? colors.yellow : colors.dim;
    return `${counts.length > 0 ? `${counts.join(', ')}. ` : ''}${paint(withoutScore(report))}`;
  }
  const start = counts.length > 0 ? counts.join(', ') : colors.green('Nothing found');
  const color = score >= 90 ? colors.green : score >= 60 ? colors.yellow : colors.red;
  return `${start}. Score ${colors.bold(color(`${score}`))} of 100.`;
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
