import { expect, it } from 'vitest';

import { helpFor, reasonTexts } from '../../../lib/audit/reasons.ts';

import type { UnknownReason } from '../../../lib/reading.ts';

it('advises of a person, not of a name, where it is the person who is not known', () => {
  expect(helpFor('event', 'dynamic-call')).toBe('Take the name from a constant.');
  for (const reason of Object.keys(reasonTexts) as UnknownReason[])
    expect(helpFor('userId', reason)).not.toMatch(/Take the name|plan/);
});
