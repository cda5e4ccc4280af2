import { titleOf } from '../titles.ts';
import { findingsOf, placesOf, plural, type Format } from './format.ts';

import type { AuditCause, AuditFinding, AuditReport } from '../report.ts';

/** Further places that an annotation names. */
const MAX_PLACES = 5;

/** GitHub shows ten annotations of a kind and step, so there is one for a cause, errors first. */
export const github: Format = (report, { prefix }) => {
  const { score, summary } = report;
  const lines = summary.causes.map(cause => annotation(cause, report, prefix));
  for (const { file, reason } of summary.files.problems)
    lines.push(`::notice file=${property(prefix + file)},title=${property('Not read by the audit')}::${data(reason)}`);
  for (const { file, message } of summary.notes)
    lines.push(`::notice${file === undefined ? '' : ` file=${property(prefix + file)}`}::${data(message)}`);
  const counts = [
    plural(summary.findings.errors, 'error'),
    plural(summary.findings.warnings, 'warning'),
    ...(summary.baseline ? [`${summary.baseline.known} known`] : []),
    plural(summary.calls.sites, 'analytics call'),
    ...(score === null ? [] : [`score ${score} of 100`]),
  ];
  return `${[...lines, counts.join(', ')].join('\n')}\n`;
};

/** At the first place at which the cause shows: that is where somebody has just changed something. */
function annotation(cause: AuditCause, report: AuditReport, prefix: string): string {
  const { ruleId, severity, harm, remedy, command, origins } = cause;
  const message = [harm, remedy].filter(Boolean).join(' ');
  const [first, ...others] = findingsOf(cause, report);
  const { file, line, column, endLine, endColumn } = first as AuditFinding;
  const end = endLine === undefined || endColumn === undefined ? '' : `,endLine=${endLine},endColumn=${endColumn}`;
  const named = others.slice(0, MAX_PLACES).map(place => `${prefix}${place.file}:${place.line}`);
  const rest = others.length > MAX_PLACES ? [`${others.length - MAX_PLACES} more`] : [];
  const text = [
    message,
    ...(command !== undefined && !message.includes(command) ? [`To mend it: ${command}`] : []),
    ...(origins.length > 0 ? [`It comes from ${placesOf(origins, prefix).replaceAll('`', '')}.`] : []),
    ...(others.length > 0 ? [`The same at ${[...named, ...rest].join(', ')}.`] : []),
  ].join('\n');
  const title = `${titleOf(ruleId)} (${ruleId})`;
  return `::${severity} file=${property(prefix + file)},line=${line},col=${column}${end},title=${property(title)}::${data(text)}`;
}

/** As GitHub's own toolkit does it. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
