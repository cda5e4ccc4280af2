import { describe, expect, it } from 'vitest';

import { costsOf, scoreOf, scoreWithout, type Scored } from '../../../lib/audit/score.ts';
import { reportOf } from '../../support/audit-report.ts';

import type { AuditCall, AuditCause, AuditFinding } from '../../../lib/audit/report.ts';

const site = (line: number, more: Partial<AuditCall> = {}): AuditCall =>
  ({ file: 'a.ts', line, column: 1, vendor: 'segment', events: [`E${line}`], patterns: [], ...more }) as AuditCall;
const sites = (count: number): AuditCall[] => Array.from({ length: count }, (_, index) => site(index + 1));
const finding = (line: number, more: Partial<AuditFinding> = {}): AuditFinding => ({
  ruleId: 'customerio/no-foo',
  severity: 'error',
  file: 'a.ts',
  line,
  column: 1,
  message: 'm',
  ...more,
});
const unread = (line: number, what: 'call' | 'event'): Scored['unresolved'][number] => ({
  ...{ file: 'a.ts', line, column: 1, what, reason: 'parameter', text: 't' },
});

function score(more: Partial<Scored>): number | null {
  const costs = costsOf({
    sites: sites(100),
    findings: [],
    forwarded: 'all',
    unresolved: [],
    files: { failed: 0, read: 10 },
    ...more,
  });
  return costs && scoreOf(costs);
}

describe('the score', () => {
  it.each([
    ['nothing is wrong', {}, 100],
    ['one place of a hundred is', { findings: [finding(1)] }, 85],
    ['a warning stands at one', { findings: [finding(1, { severity: 'warning' })] }, 96],
    ['one place has two of a rule', { findings: [finding(1), finding(1)] }, 85],
    ['all places are wrong', { findings: sites(100).map(({ line }) => finding(line)) }, 40],
    ['a fault stands where nothing is sent', { findings: sites(300).map(({ line }) => finding(line)) }, 40],
    ['half cannot be read', { unresolved: sites(50).map(({ line }) => unread(line, 'event')) }, 95],
    ['half of the files failed', { files: { failed: 10, read: 10 } }, 98],
  ] as const)('if %s', (_about, given, expected) => {
    expect(score(given)).toBe(expected);
  });

  it('counts the places that reach Customer.io alone, where the settings tell them', () => {
    const findings = sites(9).map(({ line }) => finding(line));
    const forwarded = sites(9).flatMap(({ events }) => events);
    expect(score({ sites: sites(19), findings, forwarded })).toBe(40);
    expect(score({ sites: sites(19), findings, forwarded: null })).toBe(64);
  });

  it('never falls below 0', () => {
    const findings = ['a', 'b', 'c'].flatMap(ruleId => sites(100).map(({ line }) => finding(line, { ruleId })));
    expect(score({ findings })).toBe(0);
  });

  it('is none where nothing is sent, or as much cannot be followed', () => {
    expect(score({ sites: [] })).toBeNull();
    expect(score({ sites: sites(2), unresolved: [unread(8, 'call'), unread(9, 'call')] })).toBeNull();
    expect(score({ sites: sites(2), unresolved: [unread(8, 'call')] })).toBe(95);
  });
});

describe('the score after a mend', () => {
  const causeOf = (ruleId: string, ...findings: number[]): AuditCause => ({
    ...{ ruleId, severity: 'error', harm: '', remedy: '', origins: [], events: [], findings },
  });
  const after = (all: readonly AuditFinding[], ...causes: AuditCause[]): number => {
    const given = { sites: sites(10), forwarded: 'all', unresolved: [], files: { failed: 0, read: 1 } } as const;
    const costs = costsOf({ ...given, findings: all }) ?? [];
    return scoreWithout(causes[0]!, reportOf({ findings: all }, { costs, causes }));
  };

  it('is 100 where nothing else is wrong', () => {
    expect(after([finding(1), finding(2)], causeOf('customerio/no-foo', 0, 1))).toBe(100);
  });

  it('is without what other causes take, of the same rule and of others', () => {
    const all = [finding(1), finding(2), finding(3, { ruleId: 'b', severity: 'warning' })];
    const causes = [causeOf('customerio/no-foo', 0), causeOf('customerio/no-foo', 1), causeOf('b', 2)] as const;
    expect(after(all, ...causes)).toBe(Math.round(100 - 19.5 - 4.6));
  });

  it('keeps a place that another cause of the rule has as well', () => {
    const all = [finding(1), finding(1)];
    expect(after(all, causeOf('customerio/no-foo', 0), causeOf('customerio/no-foo', 1))).toBe(Math.round(100 - 19.5));
  });
});
