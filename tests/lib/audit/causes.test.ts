import { describe, expect, it } from 'vitest';

import { causesOf, type FindingOfCause } from '../../../lib/audit/causes.ts';
import { ANY_EVENT } from '../../../lib/audit/generalize.ts';
import { placesIn } from '../../../lib/audit/named-places.ts';

import type { AuditFinding } from '../../../lib/audit/report.ts';

const found = (
  line: number,
  event: string,
  more: Partial<AuditFinding> = {},
  origin?: FindingOfCause['origin'],
): FindingOfCause => ({
  finding: {
    ruleId: 'customerio/no-foo',
    severity: 'error',
    file: 'a.ts',
    line,
    column: 1,
    message: `\`${event}\` is lost. Send it.`,
    events: [event],
    ...more,
  },
  general: `\`${ANY_EVENT}\` is lost. Send it.`,
  ...(origin && { origin }),
});
const wrapper = { file: 'client.ts', line: 8, column: 3 };

describe('causes', () => {
  it('hold what a rule says of several events, once', () => {
    expect(causesOf([found(1, 'B'), found(2, 'A'), found(3, 'A')])).toEqual([
      {
        ruleId: 'customerio/no-foo',
        severity: 'error',
        harm: 'Each of 2 events is lost.',
        remedy: 'Send it.',
        origins: [],
        events: ['A', 'B'],
        findings: [0, 1, 2],
      },
    ]);
  });

  it('name the event where there is one', () => {
    expect(causesOf([found(1, 'A'), found(2, 'A')])).toMatchObject([{ harm: '`A` is lost.', findings: [0, 1] }]);
  });

  it('are two where the harm comes from two modules, and one where it comes from two places of one', () => {
    const causes = causesOf([
      found(1, 'A', {}, { ...wrapper, line: 9 }),
      found(2, 'B', {}, wrapper),
      found(3, 'C', {}, { ...wrapper, file: 'other.ts' }),
      found(4, 'D', {}, wrapper),
    ]);
    expect(causes.map(({ origins, events }) => [origins.map(({ file, line }) => `${file}:${line}`), events])).toEqual([
      [
        ['client.ts:8', 'client.ts:9'],
        ['A', 'B', 'D'],
      ],
      [['other.ts:8'], ['C']],
    ]);
  });

  it('come errors first, then by how many places they show at', () => {
    const warning = { severity: 'warning', ruleId: 'customerio/no-bar' } as const;
    const causes = causesOf([
      found(1, 'A', warning),
      found(2, 'A', warning),
      found(3, 'A', { ruleId: 'customerio/no-baz' }),
      found(4, 'A'),
      found(5, 'A'),
    ]);
    expect(causes.map(({ ruleId }) => ruleId)).toEqual(['customerio/no-foo', 'customerio/no-baz', 'customerio/no-bar']);
  });

  it.each([
    ['One sentence.', { harm: 'One sentence.', remedy: '' }],
    ['Harm. More of it. Remedy.', { harm: 'Harm. More of it.', remedy: 'Remedy.' }],
    ['In a.b it fails, v. 2 or not. `x` it.', { harm: 'In a.b it fails, v. 2 or not.', remedy: '`x` it.' }],
    [
      'Harm. Mend it (`npx eslint-plugin-customerio migrate mend` does).',
      {
        harm: 'Harm.',
        remedy: 'Mend it.',
        command: 'npx eslint-plugin-customerio migrate mend',
      },
    ],
  ])('part a message: %s', (message, expected) => {
    const { finding } = found(1, 'A', { message });
    expect(causesOf([{ finding, general: message }])[0]).toMatchObject(expected);
  });
});

describe('places that a message names', () => {
  const files = new Set(['src/a.ts', 'app/(shop)/my page.tsx', 'page.tsx']);
  it.each([
    ['at src/a.ts:3 and (src/a.ts:14)', ['src/a.ts:3', 'src/a.ts:14']],
    ['twice src/a.ts:3, src/a.ts:3', ['src/a.ts:3']],
    ['in (app/(shop)/my page.tsx:2), too', ['app/(shop)/my page.tsx:2']],
    ['nothing at b.ts:3 or 10:30', []],
  ])('%s', (message, expected) => {
    expect(placesIn(message, name => files.has(name)).map(({ file, line }) => `${file}:${line}`)).toEqual(expected);
  });
});
