import { Writable } from 'node:stream';

import { describe, expect, it } from 'vitest';

import { runDoctor, type DoctorOptions } from '../../../lib/cli/doctor.ts';
import type { Check } from '../../../lib/cli/start/check.ts';
import { useProjects } from '../../support/project.ts';

const create = useProjects();

/** All that is needed, as if it were installed, and a configuration with the plugin. */
const sound = {
  'package.json': '{ "name": "shop", "type": "module", "dependencies": { "@segment/analytics-node": "^3.0.0" } }',
  'node_modules/eslint/package.json': '{ "version": "10.1.0" }',
  'node_modules/eslint-plugin-customerio/package.json': '{ "version": "0.1.0" }',
  'eslint.config.mjs':
    "import customerio from 'eslint-plugin-customerio';\nexport default [customerio.configs.recommended];\n",
  'customerio.config.json': '{ "forwarded": ["Order Placed"] }',
  'src/a.js':
    "import { Analytics } from '@segment/analytics-node';\nconst analytics = new Analytics({ writeKey: process.env.KEY });\nexport const a = userId => analytics.track({ userId, event: 'Order Placed' });\n",
};

interface Report {
  readonly code: number;
  readonly checks: readonly Check[];
  readonly troubles: number;
}

async function write(files: Readonly<Record<string, string>>, options: DoctorOptions, cwd = '.') {
  const project = create(files);
  let said = '';
  const stdout = new Writable({
    write(chunk: Buffer, _, done) {
      said += chunk.toString();
      done();
    },
  });
  const code = await runDoctor(options, { stdout, cwd: project.file(cwd) });
  return { code, said };
}

async function doctor(files: Readonly<Record<string, string>>, cwd = '.'): Promise<Report> {
  const { code, said } = await write(files, { format: 'json' }, cwd);
  return { code, ...(JSON.parse(said) as Omit<Report, 'code'>) };
}

/** The troubles of one part, each with what ends it. */
async function troublesOf(name: Check['name'], files: Readonly<Record<string, string>>, cwd = '.'): Promise<string[]> {
  const { checks, code, troubles } = await doctor(files, cwd);
  expect(code).toBe(troubles > 0 ? 1 : 0);
  return (checks.find(each => each.name === name)?.troubles ?? []).map(
    ({ message, remedy }) => `${message} → ${remedy}`,
  );
}

const without = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(sound).filter(([name]) => !names.some(each => name.startsWith(each))));

describe('doctor', () => {
  it('finds nothing where all is well', async () => {
    const { code, said } = await write(sound, {});
    expect(said).toMatch(/^✔ parser {4}oxc-parser reads files on /);
    expect(said).toContain('✔ settings  customerio.config.json says forwarded');
    expect(said).toMatch(/^✔ reading {3}2 files: 1 read, 1 without analytics, 0 not readable; 2 calls, 1 event$/m);
    expect(said).toContain('✔ eslint    ESLint 10.1.0; eslint.config.mjs has the plugin');
    expect(said).toMatch(/\nAll is well\.\n$/);
    expect(code).toBe(0);
  });

  it('does not call well what waits for somebody to decide', async () => {
    const { code, said } = await write(without('customerio.config.json'), {});
    expect(said).toMatch(/^ {4}! Nobody has said which events Segment forwards/m);
    expect(said).toMatch(/\n\nNothing is broken\. What is marked with ! is for you to decide\.\n$/);
    expect(code).toBe(0);
  });

  it('says each trouble with what ends it', async () => {
    const { code, said } = await write(without('eslint.config.mjs'), {});
    expect(said).toMatch(
      /^✖ eslint +ESLint 10\.1\.0\n {4}✖ No eslint\.config\.\* stands above 1 file with calls, such as src\/a\.js\.\n {6}→ npx eslint-plugin-customerio init\n\n1 to mend\.\n$/m,
    );
    expect(code).toBe(1);
  });

  it('refuses a root that is none', async () => {
    await expect(write(sound, { root: 'nowhere' })).rejects.toThrow(/nowhere does not exist/);
  });
});

