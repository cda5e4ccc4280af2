/** The bundled example of a workspace: a lint inside of a package finds what a lint of the whole finds. */
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runIn } from '../package/packed.ts';
import { createProject, type TemporaryProject } from '../support/project.ts';

const home = path.resolve(import.meta.dirname, '../..');
const example = path.join(home, 'tests/fixtures/examples/workspace');
const bin = path.join(home, 'node_modules/eslint/bin/eslint.js');
const packages = ['apps/lending', 'apps/reader', 'packages/events'];

/** Where package managers put a package of the workspace: npm and yarn at the root, pnpm beside whoever asks for it. */
const layouts = { npm: ['.'], pnpm: ['apps/lending', 'apps/reader'] };

function link(target: string, from: string): void {
  mkdirSync(path.dirname(from), { recursive: true });
  symlinkSync(target, from, 'junction');
}

function copy(layout: keyof typeof layouts): TemporaryProject {
  const project = createProject({});
  cpSync(example, project.root, { recursive: true });
  for (const name of ['eslint', 'eslint-plugin-customerio'])
    link(name === 'eslint' ? path.join(home, 'node_modules/eslint') : home, project.file(`node_modules/${name}`));
  for (const folder of layouts[layout])
    link(project.file('packages/events'), project.file(`${folder}/node_modules/@lantern/events`));
  return project;
}

/** What is found, by file, line and rule; each file as seen from the root. */
function lint(project: TemporaryProject, folder: string): string[] {
  const { stdout, stderr } = runIn(project.file(folder), process.execPath, bin, '.', '--format', 'json');
  expect(stderr).toBe('');
  const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string | null; line: number }[] }[];
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line }) => `${path.relative(project.root, filePath)}:${line} ${ruleId}`),
    )
    .sort();
}

describe.each(Object.keys(layouts) as (keyof typeof layouts)[])('the workspace, laid out as by %s', layout => {
  let project: TemporaryProject;
  let found: string[];
  beforeAll(() => {
    project = copy(layout);
    found = lint(project, '.');
  });
  afterAll(() => project.remove());

  it('is found at fault from its root', () => {
    expect(existsSync(project.file('node_modules/@lantern'))).toBe(layout === 'npm');
    expect(found).toEqual([
      'apps/lending/src/desk.ts:10 customerio/no-millisecond-timestamps',
      'apps/reader/src/catalogue.ts:10 customerio/no-unidentified-forward',
      'apps/reader/src/catalogue.ts:14 customerio/no-unidentified-forward',
    ]);
  });

  it.each(packages)('is found at the same faults inside of %s', folder => {
    expect(lint(project, folder)).toEqual(found.filter(line => line.startsWith(`${folder}/`)));
  });
});
