import { existsSync, readFileSync } from 'node:fs';
import { Writable } from 'node:stream';

import { describe, expect, it } from 'vitest';

import { runInit, type InitOptions } from '../../../lib/cli/init.ts';
import { createProject, useProjects, type TemporaryProject } from '../../support/project.ts';

const create = useProjects();

const sends = {
  'package.json': '{ "name": "shop", "dependencies": { "@segment/analytics-node": "^3.0.0" } }',
  'src/a.ts':
    "import { Analytics } from '@segment/analytics-node';\nconst analytics = new Analytics({ writeKey: process.env.KEY as string });\nexport const a = (userId: string): void => {\n  analytics.track({ userId, event: 'Order Placed' });\n  analytics.track({ userId, event: 'Cart Viewed' });\n};\n",
};

async function init(
  project: TemporaryProject,
  options: InitOptions = { yes: true },
  { answer, cwd = project.root }: { readonly answer?: string; readonly cwd?: string } = {},
): Promise<{ code: number; said: string }> {
  let said = '';
  const stdout = new Writable({
    write(chunk: Buffer, _, done) {
      said += chunk.toString();
      done();
    },
  });
  const ask = answer === undefined ? {} : { ask: () => Promise.resolve(answer) };
  const code = await runInit(options, { stdout, cwd, ...ask });
  return { code, said };
}

