import type { AuditCall, AuditFinding } from './report.ts';

export const UNKNOWN_IDENTITY = 'audit/unknown-identity';

/**
 * Each identify of Customer.io whose person the code does not tell: what else reaches Customer.io cannot be compared
 * with it, so that the silence of the rules says nothing there.
 */
export function unknownIdentities(sites: readonly AuditCall[]): AuditFinding[] {
  return sites
    .filter(({ vendor, method }) => vendor === 'customerio' && method === 'identify')
    .flatMap(({ file, line, column, userId = [] }) => {
      const ways = userId.filter(({ kind }) => kind !== 'empty');
      const [first] = ways;
      return first && ways.every(({ kind }) => kind === 'unknown')
        ? [
            {
              ruleId: UNKNOWN_IDENTITY,
              severity: 'warning' as const,
              file,
              line,
              column,
              message: `The code does not tell by which id people are identified in Customer.io here (${first.text}), so whether Segment and other calls know them by the same one was not checked. Take the id from something that has a name, or compare the two by hand.`,
            },
          ]
        : [];
    });
}
