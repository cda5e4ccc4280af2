import { describe, expect, it } from 'vitest';

import { costsOf, scoreOf, type Scored } from '../../../lib/audit/score.ts';

import type { AuditCall, AuditFinding } from '../../../lib/audit/report.ts';

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
