import path from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { listFiles } from '../../../lib/files/listing.ts';
import { NativeResolver } from '../../../lib/files/native-resolver.ts';
import { Resolver } from '../../../lib/files/resolver.ts';
import { createProject, isWritable } from '../../support/project.ts';

import type { Content, TemporaryProject } from '../../support/project.ts';

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

type Files = Readonly<Record<string, Content>>;
/** Where specifiers lead; undefined: to no file of the project. */
type Leads = Readonly<Record<string, string | undefined>>;

function resolverOf(files: Files): { resolver: Resolver; leadOf(from: string, specifier: string): string | undefined } {
  project = createProject(files);
  const { root, file } = project;
  const resolver = new Resolver(root, listFiles(root));
  return {
    resolver,
    leadOf(from, specifier) {
      const found = resolver.resolve(file(from), specifier);
      return found && path.relative(root, found).split(path.sep).join('/');
    },
  };
}

function expectLeads(files: Files, from: string, leads: Leads): void {
  const { leadOf } = resolverOf(files);
  expect(Object.fromEntries(Object.keys(leads).map(specifier => [specifier, leadOf(from, specifier)]))).toEqual(leads);
}

const names = (...all: readonly string[]): Files => Object.fromEntries(all.map(name => [name, '']));

/** Both ways to find a file must agree: by oxc-resolver, and by names alone beside a manifest that it cannot read. */
describe.each([
  ['beside a manifest', '{}'],
  ['beside a broken manifest', '{'],
])('paths %s', (_where, manifest) => {
  const paths = (files: Files): Files => ({ 'package.json': manifest, ...files });

  it.each(['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'vue', 'svelte', 'astro', 'd.ts', 'json'])(
    'lead to a file without its ending .%s',
    ending => {
      expectLeads(paths(names(`src/a.${ending}`, `src/b/index.${ending}`)), 'src/page.ts', {
        './a': `src/a.${ending}`,
        './b': `src/b/index.${ending}`,
        [`./a.${ending}`]: `src/a.${ending}`,
      });
    },
  );

  it.each([
    ['a.js', 'a.ts'],
    ['a.js', 'a.tsx'],
    ['a.js', 'a.d.ts'],
    ['a.js', 'a.js'],
    ['a.js', 'a.jsx'],
    ['a.jsx', 'a.tsx'],
    ['a.jsx', 'a.jsx'],
    ['a.mjs', 'a.mts'],
    ['a.mjs', 'a.mjs'],
    ['a.cjs', 'a.cts'],
    ['a.cjs', 'a.cjs'],
  ])('lead from what is built, %s, to what it is built of, %s', (specifier, name) => {
    expectLeads(paths(names(`src/${name}`)), 'src/page.ts', { [`./${specifier}`]: `src/${name}` });
  });

  it('prefer sources, in an order', () => {
    expectLeads(paths(names('a.ts', 'a.js', 'b.d.ts', 'b.js', 'c.tsx', 'c.d.ts', 'd.json', 'd.js')), 'page.ts', {
      './a': 'a.ts',
      './a.js': 'a.ts',
      './b': 'b.js',
      './b.js': 'b.d.ts',
      './c.js': 'c.tsx',
      './d': 'd.js',
    });
  });

  it('prefer a file to a folder', () => {
    expectLeads(paths(names('a.ts', 'a/index.ts', 'b/index.js', 'b/index.ts')), 'page.ts', {
      './a': 'a.ts',
      './a/': 'a/index.ts',
      './b': 'b/index.ts',
    });
  });

  it('lead up and around, and to nothing where nothing is', () => {
    expectLeads(paths(names('a.ts', 'src.ts', 'src/b.ts', 'src/index.ts', 'c.css', 'src/x.mjs')), 'src/page.ts', {
      '../a': 'a.ts',
      '../src/b': 'src/b.ts',
      '.': 'src/index.ts',
      './': 'src/index.ts',
      '..': undefined,
      './nothing': undefined,
      './b.jsx': undefined,
      './x.cjs': undefined,
      '../c.css': 'c.css',
      '/src/b': 'src/b.ts',
    });
  });

  it('lead to what a bundler is told in a query as well', () => {
    expectLeads(paths(names('a.ts', 'b.vue')), 'page.ts', {
      './a?raw': 'a.ts',
      './a?url': 'a.ts',
      './a?worker': 'a.ts',
      './b.vue?vue=1&type=script': 'b.vue',
      './a#raw': 'a.ts',
    });
  });

  it('lead nowhere by a scheme', () => {
    expectLeads(paths(names('a.ts')), 'page.ts', {
      'node:fs': undefined,
      'https://x/a': undefined,
      'http://x/a': undefined,
      'data:text/javascript,': undefined,
      'virtual:a': undefined,
    });
  });

  it('lead into no package', () => {
    expectLeads(paths(names('node_modules/a/index.ts', 'node_modules/a/b.ts')), 'page.ts', {
      a: undefined,
      './node_modules/a/b': undefined,
    });
  });
});

describe('a folder with a manifest of its own', () => {
  it.each<[string, object, string | undefined]>([
    ['source', { source: './s.ts', types: './t.ts', module: './o.ts', main: './m.ts' }, 'a/s.ts'],
    ['types', { types: './t.ts', module: './o.ts', main: './m.ts' }, 'a/t.ts'],
    ['module', { module: './o.ts', main: './m.ts' }, 'a/o.ts'],
    ['main', { main: './m' }, 'a/m.ts'],
    ['nothing', {}, 'a/index.ts'],
  ])('leads by its %s', (_field, manifest, to) => {
    const files = names('a/s.ts', 'a/t.ts', 'a/o.ts', 'a/m.ts', 'a/index.ts');
    expectLeads({ ...files, 'a/package.json': JSON.stringify(manifest) }, 'page.ts', { './a': to });
  });

  it('leads to its index where it is broken', () => {
    expectLeads({ ...names('a/index.ts', 'a/m.ts'), 'a/package.json': '{"main":"./m.ts"' }, 'page.ts', {
      './a': 'a/index.ts',
      './a/m': 'a/m.ts',
    });
  });
});

describe('imports of a manifest', () => {
  const imports = JSON.stringify({
    imports: {
      '#a': './src/a.js',
      '#lib/*': './src/lib/*.js',
      '#by': { source: './src/s.ts', default: './src/d.js' },
      '#types': { types: './src/t.d.ts', default: './src/d.js' },
      '#package': 'some-package',
    },
  });
  const files = names(
    'src/a.ts',
    'src/lib/b.ts',
    'src/s.ts',
    'src/d.ts',
    'src/t.d.ts',
    'node_modules/some-package/index.js',
  );

  it('lead to files', () => {
    expectLeads({ ...files, 'package.json': imports }, 'src/deep/page.ts', {
      '#a': 'src/a.ts',
      '#lib/b': 'src/lib/b.ts',
      '#by': 'src/s.ts',
      '#types': 'src/t.d.ts',
      '#package': undefined,
      '#nothing': undefined,
    });
  });

  it('are those of the nearest one', () => {
    expectLeads({ ...files, 'package.json': imports, 'src/package.json': '{}' }, 'src/page.ts', { '#a': undefined });
  });

  it('are none where it is broken', () => {
    expectLeads({ ...files, 'package.json': `${imports.slice(0, -1)},}` }, 'src/page.ts', { '#a': undefined });
  });
});

describe('packages of the workspace', () => {
  const workspace = (manifest: object, ...all: readonly string[]): Files => ({
    'package.json': '{"workspaces":["packages/*"]}',
    'packages/lib/package.json': JSON.stringify({ name: '@x/lib', ...manifest }),
    ...names(...all.map(name => `packages/lib/${name}`)),
  });
  const from = 'packages/app/src/page.ts';
  const leads = (manifest: object, all: readonly string[], expected: Leads): void =>
    expectLeads(
      workspace(manifest, ...all),
      from,
      Object.fromEntries(Object.entries(expected).map(([key, to]) => [key, to && `packages/lib/${to}`])),
    );

  it.each<[string, object, readonly string[], string]>([
    ['its source', { source: 'src/a.ts', main: 'b.js' }, ['src/a.ts', 'b.ts'], 'src/a.ts'],
    ['its main', { main: './b.js' }, ['b.ts'], 'b.ts'],
    ['the source of its main', { main: './dist/index.js' }, ['src/index.ts'], 'src/index.ts'],
    ['the source of its main further down', { main: 'dist/esm/a/b.mjs' }, ['src/a/b.ts'], 'src/a/b.ts'],
    ['the source beside a build', { main: 'lib/a.js' }, ['a.ts'], 'a.ts'],
    ['the source of its types', { types: 'dist/a.d.ts' }, ['src/a.ts'], 'src/a.ts'],
    ['its exports', { exports: './a.js' }, ['a.ts'], 'a.ts'],
    ['the source of its exports', { exports: { '.': { import: './dist/a.js' } } }, ['src/a.tsx'], 'src/a.tsx'],
    ['src/index', {}, ['src/index.ts', 'index.ts', 'lib/index.ts'], 'src/index.ts'],
    ['index', { main: 'nothing.js' }, ['index.ts', 'lib/index.ts'], 'index.ts'],
    ['lib/index', {}, ['lib/index.js'], 'lib/index.js'],
  ])('lead by their name to %s', (_what, manifest, all, to) => {
    leads(manifest, all, { '@x/lib': to });
  });

  it('prefer what is built where it lies there and is named', () => {
    leads({ main: 'a.js' }, ['a.js', 'src/a.ts'], { '@x/lib': 'a.js' });
  });

  it('lead by subpaths of exports', () => {
    leads(
      {
        exports: {
          './a': './src/one.ts',
          './*': './src/*.ts',
          './deep/*': { types: './dist/deep/*.d.ts', default: './dist/deep/*.js' },
          './twice/*': './src/*/*.ts',
          './blocked': null,
        },
      },
      ['src/one.ts', 'src/two.ts', 'src/deep/three.ts', 'src/four/four.ts', 'src/a.ts'],
      {
        '@x/lib/a': 'src/one.ts',
        '@x/lib/two': 'src/two.ts',
        '@x/lib/deep/three': 'src/deep/three.ts',
        '@x/lib/twice/four': 'src/four/four.ts',
        '@x/lib/nothing': undefined,
      },
    );
  });

  it('lead by what stands in them where exports do not say', () => {
    leads({}, ['a.ts', 'src/b.ts', 'src/c/d.ts', 'src/e.ts'], {
      '@x/lib/a': 'a.ts',
      '@x/lib/src/b': 'src/b.ts',
      '@x/lib/dist/c/d': 'src/c/d.ts',
      '@x/lib/dist/esm/c/d.js': 'src/c/d.ts',
      '@x/lib/e': 'src/e.ts',
      '@x/lib/f': undefined,
    });
  });

  it('are known by a name without a scope, too, and not by half of one', () => {
    expectLeads({ ...workspace({ name: 'lib' }, 'index.ts', 'a.ts') }, from, {
      lib: 'packages/lib/index.ts',
      'lib/a': 'packages/lib/a.ts',
      'library/a': undefined,
      li: undefined,
    });
  });

  it('are none outside of the lists', () => {
    expectLeads({ ...workspace({}, 'index.ts'), 'package.json': '{"workspaces":["apps/*"]}' }, from, {
      '@x/lib': undefined,
    });
  });
});

describe('where no configuration says', () => {
  const files = { ...names('src/a.ts', 'app/b.ts', 'c.ts', 'p/src/d.ts', 'p/e.ts'), 'p/package.json': '{}' };

  it('@/ and ~/ are the sources around a file where an application shares the manifest of the repository', () => {
    const files = {
      'package.json': '{}',
      ...names('apps/a/src/lib/x.ts', 'apps/a/src/app/lib/x.ts', 'apps/b/app/lib/y.ts', 'apps/c/source/lib/z.ts'),
    };
    expectLeads(files, 'apps/a/src/app/page.ts', { '@/lib/x': 'apps/a/src/lib/x.ts', '@/lib/y': undefined });
    expectLeads(files, 'apps/b/app/routes/index.ts', { '~/lib/y': 'apps/b/app/lib/y.ts' });
    expectLeads(files, 'apps/c/source/page.ts', { '~/lib/z': undefined });
  });

  it('@/ and ~/ are the sources of a package', () => {
    expectLeads(files, 'src/page.ts', {
      '@/a': 'src/a.ts',
      '~/a': 'src/a.ts',
      '@/c': 'c.ts',
      '~/b': 'app/b.ts',
      '@/d': undefined,
    });
    expectLeads(files, 'p/src/page.ts', { '@/d': 'p/src/d.ts', '@/e': 'p/e.ts', '@/c': 'c.ts' });
  });

  it('src/ and app/ begin at a package', () => {
    expectLeads(files, 'p/page.ts', {
      'src/d': 'p/src/d.ts',
      'src/a': 'src/a.ts',
      'app/b': 'app/b.ts',
      'lib/a': undefined,
    });
  });
});

describe('baseUrl', () => {
  const files = {
    'tsconfig.json': '{"compilerOptions":{"baseUrl":"src"}}',
    ...names('src/house/a.ts', 'src/b.ts', 'src/c.d/e.ts', 'house/a.ts'),
  };

  it('is where names begin', () => {
    expectLeads(files, 'src/page.ts', {
      'house/a': 'src/house/a.ts',
      b: 'src/b.ts',
      'b.js': 'src/b.ts',
      hous: undefined,
    });
  });

  it('is of no file outside of its configuration', () => {
    const inside = { ...files, 'app/tsconfig.json': '{"compilerOptions":{"baseUrl":"lib"}}', 'app/lib/z.ts': '' };
    expectLeads(inside, 'app/page.ts', { z: 'app/lib/z.ts', b: 'src/b.ts' });
    expectLeads(inside, 'application/page.ts', { z: undefined });
  });

  it('comes behind paths', () => {
    expectLeads(
      { ...files, 'tsconfig.json': '{"compilerOptions":{"baseUrl":"src","paths":{"house/*":["../house/*"]}}}' },
      'src/page.ts',
      { 'house/a': 'house/a.ts', b: 'src/b.ts' },
    );
  });
});

it('takes tsconfig.json before other configurations of its folder, and the nearest before those above', () => {
  const to = (target: string): string => JSON.stringify({ compilerOptions: { paths: { x: [target] } } });
  expectLeads(
    {
      ...names('a.ts', 'b.ts', 'c.ts', 'd.ts'),
      'jsconfig.json': to('./a'),
      'tsconfig.json': to('./b'),
      'tsconfig.build.json': to('./c'),
      'deep/tsconfig.lib.json': to('../d'),
    },
    'page.ts',
    { x: 'b.ts' },
  );
  const { leadOf } = resolverOf({
    ...names('a.ts', 'd.ts'),
    'tsconfig.json': to('./a'),
    'deep/jsconfig.json': to('../d'),
  });
  expect(leadOf('deep/page.ts', 'x')).toBe('d.ts');
  expect(leadOf('page.ts', 'x')).toBe('a.ts');
});

describe('what it tells of a project', () => {
  it('packages, those in others first', () => {
    const { resolver } = resolverOf({
      'package.json': '{"name":"a"}',
      'b/package.json': '{"name":"b"}',
      'b/c/package.json': '{"name":"c"}',
    });
    expect(resolver.manifests.map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  });

  it('the packages that a file may import', () => {
    const { resolver } = resolverOf({
      'package.json': '{"dependencies":{"x":"1"}}',
      'b/package.json': '{"devDependencies":{"y":"2"}}',
      'bc/package.json': '{"dependencies":{"z":"3"}}',
    });
    expect(resolver.dependenciesOf(project!.file('b/a.ts')).flatMap(all => [...all])).toEqual([
      ['y', '2'],
      ['x', '1'],
    ]);
  });

  it('the last words of names that lead to one file alone', () => {
    const { resolver } = resolverOf({
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          paths: { '@x/one': ['./src/a.ts'], two: ['./src/a'], three: ['./src/b.ts'], '@/*': ['./src/a'] },
        },
      }),
    });
    expect([...resolver.aliasesOf(project!.file('src/a.ts'))].sort()).toEqual(['one', 'two']);
    expect(resolver.aliasesOf(project!.file('src/c.ts'))).toEqual([]);
  });

  it('what counts as absent, from the listing on', () => {
    const { resolver } = resolverOf({ 'package.json': '{', '.gitignore': { kind: 'folder' } });
    expect(resolver.notes.map(({ file }) => path.basename(file))).toEqual(['.gitignore', 'package.json']);
  });
});

