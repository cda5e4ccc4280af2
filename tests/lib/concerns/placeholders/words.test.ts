import { describe, expect, it } from 'vitest';

import { nobodies, ofPersons, standIns } from '../../../../lib/concerns/placeholders/words.ts';

describe('words of placeholders', () => {
  it.each(['email', 'phone number', 'first name', 'lastname', 'username'])('%s says who somebody is', name => {
    expect(ofPersons.has(name)).toBe(true);
  });

  it.each(['plan', 'company', 'city', 'source', 'event name'])('%s does not', name => {
    expect(ofPersons.has(name)).toBe(false);
  });

  it.each(['n/a', 'tbd', 'undefined', 'not provided', 'no email'])('%j says nothing of any attribute', text => {
    expect(standIns.has(text)).toBe(true);
  });

  it.each(['', 'unknown', 'guest', 'none'])('%j says nothing of a person', text => {
    expect(nobodies.has(text)).toBe(true);
    expect(standIns.has(text)).toBe(false);
  });

  it('are in lower case, without signs at their ends', () => {
    for (const text of [...standIns, ...nobodies, ...ofPersons]) {
      expect(text).toBe(text.trim().toLowerCase());
      expect(text).not.toMatch(/^[-.?*]|[-.?*]$/);
    }
  });
});
