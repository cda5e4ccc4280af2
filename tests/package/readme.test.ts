/** README's first step, taken literally in an empty folder: what it says to install, the file it says to write. */
import { readFileSync, rmSync } from 'node:fs';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { createProject, type TemporaryProject } from '../support/project.ts';
import { pack, runIn } from './packed.ts';

interface Step {
  /** What the step is for. */
  readonly name: string;
  /** `npm install --save-dev …` */
  readonly install: readonly string[];
  readonly config: { readonly name: string; readonly text: string };
}

const section = /^## First finding$(.+?)^## /ms.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
const lint = /^npx eslint .+$/m.exec(section)?.[0] ?? '';

/** Each way begins with what to install, and goes on with the file to write. */
const steps: readonly Step[] = [
  ...section.matchAll(/^For (.+?)[:,].*?^npm (install .+?)$.+?^\/\/ (eslint\.config\.\w+)\n(.+?)^```$/gms),
].map(([, name = '', install = '', file = '', text = '']) => ({
  name,
  install: install.split(' '),
  config: { name: file, text },
}));

const faulty = `const analytics = AnalyticsBrowser.load({ writeKey: 'writeKey' });
analytics.track('Order Placed', { total: 5 });
`;
const endings = { TypeScript: ['js', 'jsx', 'ts', 'tsx'], 'JavaScript alone': ['cjs', 'js', 'jsx', 'mjs'] };
const imported = "import { AnalyticsBrowser } from '@segment/analytics-next';\n";
const required = "const { AnalyticsBrowser } = require('@segment/analytics-next');\n";
const withJsx = /^(?:js|jsx|tsx)$/;

let packed: ReturnType<typeof pack>;
let project: TemporaryProject | undefined;
beforeAll(() => {
  packed = pack();
});
afterEach(() => project?.remove());
afterAll(() => packed.remove());

it('shows a way for TypeScript and one for JavaScript', () => {
  expect(steps.map(({ name }) => name)).toEqual(['TypeScript', 'JavaScript alone']);
  expect(lint).toBe('npx eslint .');
});

describe.each(steps)('$name', ({ name, install, config }) => {
  const sources = Object.fromEntries(
    (endings[name as keyof typeof endings] ?? []).map(ending => [
      `page.${ending}`,
      (ending === 'cjs' ? required : imported) +
        faulty +
        (withJsx.test(ending) ? 'export const Page = () => <p>Thank you!</p>;\n' : ''),
    ]),
  );

  it('gives the first finding after npm init', () => {
    project = createProject({ [config.name]: config.text, ...sources });
    const { root } = project;
    const npm = (...args: readonly string[]): void => {
      const { status, stderr } = runIn(root, 'npm', ...args);
      expect(status, stderr).toBe(0);
    };
    // What npm writes by itself, which says `"type": "commonjs"`.
    rmSync(project.file('package.json'));
    npm('init', '-y');
    npm(
      ...install.map(word => (word === 'eslint-plugin-customerio' ? packed.tarball : word)),
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
    );
    const { stdout, stderr, status } = runIn(root, 'npx', ...lint.split(' ').slice(1), '--format', 'json');
    expect(stderr).toBe('');
    expect(status).toBe(1);
    const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string | null }[] }[];
    const found = results
      .filter(({ messages }) => messages.some(({ ruleId }) => ruleId === 'customerio/no-unidentified-forward'))
      .map(({ filePath }) => filePath.slice(root.length + 1));
    expect(found.sort()).toEqual(Object.keys(sources));
    expect(results.flatMap(({ messages }) => messages.filter(({ ruleId }) => ruleId === null))).toEqual([]);
  });
});