describe('NativeResolver', () => {
  const all: readonly (readonly [string, Content])[] = [
    ['a pipe', { kind: 'pipe' }],
    ['a folder', { kind: 'folder' }],
    ['nested deep', `{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['no JSON', '{'],
    ['JSON with comments', '{} // ours'],
    ['no object', '[]'],
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le')],
  ];
  const broken = all.filter(([, manifest]) => isWritable(manifest));

  it.each(broken)('finds files by their names beside a manifest that is %s', (_what, manifest) => {
    project = createProject({
      'src/a.ts': '',
      'lib/b.ts': '',
      'lib/package.json': manifest,
      'lib/deep/c/index.ts': '',
    });
    const { root, file } = project;
    const resolver = new NativeResolver([]);
    expect(resolver.file(file('src'), './a')).toBe(file('src/a.ts'));
    expect(resolver.file(file('src'), '../lib/b')).toBe(file('lib/b.ts'));
    expect(resolver.file(file('lib'), './b.js')).toBe(file('lib/b.ts'));
    expect(resolver.file(file('lib/deep'), './c')).toBe(file('lib/deep/c/index.ts'));
    expect(resolver.file(file('lib/deep'), '../../src/a')).toBe(file('src/a.ts'));
    expect(resolver.file(root, './lib')).toBeUndefined();
    expect(resolver.file(file('lib'), '#b')).toBeUndefined();
  });

  it.each(broken)('finds no configuration in a package whose manifest is %s', (_what, manifest) => {
    project = createProject({
      'tsconfig.json': '{}',
      'node_modules/house/package.json': manifest,
      'node_modules/house/tsconfig.json': '{}',
    });
    const resolver = new NativeResolver([]);
    expect(resolver.configuration('house', project.file('tsconfig.json'))).toBeUndefined();
  });

  it.each(broken)('finds no configuration beside a manifest that is %s', (_what, manifest) => {
    project = createProject({
      'a/tsconfig.json': '{}',
      'a/package.json': manifest,
      'node_modules/house/package.json': '{}',
      'node_modules/house/tsconfig.json': '{}',
    });
    const resolver = new NativeResolver([]);
    expect(resolver.configuration('house', project.file('a/tsconfig.json'))).toBeUndefined();
    expect(resolver.configuration('house', project.file('tsconfig.json'))).toBe(
      project.file('node_modules/house/tsconfig.json'),
    );
    expect(resolver.configuration('other', project.file('tsconfig.json'))).toBeUndefined();
  });

  it('reads no manifest again that it is given', () => {
    project = createProject({ 'package.json': '{"imports":{"#a":"./a.ts"}}', 'a.ts': '' });
    const { root, file } = project;
    const manifest = {
      file: file('package.json'),
      folder: root,
      entry: [],
      subpaths: [],
      dependencies: new Map<string, string>(),
      workspaces: [],
      data: {},
    };
    expect(new NativeResolver([{ ...manifest, isPlain: false }]).file(root, '#a')).toBeUndefined();
    expect(new NativeResolver([{ ...manifest, isPlain: true }]).file(root, '#a')).toBe(file('a.ts'));
  });
});

describe('an import that only a bundler knows of', () => {
  const files: Files = {
    'package.json': '{ "dependencies": { "known": "1.0.0" } }',
    ...names('client/utils/metrics.js', 'client/store/index.js', 'client/known/metrics.js', 'client/utils/twice.js'),
    ...names('server/utils/twice.js', 'client/pages/home.js', 'client/utils/crypto.test.js', 'client/lib.js'),
  };

  it('leads to the one file whose path ends so', () => {
    expectLeads(files, 'client/pages/home.js', {
      'utils/metrics': 'client/utils/metrics.js',
      'utils/metrics.js': 'client/utils/metrics.js',
      '@utils/metrics': 'client/utils/metrics.js',
      '@client/utils/metrics': 'client/utils/metrics.js',
      '@app/utils/metrics': 'client/utils/metrics.js',
      '$shop/client/store': 'client/store/index.js',
    });
  });

  it('leads nowhere where it may be a package, or one of several files', () => {
    expectLeads(files, 'client/pages/home.js', {
      'known/metrics': undefined,
      'utils/twice': undefined,
      'utils/none': undefined,
      'utils/crypto.test': undefined,
      '@app/metrics': undefined,
      metrics: undefined,
      crypto: undefined,
      'node:fs/promises': undefined,
    });
  });

  it.each(['src', 'app', 'client', 'source'])('leads to what stands in %s, where no package has its name', folder => {
    const files: Files = {
      'package.json': '{ "dependencies": { "known": "1.0.0" }, "devDependencies": { "webpack": "5" } }',
      ...names(`${folder}/metrics.js`, `${folder}/known.js`, `${folder}/fs.js`, `${folder}/pages/metrics.js`),
      ...names(`${folder}/track/index.js`, 'other/metrics.js', 'lib/log.js'),
    };
    expectLeads(files, `${folder}/pages/home.js`, {
      metrics: `${folder}/metrics.js`,
      track: `${folder}/track/index.js`,
      'pages/metrics': `${folder}/pages/metrics.js`,
      known: undefined,
      fs: undefined,
      log: undefined,
    });
    expectLeads(files, `${folder}/metrics.js`, { metrics: undefined });
    const beside = names(
      'src/metrics.js',
      'app/metrics.js',
      'client/metrics.js',
      'source/metrics.js',
      'other/x/metrics.js',
    );
    expectLeads({ ...files, ...beside }, `${folder}/pages/home.js`, {
      metrics: `${folder}/metrics.js`,
      'track/index': `${folder}/track/index.js`,
    });
    expectLeads({ ...files, 'package.json': '{}' }, `${folder}/pages/home.js`, { metrics: undefined });
  });

  it('is read as Nuxt reads the folder of the project', () => {
    expectLeads({ 'package.json': '{}', ...names('stores/cart.js', 'pages/home.js') }, 'pages/home.js', {
      '~~/stores/cart': 'stores/cart.js',
      '@@/stores/cart': 'stores/cart.js',
    });
  });
});

describe('a package of the workspace that is built from another folder than src', () => {
  it('is read from there', () => {
    expectLeads(
      {
        'package.json': '{ "workspaces": ["packages/*"] }',
        'packages/a/package.json': '{ "name": "@shop/a", "main": "dist/a.js" }',
        ...names('packages/a/code/a.ts', 'packages/b/b.ts'),
      },
      'packages/b/b.ts',
      { '@shop/a': 'packages/a/code/a.ts' },
    );
  });
});

describe('what Babel is told of modules', () => {
  const manifest = JSON.stringify({ devDependencies: { 'babel-plugin-module-resolver': '5.0.0' } });
  const files = names('src/lib/metrics/index.js', 'src/lib/pages/sender.js', 'src/modules/sender.js', 'src/page.js');

  it.each<[string, string, string]>([
    [
      '.babelrc',
      '{ // in short\n "plugins": ["x", ["module-resolver", { "root": ["./src", "./src/lib"] }],] }',
      'strict or not',
    ],
    ['.babelrc', '{"plugins":[["module-resolver",{"root":"./src/lib","alias":{}}]]}', 'one root'],
    ['babel.config.js', "module.exports = { plugins: [['module-resolver', { root: ['src/lib'], }]] };", 'a program'],
    [
      'babel.config.js',
      "module.exports = api => ({ plugins: [[require.resolve('x'), {}], ['babel-plugin-module-resolver', { alias: { '^z/(.+)': ([, z]) => z, metrics: './src/lib/metrics' } }]] });",
      'an alias',
    ],
  ])('is read in %s: %s', (name, text) => {
    expectLeads({ ...files, 'package.json': manifest, [name]: text }, 'src/page.js', {
      metrics: 'src/lib/metrics/index.js',
    });
  });

  it('is read in the manifest, and leads to files by their names as well', () => {
    const babel = { plugins: [['module-resolver', { alias: { '@sent': './src/modules', deep: './src/lib/pages' } }]] };
    const told = JSON.stringify({ devDependencies: { 'babel-plugin-module-resolver': '5.0.0' }, babel });
    expectLeads({ ...files, 'package.json': told }, 'src/page.js', {
      '@sent/sender': 'src/modules/sender.js',
      'deep/sender': 'src/lib/pages/sender.js',
      deeper: undefined,
    });
  });

  it.each([
    ["['module-resolver', options]", 'by a variable'],
    ["['module-resolver', { root: [path.join(__dirname, 'src/lib')] }]", 'by a call'],
    ["['module-resolver', { ...shared, root }]", 'by what is spread'],
    ["['module-resolver', { 'root': ['./src/lib' + suffix] }]", 'put together'],
    ["['module-resolver', { root: ['./src/lib'", 'what is never closed'],
    [`['module-resolver', ${'['.repeat(40)}`, 'too deep'],
    ["/* ['module-resolver', { root: ['./src/lib'] }]", 'in a comment'],
  ])('is nothing in %s', plugin => {
    const config = `module.exports = { plugins: [${plugin}] };`;
    expectLeads({ ...files, 'package.json': manifest, 'babel.config.js': config }, 'src/page.js', {
      metrics: undefined,
    });
  });

  it('is not read where the plugin is none of the package', () => {
    const config = "module.exports = { plugins: [['module-resolver', { root: ['./src/lib'] }]] };";
    expectLeads({ ...files, 'package.json': '{}', 'babel.config.js': config }, 'src/page.js', { metrics: undefined });
  });
});