function read(project: TemporaryProject, name: string): string | undefined {
  const file = project.file(name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function settings(project: TemporaryProject): unknown {
  return JSON.parse(read(project, 'customerio.config.json') ?? 'null');
}

describe('init', () => {
  it('says what it finds, shows what it writes, and writes it', async () => {
    const project = create({ ...sends, 'yarn.lock': '' });
    const { code, said } = await init(project);
    expect(code).toBe(0);
    expect(said).toMatch(/^Code +TypeScript; packages by yarn\nAnalytics @segment\/analytics-node; \d calls found$/m);
    expect(said).toMatch(/^eslint\.config\.mjs \(new\)\n {4}import customerio from 'eslint-plugin-customerio';$/m);
    expect(said).toContain('Wrote eslint.config.mjs and customerio.config.json.');
    expect(said).toMatch(/^ {2}yarn add --dev eslint eslint-plugin-customerio$/m);
    expect(read(project, 'eslint.config.mjs')).toContain('customerio.configs.recommended');
    expect(settings(project)).toEqual({
      $schema: './node_modules/eslint-plugin-customerio/dist/settings.schema.json',
    });
  });

  it('leaves forwarded events out with --yes, and says so', async () => {
    const { said } = await init(create(sends));
    expect(said).toMatch(/Which events Segment forwards to Customer\.io \(2 events found\) is left open/);
    expect(said).toMatch(
      /^Next:\n.*\n {2}npx eslint-plugin-customerio init --forwarded all\|none\|<name>…\n {2}npx eslint \.$/m,
    );
  });

  it('finds nothing to do the second time', async () => {
    const project = create(sends);
    await init(project);
    const before = read(project, 'eslint.config.mjs');
    const { code, said } = await init(project);
    expect(code).toBe(0);
    expect(said).toContain('eslint.config.mjs has the plugin already.');
    expect(said).toContain('customerio.config.json holds the settings already.');
    expect(said).not.toMatch(/Wrote/);
    expect(read(project, 'eslint.config.mjs')).toBe(before);
  });

  it.each<[string, InitOptions, string | undefined, unknown]>([
    ['all of them', { forwarded: ['all'] }, undefined, 'all'],
    ['none of them', { forwarded: ['none'] }, undefined, 'none'],
    ['names and patterns', { forwarded: ['Order Placed', '/^Cart /'] }, undefined, ['Order Placed', '/^Cart /']],
    ['those that are chosen from the list', {}, '2', ['Order Placed']],
    ['all that are on the list', {}, 'all', 'all'],
    ['nothing, where the question is left open', {}, '', undefined],
  ])('writes down which events are forwarded: %s', async (_, options, answer, forwarded) => {
    const project = create(sends);
    await init(project, options, answer === undefined ? {} : { answer });
    expect(settings(project)).toEqual({
      $schema: expect.any(String) as string,
      ...(forwarded !== undefined && { forwarded }),
    });
  });

  it('asks nothing where nothing goes to Segment', async () => {
    const project = create({ 'package.json': '{}', 'a.js': 'export {};\n' });
    expect((await init(project, {})).said).not.toMatch(/forward/);
    expect(read(project, 'eslint.config.mjs')).not.toContain('parser from');
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a word among names', ['all', 'A'], /--forwarded takes all alone/],
    ['a pattern that is none', ['/(/'], /--forwarded must be a name or a \/pattern\//],
  ])('refuses %s, and writes nothing', async (_, forwarded, message) => {
    const project = create(sends);
    await expect(init(project, { forwarded })).rejects.toThrow(message);
    expect(read(project, 'customerio.config.json')).toBeUndefined();
    expect(read(project, 'eslint.config.mjs')).toBeUndefined();
  });

  it('refuses to ask where nobody is there, and writes nothing', async () => {
    const project = create(sends);
    if (process.stdin.isTTY) return;
    await expect(init(project, {})).rejects.toThrow(/there is no terminal\. Give --forwarded .* or --yes/);
    expect(read(project, 'customerio.config.json')).toBeUndefined();
  });

  it('tells of a name that nothing sends', async () => {
    const { said } = await init(create(sends), { forwarded: ['Order Placd'] });
    expect(said).toContain('No call was found that sends "Order Placd" to Segment. Is "Order Placed" meant?');
  });

  it('writes nothing with --dry', async () => {
    const project = create(sends);
    const { said } = await init(project, { dry: true });
    expect(said).toContain('Would write eslint.config.mjs and customerio.config.json.');
    expect(read(project, 'eslint.config.mjs')).toBeUndefined();
    expect(read(project, 'customerio.config.json')).toBeUndefined();
  });

  it('has nothing to set up in an empty folder', async () => {
    const project = createProject({});
    const folder = project.file('empty');
    project.write('empty/.keep', '');
    const { code, said } = await init(project, { yes: true }, { cwd: folder });
    expect(code).toBe(1);
    expect(said).toMatch(/^There is nothing here to set up: .*empty holds no package\.json and no source file\./);
    expect(existsSync(`${folder}/eslint.config.mjs`)).toBe(false);
    project.remove();
  });

  it('adds to a configuration that is a list, with a diff first', async () => {
    const project = create({
      ...sends,
      'eslint.config.js': "import js from '@eslint/js';\n\nexport default [\n  js.configs.recommended,\n];\n",
    });
    const { said } = await init(project);
    expect(said).toMatch(/^--- a\/eslint\.config\.js$[\s\S]*^\+import customerio from 'eslint-plugin-customerio';$/m);
    expect(read(project, 'eslint.config.js')).toContain('  { ...customerio.configs.recommended');
    expect(read(project, 'eslint.config.mjs')).toBeUndefined();
  });

  it('prints the lines for one that is not', async () => {
    const config = "import all from 'eslint-config-acme';\nexport default all();\n";
    const project = create({ ...sends, 'eslint.config.mjs': config });
    const { code, said } = await init(project);
    expect(code).toBe(0);
    expect(said).toMatch(/eslint\.config\.mjs is not a list that is written out, and was left alone\. Add these lines/);
    expect(said).toMatch(/^ {4}import customerio from 'eslint-plugin-customerio';$/m);
    expect(read(project, 'eslint.config.mjs')).toBe(config);
  });

  it('tells of settings in the configuration, which only ESLint gets', async () => {
    const config =
      "import customerio from 'eslint-plugin-customerio';\nexport default [customerio.configs.recommended, { settings: { customerio: { forwarded: 'all' } } }];\n";
    const project = create({ ...sends, 'eslint.config.mjs': config });
    expect((await init(project)).said).toMatch(
      /eslint\.config\.mjs:2 holds `settings\.customerio` \(`forwarded`\), which/,
    );
    expect((await init(project, { forwarded: ['all'] })).said).not.toMatch(/which only ESLint gets/);
  });

  it('leaves a configuration of the old kind alone', async () => {
    const project = create({ ...sends, '.eslintrc.json': '{}' });
    const { said } = await init(project);
    expect(said).toContain('npx @eslint/migrate-config .eslintrc.json');
    expect(read(project, 'eslint.config.mjs')).toBeUndefined();
  });

  it('adds to settings that there are, and keeps what they say', async () => {
    const project = create({ ...sends, 'customerio.config.json': '{\n    "ignore": ["legacy"]\n}\n' });
    await init(project, { forwarded: ['all'] });
    expect(read(project, 'customerio.config.json')).toBe(
      '{\n    "ignore": [\n        "legacy"\n    ],\n    "forwarded": "all"\n}\n',
    );
  });

  it('adds to settings of a manifest that is written as package managers write it', async () => {
    const manifest = {
      name: 'shop',
      customerio: { ignore: ['legacy'] },
      dependencies: { '@segment/analytics-node': '3' },
    };
    const project = create({ ...sends, 'package.json': `${JSON.stringify(manifest, null, 2)}\n` });
    const { said } = await init(project, { forwarded: ['all'] });
    expect(said).toContain('--- a/package.json');
    expect(read(project, 'package.json')).toBe(
      `${JSON.stringify({ ...manifest, customerio: { ignore: ['legacy'], forwarded: 'all' } }, null, 2)}\n`,
    );
  });

  it.each([
    ['comments', 'customerio.config.json', '{\n  // ours\n  "ignore": ["legacy"]\n}\n'],
    [
      'a manifest of another form',
      'package.json',
      '{ "customerio": { "ignore": ["legacy"] }, "dependencies": { "@segment/analytics-node": "3" } }',
    ],
  ])('prints the line for settings with %s', async (_, name, text) => {
    const project = create({ ...sends, [name]: text });
    const { said } = await init(project, { forwarded: ['all'] });
    expect(said).toContain(`${name} was left alone. Add this to`);
    expect(said).toContain('    "forwarded": "all"\n');
    expect(read(project, name)).toBe(text);
  });

  it('sets a workspace up at its root, from inside of a package', async () => {
    const project = create({
      'package.json': '{ "packageManager": "pnpm@10.0.0" }',
      'pnpm-workspace.yaml': 'packages: [packages/*]\n',
      'packages/app/package.json': sends['package.json'],
      'packages/app/src/a.ts': sends['src/a.ts'],
    });
    const { said } = await init(project, { yes: true }, { cwd: project.file('packages/app') });
    expect(said).toMatch(/^Project .*, a workspace of 2 packages$/m);
    expect(said).toMatch(/^ {2}pnpm add --save-dev --workspace-root eslint /m);
    expect(read(project, 'eslint.config.mjs')).toContain('settings: { customerio: { root: import.meta.dirname } },');
    expect(read(project, 'customerio.config.json')).toBeDefined();
  });
});
