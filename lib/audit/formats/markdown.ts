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
  type Format,
} from './format.ts';

const MAX_ROWS = 20;
const MAX_PLACES = 3;

/** For a pull request or a wiki: short, with the rest folded away. */
export const markdown: Format = (raw, { prefix }) => {
  const report = printableIn(raw);
  const { summary, score } = report;
  const verdict = [plural(summary.findings.errors, 'error'), plural(summary.findings.warnings, 'warning')].join(', ');
  const parts = [
    `## Analytics audit: ${score === null ? 'no score' : `${score} of 100`}`,
    `**${verdict}** in ${plural(summary.calls.sites, 'analytics call')} and ${plural(summary.events.length, 'event')}; ${plural(summary.files.total, 'file')}, ${summary.files.read} read, ${summary.files.failed} failed.`,
    ...(score === null ? [withoutScore(report)] : []),
    ...summary.notes.map(note => cell(noteText(note, prefix))),
    findings(report, prefix),
    events(report),
    identities(report),
    unresolved(report, prefix),
    problems(report, prefix),
  ];
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
};

function findings({ findings: all }: AuditReport, prefix: string): string {
  const groups = groupFindings(all);
  if (groups.length === 0) return '';
  const rows = groups.slice(0, MAX_ROWS).map(({ severity, ruleId, message, findings: own }) => {
    const places = own.slice(0, MAX_PLACES).map(({ file, line }) => code(`${prefix}${file}:${line}`));
    const rest = own.length > MAX_PLACES ? [`and ${own.length - MAX_PLACES} more`] : [];
    return [severity, code(ruleId), cell(message), [...places, ...rest].join('<br>')];
  });
  return `${table(['', 'Rule', 'What', 'Where'], rows)}${groups.length > MAX_ROWS ? `\n\n… and ${groups.length - MAX_ROWS} more kinds of findings.` : ''}`;
}

function events({ summary }: AuditReport): string {
  const rows = summary.events.map(({ name, sites, vendors, properties, open }) => [
    code(name),
    String(sites.length),
    vendors.join(', '),
    [...Object.keys(properties).map(code), ...(open ? ['…'] : [])].join(' '),
  ]);
  return folded(`${plural(summary.events.length, 'event')}`, ['Event', 'Sites', 'To', 'Properties'], rows);
}

function identities({ summary }: AuditReport): string {
  const rows = summary.identities.map(({ vendor, text, sites, methods }) => [
    vendor,
    cell(text),
    methods.join(', '),
    String(sites.length),
  ]);
  return folded('Who a person is', ['Vendor', 'Id', 'Methods', 'Sites'], rows);
}

function unresolved(report: AuditReport, prefix: string): string {
  const rows = groupUnresolved(report, prefix).map(({ what, text, places }) => [
    UNRESOLVED_THINGS[what].replace(/^the /, ''),
    cell(text),
    String(places.length),
    places.slice(0, MAX_PLACES).map(code).join('<br>'),
  ]);
  const entries = wrappersToDeclare(report).map(entry => `${entry},`);
  const paste = `Those that are analytics are read with these in \`settings.customerio.wrappers\`:\n\n\`\`\`json\n${entries.join('\n')}\n\`\`\``;
  return folded('Not resolved', ['What', 'Why', 'Sites', 'Where'], rows, entries.length > 0 ? paste : '');
}

function problems(report: AuditReport, prefix: string): string {
  const rows = report.summary.files.problems.map(({ file, status, reason }) => [
    code(prefix + file),
    status,
    cell(reason),
  ]);
  return folded('Files not read', ['File', '', 'Why'], rows);
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
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#|~&@]/g, '\\$&');
}

function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  const ticks = '`'.repeat(Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${line}${space}${ticks}`;
}
