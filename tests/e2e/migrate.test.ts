import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterEach, beforeAll, expect, it } from 'vitest';

const REPOSITORY = process.cwd();
const CLI = path.join(REPOSITORY, 'dist/cli.js');
const EXAMPLE = path.join(REPOSITORY, 'tests/fixtures/desktop-app');

const folders: string[] = [];

beforeAll(() => {
  if (!existsSync(CLI)) {
    throw new Error('dist/ is not built. Run `npm run build`, or `npm test`, which does it.');
  }
});

afterEach(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
});

function folder(): string {
  const made = realpathSync(mkdtempSync(path.join(tmpdir(), 'migrate-')));
  folders.push(made);
  return made;
}

function copyOfExample(): string {
  const root = folder();
  cpSync(EXAMPLE, root, { recursive: true });
  symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(root, 'node_modules'), 'junction');
  return root;
}

function run(cwd: string, ...args: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

function sourcesOf(root: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter(file => /\.tsx?$/.test(file))
      .sort()
      .map(file => [file, readFileSync(path.join(root, 'src', file), 'utf8')]),
  );
}

const steps = [['add-cio-guard'], ['track-cio-event', '--event', 'Request Created']] as const;

function mended(): string {
  const root = copyOfExample();
  for (const step of steps) {
    expect(run(root, CLI, 'migrate', ...step)).toMatchObject({ status: 0 });
  }
  return root;
}

it('mends the example so that it type-checks, and a second run changes nothing', () => {
  const root = mended();
  const after = sourcesOf(root);
  const sites = Object.entries(after).filter(
    ([file, text]) => !file.endsWith('use-cio.tsx') && text.includes('trackCioEvent('),
  );
  expect(sites).toHaveLength(9);
  expect(after[path.join('ui', 'hooks', 'use-cio.tsx')]).toContain('identifiedUserId = accountId;');

  for (const step of steps) {
    expect(run(root, CLI, 'migrate', ...step)).toMatchObject({ status: 0 });
  }
  expect(sourcesOf(root)).toEqual(after);

  const types = run(root, path.join(REPOSITORY, 'node_modules/typescript-7/bin/tsc'), '--noEmit', '-p', '.');
  expect(types).toEqual({ status: 0, output: '' });
});

it('does the same under plain jscodeshift, with its Babel and without', () => {
  const expected = sourcesOf(mended());
  const jscodeshift = path.join(REPOSITORY, 'node_modules/jscodeshift/bin/jscodeshift.js');
  for (const babel of ['--babel', '--no-babel']) {
    const root = copyOfExample();
    for (const [name, ...options] of steps) {
      const transform = path.join(REPOSITORY, `dist/codemods/${name}.mjs`);
      const { status, output } = run(
        root,
        jscodeshift,
        ...[babel, '-t', transform, '--extensions=ts,tsx', '--parser=tsx', ...options, 'src'],
      );
      expect(output).toContain('0 errors');
      expect(status).toBe(0);
    }
    expect(sourcesOf(root)).toEqual(expected);
  }
});

const site = (size: number): string =>
  `import { analytics } from './analytics';\n\nanalytics.track('Request Created', { kind: 'a' });\n${'// so that it takes its time\n'.repeat(size)}`;

function manySites(count: number, size: number): string {
  const root = folder();
  mkdirSync(path.join(root, 'src'));
  const files: Record<string, string> = {
    'analytics.ts':
      "import { AnalyticsBrowser } from '@segment/analytics-next';\n\nexport const analytics = AnalyticsBrowser.load({ writeKey: 'key' });\n",
    'cio.ts': 'export function trackCioEvent(event: string, properties?: object): void {}\n',
  };
  for (let index = 0; index < count; index++) {
    files[`site-${String(index).padStart(4, '0')}.ts`] = site(size);
  }
  for (const [file, text] of Object.entries(files)) {
    writeFileSync(path.join(root, 'src', file), text);
  }
  return root;
}

const migrateSites = ['migrate', 'track-cio-event', '--event', 'Request Created', '--helper-module', 'src/cio.ts'];

/** Each site's file holds all of the old or all of the new, and nothing else is there. */
function stateOf(root: string, size: number): { done: number; open: number } {
  const files = readdirSync(path.join(root, 'src'));
  expect(files.filter(file => !file.endsWith('.ts') || file.startsWith('.'))).toEqual([]);
  const texts = files
    .filter(file => file.startsWith('site-'))
    .map(file => readFileSync(path.join(root, 'src', file), 'utf8'));
  const done = texts.filter(
    text =>
      text.includes("\ntrackCioEvent('Request Created', requestCreatedProperties);\n") && text.endsWith('its time\n'),
  );
  const open = texts.filter(text => text === site(size));
  expect(done.length + open.length).toBe(texts.length);
  return { done: done.length, open: open.length };
}

/** Ends the process, as a kill from outside would, when it is about to put its n-th site in the place of a file. */
const endAtSite = (nth: number): string => `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { renameSync } = fs;
let left = ${nth};
fs.renameSync = (...paths) => {
  if (paths[1].includes('site-') && --left === 0) process.kill(process.pid, 'SIGKILL');
  renameSync(...paths);
};
syncBuiltinESMExports();
`;

it.skipIf(process.platform === 'win32').each([
  ['at the first site', 1],
  ['in the midst of the sites', 20],
  ['at the last site', 40],
])('is ended by the next run when it is killed while it writes: %s', (_where, nth) => {
  const [sites, size] = [40, 2];
  const root = manySites(sites, size);
  const hook = path.join(folder(), 'end.mjs');
  writeFileSync(hook, endAtSite(nth));
  const child = spawnSync(process.execPath, ['--import', pathToFileURL(hook).href, CLI, ...migrateSites], {
    cwd: root,
  });
  expect(child.signal).toBe('SIGKILL');
  expect(readdirSync(root)).toContain('.customerio-migrate.tmp');
  const open = readdirSync(path.join(root, 'src')).filter(
    file => file.startsWith('site-') && readFileSync(path.join(root, 'src', file), 'utf8') === site(size),
  );
  expect(open).toHaveLength(sites - (nth - 1));

  const { status, output } = run(root, CLI, ...migrateSites);
  // Of a run that wrote nothing, nothing is left to be ended.
  expect(output.includes('An earlier run of this command was stopped while it wrote; it is ended now')).toBe(nth > 1);
  expect(status).toBe(0);
  expect(stateOf(root, size)).toEqual({ done: sites, open: 0 });
  expect(readdirSync(root)).not.toContain('.customerio-migrate.tmp');
});

it.skipIf(process.platform === 'win32')('leaves the file as it was when the disk takes no more', () => {
  const size = 2000;
  const root = manySites(3, size);
  writeFileSync(path.join(root, 'src/site-0000.ts'), site(1));
  // A limit on the size of files ends a write in its middle, as a full disk does.
  const { status, stdout } = spawnSync(
    'sh',
    ['-c', `ulimit -f 16; trap '' XFSZ; exec "$0" "$@"`, process.execPath, CLI, ...migrateSites],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  expect(stdout).toMatch(/site-0001\.ts failed: EFBIG/);
  expect(status).toBe(2);
  expect(readFileSync(path.join(root, 'src/site-0000.ts'), 'utf8')).toContain('trackCioEvent(');
  expect(readFileSync(path.join(root, 'src/site-0001.ts'), 'utf8')).toBe(site(size));
  expect(readdirSync(path.join(root, 'src')).filter(file => file.startsWith('.'))).toEqual([]);
});
