import { describe, expect, it } from 'vitest';

import { notesOf } from '../../lib/audit/notes.ts';

describe('the notes of a report', () => {
  it('are none where the project was read to its end', () => {
    expect(notesOf({ isWhole: true })).toEqual([]);
  });

  it('say that the search for callers was given up, and what helps', () => {
    expect(notesOf({ isWhole: false })).toEqual([expect.stringMatching(/given up.*settings\.customerio\.wrappers/)]);
  });
});
