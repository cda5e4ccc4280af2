import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TemporaryProject } from '../support/project.ts';
import { brokenLinks } from '../docs/links.ts';
import { installed, pack, runIn } from './packed.ts';

let packed: ReturnType<typeof pack>;

beforeAll(() => {
  packed = pack();
});

afterAll(() => packed.remove());

describe('the packed package', () => {
  let project: TemporaryProject;

  beforeAll(() => {
    project = installed(packed.tarball, ['eslint@10'], {
      'config.ts': `
        import type { Linter } from 'eslint';
        import { defineConfig } from 'eslint/config';
        import customerio, { type Rules, type Settings } from 'eslint-plugin-customerio';
        import parser from 'eslint-plugin-customerio/parser';

        export const settings: Settings = { forwarded: ['Order Placed'] };
        // @ts-expect-error there is no such setting
        export const slip: Settings = { forwraded: 'all' };
        export default defineConfig([
          customerio.configs.recommended,
          {
            plugins: { customerio },
            languageOptions: { parser },
            settings: { customerio: settings },
            rules: {
              'customerio/no-public-secret': 'error',
              'customerio/event-name-case': ['warn', { customerio: 'snake_case', allow: ['Signed Up'] }],
              'customerio/match-tracking-plan': [2, { tiers: [1] }],
            } satisfies Rules,
          },
          // @ts-expect-error there is no such rule
          { rules: { 'customerio/no-publik-secret': 'error' } satisfies Rules },
          // @ts-expect-error there is no such option
          { rules: { 'customerio/event-name-case': ['error', { customer: 'snake_case' }] } satisfies Rules },
          // @ts-expect-error there is no such style
          { rules: { 'customerio/event-name-case': ['error', { customerio: 'snake' }] } satisfies Rules },
          // @ts-expect-error it takes no options
          { rules: { 'customerio/no-public-secret': ['error', {}] } satisfies Rules },
        ]);
        export const strict: Linter.Config = customerio.configs.strict;
        // @ts-expect-error there is no such config
        export const missing = customerio.configs.missing;
      `,
    });
  });

  afterAll(() => project.remove());

  it('holds what runs, and what is read', () => {
    const names = packedFiles();
    const others = names.filter(name => !/^(?:dist|docs)\//.test(name)).sort();
    expect(others).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
    expect(names.filter(name => name.startsWith('docs/') && !/\.(?:md|json|png)$/.test(name))).toEqual([]);
  });

  it('leads from page to page, and nowhere else', () => {
    const names = new Set(packedFiles());
    const folder = project.file('node_modules/eslint-plugin-customerio');
    const pages = [...names].filter(name => name.endsWith('.md'));
    expect(pages.length).toBeGreaterThan(50);
    const lost = pages.flatMap(page =>
      brokenLinks(page, file => (names.has(file) ? readFileSync(path.join(folder, file), 'utf8') : undefined)),
    );
    expect(lost).toEqual([]);
  });

  function packedFiles(): string[] {
    const { stdout } = runIn(project.root, 'tar', '-tzf', packed.tarball);
    return stdout
      .trim()
      .split('\n')
      .map(name => name.replace(/^package\//, ''));
  }

  it('gives require() the plugin itself', () => {
    const plugin = createRequire(project.file('index.cjs'))('eslint-plugin-customerio') as Record<string, unknown>;
    expect(Object.keys(plugin).sort()).toEqual(['configs', 'meta', 'rules']);
  });

  it.each(['typescript', 'typescript-7'])('needs the types of eslint only, and finds slips, by %s', name => {
    const typescript = createRequire(import.meta.url)
      .resolve(`${name}/package.json`)
      .replace(/package\.json$/, 'bin/tsc');
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022'];
    const { stdout, status } = runIn(project.root, process.execPath, typescript, ...flags, 'config.ts');
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  it('loads without a parser, a resolver or ESLint', () => {
    const script = `
      import Module, { register } from 'node:module';

      // ES modules are told by a hook, CommonJS ones by the cache.
      register('data:text/javascript,' + encodeURIComponent(\`
        import { writeSync } from 'node:fs';
        export async function resolve(specifier, context, next) {
          const resolved = await next(specifier, context);
          writeSync(1, resolved.url + '\\\\n');
          return resolved;
        }
      \`));
      await import('eslint-plugin-customerio');
      console.log(Object.keys(Module._cache).join('\\n'));
    `;
    const { stdout, stderr } = runIn(project.root, process.execPath, '--input-type=module', '--eval', script);
    expect(stderr).toBe('');
    const loaded = new Set(
      stdout
        .replaceAll('\\', '/')
        .split('\n')
        .flatMap(file => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []),
    );
    expect(loaded).toContain('eslint-plugin-customerio');
    const heavy = /^(?:eslint|typescript|jscodeshift|oxc-.*|@typescript-eslint\/.*|yaml|commander|picomatch)$/;
    expect([...loaded].filter(name => heavy.test(name))).toEqual([]);
  });
});
