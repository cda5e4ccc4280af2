import { describe, expect, it } from 'vitest';

import { audit } from '../../../lib/audit/index.ts';
import { notesOf } from '../../../lib/audit/notes.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();

describe('the notes of a report', () => {
  it('are none where the project was read to its end', () => {
    expect(notesOf({ isWhole: true, notes: () => [] })).toEqual([]);
  });

  it('say that the search for callers was given up, and what helps', () => {
    expect(notesOf({ isWhole: false, notes: () => [] })).toEqual([
      { message: expect.stringMatching(/given up.*settings\.customerio\.wrappers/) },
    ]);
  });

  it('name the files that cannot be read and say how the project is built', async () => {
    const { root } = createProject({ 'app/package.json': '{ "name": ', 'src/a.ts': 'export {};' });
    const { summary } = await audit({ root, settings: {}, rules: 'none' });
    expect(summary.notes).toEqual([
      { file: 'app/package.json', message: expect.stringMatching(/^It counts as absent, /) },
    ]);
  });
});
