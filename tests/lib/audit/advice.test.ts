import { describe, expect, it } from 'vitest';

import { withAdvice } from '../../../lib/audit/advice.ts';
import { eventsToCheck, howToKnow, stepsOf } from '../../../lib/audit/formats/steps.ts';
import { call, reportOf } from '../../support/audit-report.ts';

import type { AuditCause, AuditEvent } from '../../../lib/audit/report.ts';

const command = 'npx eslint-plugin-customerio migrate mend';
const bare: AuditCause = {
  ruleId: 'customerio/no-unidentified-forward',
  severity: 'error',
  harm: 'Segment forwards it.',
  remedy: 'Send it.',
  origins: [],
  events: ['Sheet Printed'],
  findings: [0],
};
const cause: AuditCause = { ...bare, command };
const identify = call(9, { method: 'identify', events: [] });

describe('what to do about forwarded events', () => {
  it('is to send them beside, where an app identifies people in Customer.io', () => {
    const inApp = { ...identify, vendor: 'customerio', platform: 'browser' } as const;
    expect(withAdvice(cause, [call(1), inApp])).toMatchObject({
      command,
      remedy: expect.stringMatching(/^Send this event to Customer\.io directly as well/) as string,
    });
  });

  it.each([
    ['Segment', [call(1), identify]],
    ['a server in Customer.io', [call(1), { ...identify, vendor: 'customerio' as const }]],
  ])('is to send them with the id, where only %s identifies', (_who, sites) => {
    const advised = withAdvice(cause, sites);
    expect(advised.remedy).toMatch(/^Send this event with the id by which people are identified/);
    expect(advised).not.toHaveProperty('command');
  });

  it('is to identify people first, where nobody does: a helper that waits for that would make all silent', () => {
    const advised = withAdvice({ ...cause, events: ['A', 'B'] }, [call(1, { vendor: 'rudderstack' })]);
    expect(advised.remedy).toMatch(
      /^Identify people when they log in, in Customer\.io or in RudderStack, .*these events/,
    );
    expect(advised).not.toHaveProperty('command');
  });

  it('is as the rule says, where it is about no event or gives no command, and for other rules', () => {
    for (const one of [bare, { ...cause, events: [] }, { ...cause, ruleId: 'customerio/require-guarded-track' }])
      expect(withAdvice(one, [call(1)])).toBe(one);
  });
});

describe('the steps', () => {
  const who = (one: AuditCause, event: Partial<AuditEvent> = {}): string[] => {
    const [first] = reportOf().summary.events;
    return stepsOf(one, reportOf({}, { events: [{ ...first!, ...event }] })).map(step => step.who);
  };

  it('end the forwarding when the mend is released, and say what to watch', () => {
    expect(who(cause)).toEqual(['An engineer', 'You, once that is released', 'It is done']);
    expect(who(bare)).toEqual(['An engineer', 'You, until then', 'It is done']);
  });

  it('watch nothing in Customer.io where nothing gets there, or where it is not about people', () => {
    const guarded = { ...cause, ruleId: 'customerio/require-guarded-track' };
    expect(who(guarded)).toEqual(['An engineer', 'It is done']);
    expect(who(guarded, { reaches: ['no'] })).toEqual(['An engineer']);
    for (const ruleId of ['customerio/no-ignored-failure', 'customerio/no-track-before-identify'])
      expect(who({ ...cause, ruleId })).toEqual(['An engineer']);
  });

  it('end no forwarding of which nobody said that there is one', () => {
    expect(who(bare, { reaches: ['not-said'] })).toEqual(['An engineer', 'It is done']);
  });

  it('are for whoever writes a campaign or a template, where one is wrong', () => {
    expect(who({ ...bare, ruleId: 'customerio/no-unknown-trigger' })).toEqual(['Whoever edits the file']);
  });

  it('tell what commands do where there are some', () => {
    const told = (one: AuditCause): string => howToKnow(reportOf({}, { causes: [one] }));
    expect(told(cause)).toContain('`--dry`');
    expect(told(bare)).not.toContain('`--dry`');
  });

  it('are felt in campaigns where the mend changes for whom an event arrives, or its name', () => {
    const check = (ruleId: string): string[] => eventsToCheck({ ...bare, ruleId }, reportOf()).map(({ name }) => name);
    for (const ruleId of [bare.ruleId, 'customerio/event-name-case']) expect(check(ruleId)).toEqual(['Sheet Printed']);
    expect(check('customerio/no-ignored-failure')).toEqual([]);
  });

  it('are none where a rule says none', () => {
    expect(who({ ...cause, ruleId: 'audit/unknown-identity', remedy: '' })).toEqual([]);
  });
});
