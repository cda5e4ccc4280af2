/** README's first step, taken literally in an empty folder: by `init`, and by the files that it says to write. */
import { readFileSync, rmSync } from 'node:fs';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { createProject, type TemporaryProject } from '../support/project.ts';
import { pack, runIn } from './packed.ts';

const section = /^## First finding$(.+?)^## /ms.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
const [, init = ''] = /^npx (eslint-plugin-customerio init)$/m.exec(section) ?? [];
const [, install = '', config = '', text = ''] =
  /^npm (install .+?)$.+?^\/\/ (eslint\.config\.\w+)\n(.+?)^```$/ms.exec(section) ?? [];
const [, settings = '', forwarded = ''] = /`(customerio\.config\.json)`.+?^```json\n(.+?)^```$/ms.exec(section) ?? [];
const [lint = ''] = /^npx eslint .+$/m.exec(section) ?? [];

const faulty = `const analytics = AnalyticsBrowser.load({ writeKey: 'writeKey' });
analytics.track('Order Placed', { total: 5 });
`;
const imported = "import { AnalyticsBrowser } from '@segment/analytics-next';\n";
const required = "const { AnalyticsBrowser } = require('@segment/analytics-next');\n";
const page = 'export const Page = () => <p>Thank you!</p>;\n';
const annotated = 'export const total: number = 5;\n';

const languages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  JavaScript: { 'page.cjs': required + faulty, 'page.js': imported + faulty + page, 'page.mjs': imported + faulty },
  TypeScript: {
    'page.js': imported + faulty,
    'page.ts': imported + faulty + annotated,
    'page.tsx': imported + faulty + annotated + page,
  },
};

let packed: ReturnType<typeof pack>;
let project: TemporaryProject | undefined;
beforeAll(() => {
  packed = pack();
});
afterEach(() => project?.remove());
afterAll(() => packed.remove());

it('shows what is taken here', () => {
  expect([init, install, config, settings, lint]).not.toContain('');
});

/** A folder in which nobody did more than `npm init`, which says `"type": "commonjs"`. */
function begun(sources: Readonly<Record<string, string>>): TemporaryProject {
  const made = createProject(sources);
  rmSync(made.file('package.json'));
  npm(made, 'init', '-y');
  return made;
}

function npm({ root }: TemporaryProject, ...args: readonly string[]): void {
  const { status, stderr } = runIn(root, 'npm', ...args);
  expect(status, stderr).toBe(0);
}

/** The package itself comes from the tarball. */
function installFor(made: TemporaryProject, words: string): void {
  const given = words.split(' ').map(word => (word === 'eslint-plugin-customerio' ? packed.tarball : word));
  npm(made, ...given, '--prefer-offline', '--no-audit', '--no-fund');
}

/** Files in which ESLint finds the fault; nothing may keep it from reading one. */
function found({ root }: TemporaryProject): string[] {
  const { stdout, stderr, status } = runIn(root, 'npx', ...lint.split(' ').slice(1), '--format', 'json');
  expect(stderr).toBe('');
  expect(status).toBe(1);
  const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string | null }[] }[];
  expect(results.flatMap(({ messages }) => messages.filter(({ ruleId }) => ruleId === null))).toEqual([]);
  return results
    .filter(({ messages }) => messages.some(({ ruleId }) => ruleId === 'customerio/no-unidentified-forward'))
    .map(({ filePath }) => filePath.slice(root.length + 1))
    .sort();
}

describe.each(Object.entries(languages))('the first finding in %s', (_, sources) => {
  it('comes by hand', () => {
    project = begun(sources);
    installFor(project, install);
    project.write(config, text);
    project.write(settings, forwarded);
    expect(found(project)).toEqual(Object.keys(sources));
    // What stands in the configuration of ESLint alone, the other commands would not know.
    expect(runIn(project.root, 'npx', 'eslint-plugin-customerio', 'doctor')).toMatchObject({ status: 0, stderr: '' });
  });

  it('comes by init, within a minute of the installation', () => {
    project = begun(sources);
    installFor(project, 'install --save-dev eslint-plugin-customerio');
    const start = performance.now();
    const { stdout, stderr } = runIn(project.root, 'npx', ...init.split(' '), '--yes');
    expect(stderr).toBe('');
    const next = /^Next:\n(.+)/ms.exec(stdout)?.[1]?.trim().split(/\n */) ?? [];
    expect(next.at(-2)).toBe(lint);
    for (const command of next.slice(0, -2)) {
      // The one word that only the team can say.
      const [program = '', ...words] = command.replace('all|none|<name>…', 'all').split(' ');
      if (program === 'npm') installFor(project, words.join(' '));
      else expect(runIn(project.root, program, ...words)).toMatchObject({ status: 0, stderr: '' });
    }
    expect(found(project)).toEqual(Object.keys(sources));
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});
