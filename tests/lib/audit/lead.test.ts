import { describe, expect, it } from 'vitest';

import { leadOf } from '../../../lib/audit/formats/lead.ts';
import { call, finding, reportOf } from '../../support/audit-report.ts';

import type { AuditCall, AuditEvent, AuditReport } from '../../../lib/audit/report.ts';

const event: AuditEvent = { ...(reportOf().summary.events[0] as AuditEvent), person: 'yes' };
const events = (...reaches: AuditEvent['reaches'][number][]): AuditEvent[] =>
  reaches.map((reach, index) => ({ ...event, name: `E${index}`, reaches: [reach] }));
const lead = (summary: Partial<AuditReport['summary']>, report: Partial<AuditReport> = {}): ReturnType<typeof leadOf> =>
  leadOf(reportOf(report, summary), 'app/');

describe('what is sent', () => {
  it.each([
    [
      events('forwarded'),
      '2 places in the code send 1 event. It reaches Customer.io via Segment, as the settings say.',
    ],
    [events('direct', 'direct'), '2 places in the code send 2 events. All reach Customer.io directly.'],
    [
      events('forwarded', 'no', 'no', 'no'),
      '2 places in the code send 4 events. `E0` reaches Customer.io via Segment, as the settings say; 3 do not reach Customer.io, as the settings do not name them.',
    ],
    [
      events('direct', 'not-said', 'not-said', 'not-said'),
      '2 places in the code send 4 events. `E0` reaches Customer.io directly; 3 may reach Customer.io via Segment, which the code does not say.',
    ],
  ])('%#', (given, expected) => {
    expect(lead({ events: given }).sent).toBe(expected);
  });

  const sent = (calls: readonly AuditCall[], more: Partial<AuditReport['summary']> = {}): string =>
    lead({ events: events('forwarded'), ...more }, { calls }).sent;

  it.each([
    [[call(1), call(2, { method: 'identify', events: [] })], '1 event; 1 more identifies people.'],
    [
      [
        call(1),
        call(2, { method: 'page' }),
        call(3, { method: 'identify', events: [] }),
        call(4, { method: 'reset', events: [] }),
      ],
      '1 event; 3 more send page views, identify people or do something else (reset).',
    ],
    [[call(1), call(1, { vendor: 'customerio' })], '1 event.'],
    [[call(1), call(2, { plumbing: true }), call(3, { inTest: true })], '1 event.'],
  ] as const)('tells places of events from others: %#', (calls, expected) => {
    expect(sent(calls).startsWith(`1 place in the code sends ${expected} It`)).toBe(true);
  });

  it.each([
    [[call(1, { method: 'page' })], '1 place in the code sends page views, and none sends an event.'],
    [[call(1, { events: [] })], '1 place in the code sends events whose names the code does not tell.'],
    [[], 'No call that sends anything was found.'],
  ])('is of no event by name: %#', (calls, expected) => {
    expect(sent(calls, { events: [] })).toBe(expected);
  });

  it.each([
    [[call(1)], 'none', 'as the settings say that nothing is forwarded'],
    [[call(1)], ['A'], 'as the settings do not name it'],
    [[call(1, { destination: 'excluded' })], 'all', 'which `integrations` leave out'],
    [[call(1, { destination: 'excluded' }), call(2)], ['A'], 'left out by `integrations` or the settings'],
  ] as const)('says why something does not arrive: %#', (calls, forwarded, expected) => {
    const kept = [{ ...event, reaches: ['no'] as const }];
    expect(sent(calls, { events: kept, forwarded })).toContain(`does not reach Customer.io, ${expected}.`);
  });

  it.each([
    [['no'], 'It is about people whom Customer.io does not know.'],
    [['sometimes'], 'It is at times about people whom Customer.io does not know.'],
    [['no', 'no'], 'All are about people whom Customer.io does not know.'],
    [['no', 'yes'], 'Of these, 1 is about people whom Customer.io does not know.'],
    [['sometimes', 'sometimes', 'yes'], 'Of these, 2 are at times about people whom Customer.io does not know.'],
    [['no', 'no', 'sometimes'], 'Of these, 2 are about people whom Customer.io does not know, and 1 at times.'],
    [['yes'], 'It reaches Customer.io directly.'],
  ] as const)('tells for whom: %j', (known, expected) => {
    const given = events(...known.map(() => 'direct' as const)).map((one, index) => ({
      ...one,
      person: known[index] ?? 'yes',
    }));
    expect(lead({ events: given }).sent).toMatch(new RegExp(`${expected.replaceAll('.', '\\.')}$`));
  });

  it.each([
    [['not-said'], ['no'], 'It would be about people whom Customer.io does not know.'],
    [['not-said', 'no'], ['no', 'no'], 'The one that may arrive would be about'],
    [['direct', 'no'], ['no', 'no'], 'The one that arrives is about'],
    [['direct', 'direct', 'no'], ['no', 'no', 'no'], 'All that arrive are about'],
    [['direct', 'direct', 'no'], ['no', 'yes', 'no'], 'Of those that arrive, 1 is about'],
  ] as const)('tells what arrives from what may, and from all: %j', (reaches, known, expected) => {
    const given = events(...reaches).map((one, index) => ({ ...one, person: known[index] ?? 'yes' }));
    expect(lead({ events: given }).sent).toContain(expected);
  });

  it('asks for whom of what arrives alone', () => {
    const kept = { ...event, name: 'Kept', reaches: ['no'], person: 'no' } as const;
    expect(lead({ events: [...events('direct'), kept] }).sent).not.toContain('does not know');
  });

  it('is told of whoever forwards', () => {
    const calls = { ...reportOf().summary.calls, byVendor: { rudderstack: 2 } };
    expect(lead({ calls }).sent).toContain('via RudderStack');
    expect(lead({ calls: { ...calls, byVendor: { rudderstack: 1, segment: 1 } } }).sent).toContain(
      'via Segment or RudderStack',
    );
  });
});

