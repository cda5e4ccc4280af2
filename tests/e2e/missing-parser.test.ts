import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import manifest from '../../package.json' with { type: 'json' };
import { createProject, type TemporaryProject } from '../support/project.ts';

let project: TemporaryProject | undefined;
const home = path.resolve(import.meta.dirname, '../..');
let root: string;

/** The package with all that it depends on but the parser, as an install without optional dependencies leaves it. */
beforeAll(() => {
  project = createProject({
    'package.json': '{ "type": "module", "dependencies": { "@segment/analytics-node": "1.0.0" } }',
    'src/a.js':
      "import { Analytics } from '@segment/analytics-node';\nnew Analytics({ writeKey: k }).track({ userId, event: 'A' });\n",
  });
  root = project.root;
  cpSync(path.join(home, 'dist'), path.join(root, 'tool/dist'), { recursive: true });
  cpSync(path.join(home, 'package.json'), path.join(root, 'tool/package.json'));
  for (const name of [...Object.keys(manifest.dependencies), 'eslint', 'jscodeshift']) {
    if (name === 'oxc-parser') continue;
    const link = path.join(root, 'tool/node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(home, 'node_modules', name), link, 'junction');
  }
});

afterAll(() => project?.remove());

it.each([
  ['audit', ['audit']],
  ['audit without rules', ['audit', '--rules', 'none']],
  ['plan generate', ['plan', 'generate', '--dry']],
  ['migrate', ['migrate', 'unblock-analytics', 'src']],
  ['init', ['init', '--yes']],
])('%s ends with 2 and says why', (_name, args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'tool/dist/cli.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toMatch(/The parser \(oxc-parser\) cannot be loaded/);
  expect(stdout).not.toMatch(/Nothing found|0 analytics calls/);
  expect(status).toBe(2);
});

it('doctor says what ends it, and looks at nothing else', () => {
  const { status, stdout } = spawnSync(process.execPath, [path.join(root, 'tool/dist/cli.js'), 'doctor'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stdout).toMatch(
    /^✖ parser\n {4}✖ The parser \(oxc-parser\) cannot be loaded .*\n {6}→ rm -rf node_modules package-lock\.json && npm install/,
  );
  expect(stdout).not.toMatch(/reading/);
  expect(status).toBe(2);
});
