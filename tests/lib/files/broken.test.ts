import { afterEach, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { isWritable } from '../../support/project.ts';
import { broken, brokenProject, EVENT } from './broken.ts';

import type { TemporaryProject } from '../../support/project.ts';

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

/** A second, and what a busy machine adds. */
const AT_MOST_MS = 5_000;

const here = broken.filter(({ files }) => Object.values(files).every(isWritable));

it.each(here)('$about', row => {
  project = brokenProject(row);
  const start = performance.now();
  const read = openProject({ root: project.root, cache: false });
  const events = read.calls().flatMap(call => (call.file === 'src/page.ts' ? call.events : []));
  const notes = read.notes();
  expect(events).toEqual([EVENT]);
  expect(notes.map(({ file }) => file)).toEqual(row.told === undefined ? [] : [row.told]);
  if (row.says) expect(notes[0]?.message).toMatch(row.says);
  expect(performance.now() - start).toBeLessThan(AT_MOST_MS);
});