describe('what is wrong', () => {
  const [cause] = reportOf().summary.causes as [AuditReport['summary']['causes'][number]];

  it('is the worst cause, with the one place that it comes from', () => {
    const origins = [84, 117].map(line => ({ file: 'src/main.ts', line, column: 1 }));
    const command = 'npx eslint-plugin-customerio migrate mend';
    const { wrong, steps } = lead({ causes: [{ ...cause, origins, events: ['A', 'B'], command }] });
    expect(wrong).toBe(
      'Nobody hears of what is not sent: 2 places, 2 events; all come from `app/src/main.ts:84` and 117.',
    );
    expect(steps).toEqual([
      'An engineer runs `npx eslint-plugin-customerio migrate mend`, which does most of the mend.',
    ]);
  });

  it('is mended by an engineer, and by whoever ends the forwarding', () => {
    const command = 'npx eslint-plugin-customerio migrate mend';
    const forwarded = { ...cause, ruleId: 'customerio/no-unidentified-forward', events: ['A'] };
    expect(lead({ causes: [{ ...forwarded, command }] }).steps).toEqual([
      `An engineer runs \`${command}\`, which does most of the mend. When that is released, you stop the forwarding in Segment.`,
    ]);
    expect(lead({ causes: [{ ...forwarded, remedy: 'Identify people. Then audit again.' }] }).steps).toEqual([
      'An engineer mends it: Identify people. Until then, you can stop the forwarding in Segment.',
    ]);
  });

  it('tells at how many places a cause is about events, where it shows at others too', () => {
    const findings = [finding(1, { events: ['A'] }), finding(2, { events: ['B'] }), finding(3, { events: [] })];
    const { wrong } = lead({ causes: [{ ...cause, findings: [0, 1, 2], events: ['A', 'B'] }] }, { findings });
    expect(wrong).toBe('Nobody hears of what is not sent: 3 places, 2 events (at 2 of them).');
  });

  it('is nothing, or cannot be told', () => {
    const none = { findings: [], score: 100 };
    expect(lead({ causes: [] }, none)).toMatchObject({ wrong: 'Nothing wrong was found.', steps: [] });
    const calls = { ...reportOf().summary.calls, sites: 0 };
    expect(lead({ causes: [], calls }, { ...none, score: null }).wrong).toMatch(/No call could be followed/);
  });

  it('asks for the one setting that would tell more', () => {
    const asked = lead({ events: events('not-said'), forwarded: null }).steps;
    expect(asked).toEqual([
      'An engineer mends it: Mend it.',
      expect.stringMatching(/^Say in `settings\.customerio\.forwarded` which events Segment/),
    ]);
    expect(lead({ events: events('not-said'), forwarded: 'all' }).steps).toEqual(['An engineer mends it: Mend it.']);
  });

  it('keeps a remedy that has no words of its own', () => {
    expect(lead({}, { findings: [finding(1, { message: 'This harms.' })] }).steps).toEqual(['This harms.']);
  });
});