describe('settings', () => {
  it('are not said to be none where they cannot be read', async () => {
    const { checks } = await doctor({ ...sound, 'customerio.config.json': '{ "forwarded": "al" }' });
    expect(checks.find(({ name }) => name === 'settings')).toMatchObject({ facts: ['not read'], notes: [] });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'that are wrong',
      { 'customerio.config.json': '{ "forwraded": "all" }' },
      /settings\.customerio\.forwraded is not a setting\..* Is `forwarded` meant\? → Correct it/,
    ],
    [
      'that meet nothing',
      { 'customerio.config.json': '{ "forwarded": ["Order Placd"] }' },
      /`settings\.customerio\.forwarded\[0\]` meets nothing: no file here sends "Order Placd"\. Is `Order Placed` meant\? → Correct or delete the entry in customerio\.config\.json\./,
    ],
    [
      'about a plan that is not there',
      { 'customerio.config.json': '{ "forwarded": "all", "plan": "plan.json" }' },
      /plan` is plan\.json, and nothing stands there\. → npx eslint-plugin-customerio plan generate/,
    ],
    [
      'that leave out what is not there',
      { 'customerio.config.json': '{ "forwarded": "all", "ignore": ["src/b.js"] }' },
      /ignore\[0\]` meets nothing: no file here is like src\/b\.js\./,
    ],
    [
      'that only ESLint gets',
      {
        'eslint.config.mjs':
          "import customerio from 'eslint-plugin-customerio';\nexport default [customerio.configs.recommended, { settings: { customerio: { plan: 'p.json' } } }];\n",
      },
      /eslint\.config\.mjs:2 holds `settings\.customerio` \(`plan`\), which only ESLint gets/,
    ],
    [
      'of a package that the root does not read',
      { 'packages/a/package.json': '{ "customerio": { "forwarded": "all" } }' },
      /packages\/a\/package\.json holds settings that count only for who works in packages\/a/,
    ],
  ])('%s are told', async (_, files, message) => {
    const troubles = await troublesOf('settings', { ...sound, ...files });
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toMatch(message);
  });

  it.each(['src/', 'a.js', '**/*.js'])('that leave out %s meet something', async glob => {
    const settings = JSON.stringify({ forwarded: 'none', ignore: [glob] });
    expect(await troublesOf('settings', { ...sound, 'customerio.config.json': settings })).toEqual([]);
  });

  it('that do not say what is forwarded are noted, and no trouble', async () => {
    const { checks, code } = await doctor({ ...sound, 'customerio.config.json': '{}' });
    const [, { notes, troubles } = { notes: [], troubles: [] }] = checks;
    expect(notes.map(({ remedy }) => remedy)).toEqual([
      'npx eslint-plugin-customerio init --forwarded all|none|<name>…',
    ]);
    expect(troubles).toEqual([]);
    expect(code).toBe(0);
  });
});

describe('the root', () => {
  const workspace = {
    ...without('customerio.config.json'),
    'package.json': '{ "workspaces": ["packages/*"] }',
    'packages/app/package.json': '{ "name": "app" }',
    'packages/app/b.js': 'export {};\n',
  };

  it('is that of the workspace, from inside of a package', async () => {
    expect(await troublesOf('root', workspace, 'packages/app')).toEqual([]);
  });

  it('is told where settings of a package make it too small', async () => {
    const files = { ...workspace, 'packages/app/customerio.config.json': '{}' };
    const [trouble] = await troublesOf('root', files, 'packages/app');
    expect(trouble).toMatch(
      /The root is a package of the workspace .* → "root": "\.\.\/\.\." in customerio\.config\.json/,
    );
  });
});

