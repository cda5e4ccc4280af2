import { expect, it } from 'vitest';

import { UNKNOWN_IDENTITY, unknownIdentities } from '../../../lib/audit/unknown-identities.ts';

import type { AuditCall, AuditDerivation } from '../../../lib/audit/report.ts';

const unknown: AuditDerivation = { kind: 'unknown', text: 'what keyOf gives' };
const raw: AuditDerivation = { kind: 'raw', text: 'user.id' };
const empty: AuditDerivation = { kind: 'empty', text: 'nobody' };

function site(given: Partial<AuditCall>): AuditCall {
  return {
    vendor: 'customerio',
    method: 'identify',
    file: 'a.ts',
    line: 3,
    column: 5,
    userId: [unknown],
    ...given,
  } as AuditCall;
}

it('warns where the person is not known, at the call', () => {
  const [finding, ...more] = unknownIdentities([site({})]);
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ ruleId: UNKNOWN_IDENTITY, severity: 'warning', file: 'a.ts', line: 3, column: 5 });
  expect(finding?.message).toContain('(what keyOf gives)');
  expect(unknownIdentities([site({ userId: [empty, unknown] })])).toHaveLength(1);
});

it.each<[string, Partial<AuditCall>]>([
  ['a known id', { userId: [raw] }],
  ['an id that is known on one way', { userId: [unknown, raw] }],
  ['nobody', { userId: [empty] }],
  ['no id at all', { userId: undefined as never }],
  ['another method', { method: 'track' }],
  ['another vendor', { vendor: 'segment' }],
])('says nothing of %s', (_, given) => {
  expect(unknownIdentities([site(given)])).toEqual([]);
});
