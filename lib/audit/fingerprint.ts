import type { AuditFinding } from './report.ts';

/** What a finding is told apart by. */
export type Identified = Pick<AuditFinding, 'ruleId' | 'file' | 'message'>;

/**
 * What stays the same of a finding while lines move: its rule, its file, and its message without the lines that this
 * names.
 */
export function fingerprintOf({ ruleId, file, message }: Identified): string {
  return `${ruleId}\0${file}\0${message.replace(/:\d+/g, '')}`;
}