describe('the helper', () => {
  const helper = { 'src/cio.js': 'export function trackCioEvent(event) {\n  return event;\n}\n' };
  const settings = (module: string, name?: string): Record<string, string> => ({
    'customerio.config.json': JSON.stringify({
      forwarded: 'all',
      helper: { module, ...(name !== undefined && { name }) },
    }),
  });

  it.each<[string, Record<string, string>, string]>([
    ['none', {}, 'there is none; `npx eslint-plugin-customerio migrate add-cio-guard` makes one'],
    ['where the settings say', { ...helper, ...settings('src/cio.js') }, 'trackCioEvent is exported by src/cio.js'],
    ['without its ending', { ...helper, ...settings('./src/cio') }, 'trackCioEvent is exported by src/cio.js'],
    [
      'in a package',
      { ...settings('@segment/analytics-node/cio') },
      'trackCioEvent is said to be exported by @segment/analytics-node/cio',
    ],
  ])('is found: %s', async (_, files, fact) => {
    const { checks } = await doctor({ ...sound, ...files });
    expect(checks.find(({ name }) => name === 'helper')).toMatchObject({ facts: [fact], troubles: [] });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['nowhere', settings('src/cio.js'), /leads to src\/cio\.js, and nothing stands there\. → .*migrate add-cio-guard/],
    [
      'of another name',
      { ...helper, ...settings('src/cio.js', 'trackEvent') },
      /names trackEvent of src\/cio\.js, which exports no such/,
    ],
    [
      'in a package that is none',
      settings('@segment/analytic-node'),
      /no dependency\. Is `@segment\/analytics-node` meant\?/,
    ],
    [
      'twice',
      {
        'src/one.js': `import { Analytics } from '@segment/analytics-node';\n${helper['src/cio.js']}`,
        'src/two.js': `import { Analytics } from '@segment/analytics-node';\n${helper['src/cio.js']}`,
      },
      /Several modules export trackCioEvent: .*one\.js.*two\.js.* → "helper": \{ "module"/,
    ],
  ])('is told where it is %s', async (_, files, message) => {
    expect((await troublesOf('helper', { ...sound, ...files })).join()).toMatch(message);
  });
});

describe('the reading', () => {
  it('tells of files that it cannot read', async () => {
    const files = { ...sound, 'src/b.js': "import '@segment/analytics-node';\nconst = ;\n" };
    expect((await troublesOf('reading', files)).join()).toMatch(
      /^src\/b\.js is not read: .* → Mend it, or leave it out: "ignore": \["src\/b\.js"\] in the settings\.$/,
    );
  });

  it('tells of an SDK of which no call is found', async () => {
    const files = { ...sound, 'src/a.js': 'export {};\n', 'customerio.config.json': '{}' };
    expect((await troublesOf('reading', files)).join()).toMatch(/It lists @segment\/analytics-node, and no call of it/);
  });

  it('tells of a manifest that counts as absent', async () => {
    const files = { ...sound, 'packages/a/package.json': '{' };
    expect((await troublesOf('reading', files)).join()).toMatch(/packages\/a\/package\.json: It counts as absent/);
  });
});

describe('ESLint', () => {
  const config = (...lines: readonly string[]): Record<string, string> => ({
    'eslint.config.mjs': `${lines.join('\n')}\n`,
  });
  const asTypescript = { ...without('src/a.js'), 'src/a.ts': sound['src/a.js'] };

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'is not there',
      without('node_modules/eslint/'),
      /ESLint is not installed here\. → npm install --save-dev eslint$/,
    ],
    [
      'is too old',
      { ...sound, 'node_modules/eslint/package.json': '{ "version": "8.57.1" }' },
      /ESLint is 8\.57\.1, and the plugin takes 9\.22 and later\. → npm install --save-dev eslint@latest/,
    ],
    [
      'has no plugin',
      { ...without('node_modules/eslint-plugin'), 'pnpm-lock.yaml': '' },
      /The plugin is not installed here.* → pnpm add --save-dev eslint-plugin-customerio/,
    ],
    [
      'is not told of it',
      { ...sound, ...config('export default [];') },
      /eslint\.config\.mjs does not have the plugin, so that 1 file with calls is linted without it\. → .* init/,
    ],
    [
      'takes it and makes nothing of it',
      { ...sound, ...config("import customerio from 'eslint-plugin-customerio';", 'export default [];') },
      /does not have the plugin/,
    ],
    [
      'has a configuration of the old kind',
      { ...without('eslint.config.mjs'), '.eslintrc.cjs': 'module.exports = {};\n' },
      /\.eslintrc\.cjs is of the kind that ESLint 9 no longer reads\. → npx @eslint\/migrate-config \.eslintrc\.cjs/,
    ],
    ['has one that cannot be read', { ...sound, ...config('export default [') }, /eslint\.config\.mjs cannot be read/],
    [
      'has no parser for TypeScript',
      asTypescript,
      /has no parser for TypeScript.* → \{ files: \['\*\*\/\*\.\{ts,tsx,mts,cts\}'\]/,
    ],
    [
      'imports what is not there',
      {
        ...sound,
        ...config(
          "import js from '@eslint/js';",
          "import customerio from 'eslint-plugin-customerio';",
          'export default [js.configs.recommended, customerio.configs.recommended];',
        ),
      },
      /imports @eslint\/js, which is not installed here\. → npm install --save-dev @eslint\/js/,
    ],
  ])('is told of where it %s', async (_, files, message) => {
    const troubles = await troublesOf('eslint', files);
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toMatch(message);
  });

  it.each<[string, Record<string, string>]>([
    [
      'by a file that the configuration imports',
      {
        ...config("import shared from './shared.mjs';", 'export default shared;'),
        'shared.mjs':
          "import customerio from 'eslint-plugin-customerio';\nexport default [customerio.configs.recommended];\n",
      },
    ],
    [
      'in CommonJS',
      {
        'eslint.config.mjs': '',
        'eslint.config.js':
          "const customerio = require('eslint-plugin-customerio');\nmodule.exports = [customerio.configs.recommended];\n",
      },
    ],
  ])('has the plugin %s', async (_, files) => {
    const { checks } = await doctor({ ...sound, ...files });
    expect(checks.find(({ name }) => name === 'eslint')).toMatchObject({ troubles: [], notes: [] });
  });

  it('may have it from a package that nobody looks into', async () => {
    const files = { ...sound, 'node_modules/eslint-config-acme/package.json': '{ "version": "1.0.0" }' };
    const { checks, code } = await doctor({
      ...files,
      ...config("import acme from 'eslint-config-acme';", 'export default acme;'),
    });
    const [note] = checks.find(({ name }) => name === 'eslint')?.notes ?? [];
    expect(note?.message).toMatch(/is not known: it is read and not run, and takes eslint-config-acme\./);
    expect(code).toBe(0);
  });
});
