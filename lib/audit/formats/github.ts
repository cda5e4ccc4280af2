import { plural, type Format } from './format.ts';

/** GitHub shows ten annotations of a kind and step, so errors come first. */
export const github: Format = (report, { prefix }) => {
  const { findings, score, summary } = report;
  const sorted = [...findings].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  const lines = sorted.map(({ severity, file, line, column, endLine, endColumn, ruleId, message }) => {
    const end = endLine === undefined || endColumn === undefined ? '' : `,endLine=${endLine},endColumn=${endColumn}`;
    return `::${severity} file=${property(prefix + file)},line=${line},col=${column}${end},title=${property(ruleId)}::${data(message)}`;
  });
  for (const { file, reason } of report.summary.files.problems)
    lines.push(`::notice file=${property(prefix + file)},title=${property('Not read by the audit')}::${data(reason)}`);
  for (const { file, message } of summary.notes)
    lines.push(`::notice${file === undefined ? '' : ` file=${property(prefix + file)}`}::${data(message)}`);
  const counts = `${plural(summary.findings.errors, 'error')}, ${plural(summary.findings.warnings, 'warning')}, ${plural(summary.calls.sites, 'analytics call')}`;
  return `${[...lines, `${counts}${score === null ? '' : `, score ${score} of 100`}`].join('\n')}\n`;
};

/** As GitHub's own toolkit does it. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
