/** Findings that a team knows already, by an earlier report. */
import { readJson, isObject } from '../files/json.ts';
import { UsageError } from '../usage-error.ts';
import { fingerprintOf, type Identified } from './fingerprint.ts';
import { countFindings, rulesOf } from './rule-counts.ts';
import { REPORT_VERSION, type AuditCause, type AuditFinding, type AuditReport } from './report.ts';

/**
 * Reads the findings of a report that `--format json` wrote.
 *
 * @param file absolute
 * @throws UsageError if it cannot be read, or is something else
 */
export function readBaseline(file: string): Identified[] {
  const { value, fault } = readJson(file);
  if (fault) throw new UsageError(`The baseline ${file} cannot be read: ${fault.message}. ${WAY_OUT}`);
  const findings = isObject(value) && value['version'] === REPORT_VERSION ? value['findings'] : undefined;
  if (!Array.isArray(findings) || !findings.every(isIdentified))
    throw new UsageError(`${file} is no report of this version. ${WAY_OUT}`);
  return findings;
}

/** The file that was given may be anything, so that it is not named as one to write. */
const WAY_OUT = 'Write one with `npx eslint-plugin-customerio audit --output audit-baseline.json --fail-on never`.';

function isIdentified(value: unknown): value is Identified {
  return isObject(value) && ['ruleId', 'file', 'message'].every(key => typeof value[key] === 'string');
}

/** The report with those findings marked that a baseline has: each of its findings stands for one. */
export function withBaseline(report: AuditReport, baseline: readonly Identified[]): AuditReport {
  const left = new Map<string, number>();
  for (const one of baseline) left.set(fingerprintOf(one), (left.get(fingerprintOf(one)) ?? 0) + 1);
  const findings = report.findings.map((finding): AuditFinding => {
    const key = fingerprintOf(finding);
    const count = left.get(key) ?? 0;
    if (count === 0) return finding;
    left.set(key, count - 1);
    return { ...finding, isKnown: true };
  });
  const known = findings.filter(({ isKnown }) => isKnown).length;
  return {
    ...report,
    findings,
    summary: { ...report.summary, baseline: { known, gone: baseline.length - known } },
  };
}

/** The report with the findings that are not known: what people want to see, and what they are made to mend. */
export function withoutKnown(report: AuditReport): AuditReport {
  if (!report.findings.some(({ isKnown }) => isKnown)) return report;
  const kept = report.findings.flatMap(({ isKnown }, index) => (isKnown ? [] : [index]));
  const places = new Map(kept.map((index, place) => [index, place]));
  const findings = kept.map(index => report.findings[index] as AuditFinding);
  const causes = report.summary.causes
    .map((cause): AuditCause => {
      const own = cause.findings.flatMap(index => places.get(index) ?? []);
      return { ...cause, findings: own, events: eventsOf(own.map(index => findings[index] as AuditFinding)) };
    })
    .filter(cause => cause.findings.length > 0);
  return {
    ...report,
    findings,
    summary: { ...report.summary, causes, rules: rulesOf(findings), findings: countFindings(findings) },
  };
}

function eventsOf(findings: readonly AuditFinding[]): string[] {
  return [...new Set(findings.flatMap(({ events = [] }) => events))].sort();
}
