/** The page from the fault to its mend, on the bundled example: its commands in their order, word by word. */
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { runIn, type Output } from '../package/packed.ts';
import { createProject, type TemporaryProject } from '../support/project.ts';

const home = path.resolve(import.meta.dirname, '../..');
const commands = [
  ...readFileSync(path.join(home, 'docs/fault-to-mended.md'), 'utf8').matchAll(/^```sh\n(.*?)^```$/gms),
].flatMap(([, block = '']) => block.trim().split('\n'));

let project: TemporaryProject;
beforeAll(() => {
  project = createProject({});
  cpSync(path.join(home, 'tests/fixtures/desktop-app'), project.root, { recursive: true });
  const links = {
    'eslint-plugin-customerio': '.',
    eslint: 'node_modules/eslint',
    '@typescript-eslint/parser': 'node_modules/@typescript-eslint/parser',
  };
  for (const [name, target] of Object.entries(links)) {
    const link = project.file(`node_modules/${name}`);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(home, target), link, 'junction');
  }
});
afterAll(() => project.remove());

const programs: Readonly<Record<string, string>> = {
  eslint: path.join(home, 'node_modules/eslint/bin/eslint.js'),
  'eslint-plugin-customerio': path.join(home, 'dist/cli.js'),
};

function run(command: string): Output {
  const [npx, name = '', ...words] = [...command.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
  expect(npx).toBe('npx');
  return runIn(project.root, process.execPath, programs[name] ?? '', ...words);
}

/** What each command has to say, and how it ends. */
const expected: readonly (readonly [command: string, status: number, says: RegExp])[] = [
  ['init --forwarded "Request Created"', 0, /holds the settings already/],
  ['eslint .', 1, /9 problems/],
  ['audit', 1, /Request Created/],
  ['migrate mend --dry', 1, /would change/],
  ['migrate mend', 1, /changed/],
  ['eslint .', 0, /^$/],
  ['init --forwarded none', 0, /"forwarded": "none"/],
  ['plan generate --lock-only', 0, /Wrote customerio\.lock\.json/],
  [
    'init --hook husky --ci github',
    0,
    /Wrote \.husky\/pre-commit, \.lintstagedrc\.json and \.github\/workflows\/customerio\.yml/,
  ],
];

it('leads from nine findings to none, by what it says to type', () => {
  expect(commands.map(command => command.replace(/^npx (?:eslint-plugin-customerio )?/, ''))).toEqual(
    expected.map(([command]) => command),
  );
  for (const [index, command] of commands.entries()) {
    const [, status, says] = expected[index] ?? ['', 0, /^/];
    const output = run(command);
    expect(output.status, `${command}\n${output.stdout}${output.stderr}`).toBe(status);
    expect(output.stdout, command).toMatch(says);
  }
});

it('keeps the fault out: an event that goes past the helper is found', () => {
  project.write(
    'src/ui/search/past-the-helper.ts',
    "import { AppEvent, track } from '~/ui/track';\n\nexport const found = (): void => track(AppEvent.requestCreated, {});\n",
  );
  expect(run('npx eslint-plugin-customerio init --forwarded "Request Created"').status).toBe(0);
  const { status, stdout } = run('npx eslint .');
  expect(status).toBe(1);
  expect(stdout).toContain('past-the-helper.ts');
});
