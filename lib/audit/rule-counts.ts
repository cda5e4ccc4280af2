import { SHARED_KEY } from './environment-files.ts';
import { ruleInfo } from './findings.ts';
import { UNKNOWN_IDENTITY } from './unknown-identities.ts';

import type { AuditFinding, AuditRule, AuditSummary } from './report.ts';

/** What is checked without a rule. */
const checks: ReadonlyMap<string, string> = new Map([
  [SHARED_KEY, 'Disallow a key of production in the files of another environment'],
  [UNKNOWN_IDENTITY, 'Require that the code tells by which id Customer.io identifies people'],
]);

/** The rules and checks with findings, by name. */
export function rulesOf(findings: readonly AuditFinding[]): AuditRule[] {
  const ids = [...new Set(findings.map(({ ruleId }) => ruleId))].sort();
  return ids.map(ruleId => {
    const description = checks.get(ruleId);
    return {
      ruleId,
      ...(description === undefined ? ruleInfo(ruleId) : { description }),
      ...countFindings(findings.filter(each => each.ruleId === ruleId)),
    };
  });
}

export function countFindings(findings: readonly AuditFinding[]): AuditSummary['findings'] {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}
