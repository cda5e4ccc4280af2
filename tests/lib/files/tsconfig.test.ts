import path from 'node:path';

import ts from 'typescript';
import { afterEach, describe, expect, it } from 'vitest';

import { listFiles, relative } from '../../../lib/files/listing.ts';
import { Notes } from '../../../lib/files/notes.ts';
import { Resolver } from '../../../lib/files/resolver.ts';
import { TsConfigReader } from '../../../lib/files/tsconfig.ts';
import { createProject } from '../../support/project.ts';

import type { TemporaryProject } from '../../support/project.ts';

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

interface Row {
  readonly about: string;
  readonly files: Readonly<Record<string, string>>;
  /** The file that imports; default: `src/page.ts`. */
  readonly from?: string;
  /** Where specifiers lead; undefined: to no file of the project. */
  readonly leads: Readonly<Record<string, string | undefined>>;
}

const paths = (of: Readonly<Record<string, readonly string[]>>, more: object = {}): string =>
  JSON.stringify({ ...more, compilerOptions: { paths: of } });

/** What TypeScript says of them as well. */
const rows: readonly Row[] = [
  {
    about: 'a star',
    files: { 'tsconfig.json': paths({ '@/*': ['./src/*'] }), 'src/a/b.ts': '', 'src/c/index.ts': '' },
    leads: { '@/a/b': 'src/a/b.ts', '@/c': 'src/c/index.ts', '@/nothing': undefined },
  },
  {
    about: 'a star in the middle',
    files: { 'tsconfig.json': paths({ '@x/*/api': ['./src/*/public.ts'] }), 'src/a/public.ts': '' },
    leads: { '@x/a/api': 'src/a/public.ts', '@x/a': undefined },
  },
  {
    about: 'a pattern whose ends would overlap',
    files: { 'tsconfig.json': paths({ 'ab*ba': ['./src/a.ts'] }), 'src/a.ts': '' },
    leads: { aba: undefined, abba: 'src/a.ts' },
  },
  {
    about: 'a name without a star, which comes before patterns',
    files: { 'tsconfig.json': paths({ '*': ['./src/*'], '@a/b': ['./src/c.ts'] }), 'src/@a/b.ts': '', 'src/c.ts': '' },
    leads: { '@a/b': 'src/c.ts' },
  },
  {
    about: 'the pattern that says most before its star, in whatever order they stand',
    files: {
      'tsconfig.json': paths({ '@/*': ['./src/*'], '@/lib/*': ['./lib/*'], '@/*/very-long-ending': ['./src/no.ts'] }),
      'src/lib/a.ts': '',
      'lib/a.ts': '',
      'src/no.ts': '',
      'lib/very-long-ending.ts': '',
    },
    leads: { '@/lib/a': 'lib/a.ts', '@/lib/very-long-ending': 'lib/very-long-ending.ts' },
  },
  {
    about: 'the first target that is there',
    files: { 'tsconfig.json': paths({ '@/*': ['./gen/*', './src/*', './other/*'] }), 'src/a.ts': '', 'other/a.ts': '' },
    leads: { '@/a': 'src/a.ts' },
  },
  {
    about: 'the folder of the configuration',
    files: { 'tsconfig.json': paths({ '@/*': ['${configDir}/src/*'] }), 'src/a.ts': '' },
    leads: { '@/a': 'src/a.ts' },
  },
  {
    about: 'the folder of the configuration that extends one, not of the one that says so',
    files: {
      'apps/web/tsconfig.json': '{"extends":"../../bases/app"}',
      'bases/app.json': '{"extends":"./paths.json"}',
      'bases/paths.json': paths({ '@/*': ['${configDir}/src/*'] }),
      'apps/web/src/a.ts': '',
      'bases/src/a.ts': '',
    },
    from: 'apps/web/src/page.ts',
    leads: { '@/a': 'apps/web/src/a.ts' },
  },
  {
    about: 'what a base says, from where the base stands',
    files: {
      'apps/web/tsconfig.json': '{"extends":"../../tsconfig.base.json"}',
      'tsconfig.base.json': paths({ '@x/*': ['./packages/*/src'] }),
      'packages/a/src/index.ts': '',
    },
    from: 'apps/web/src/page.ts',
    leads: { '@x/a': 'packages/a/src/index.ts' },
  },
  {
    about: 'the file itself before its base, all of it',
    files: {
      'tsconfig.json': paths({ '@b/*': ['./src/*'] }, { extends: './base.json' }),
      'base.json': paths({ '@a/*': ['./src/*'] }),
      'src/a.ts': '',
    },
    leads: { '@a/a': undefined, '@b/a': 'src/a.ts' },
  },
  {
    about: 'the last base before the ones above it',
    files: {
      'tsconfig.json': '{"extends":["./one.json","./two.json","./three.json"]}',
      'one.json': paths({ '@one/*': ['./src/*'] }),
      'two.json': paths({ '@two/*': ['./src/*'] }),
      'three.json': '{}',
      'src/a.ts': '',
    },
    leads: { '@one/a': undefined, '@two/a': 'src/a.ts' },
  },
  {
    about: 'paths that are taken back',
    files: {
      'tsconfig.json': '{"extends":"./base.json","compilerOptions":{"paths":null}}',
      'base.json': paths({ '@own/*': ['./src/*'] }),
      'src/a.ts': '',
    },
    leads: { '@own/a': undefined },
  },
  {
    about: 'paths from the baseUrl of the one that extends',
    files: {
      'app/tsconfig.json': '{"extends":"../base.json","compilerOptions":{"baseUrl":"./src"}}',
      'base.json': paths({ '@/*': ['./lib/*'] }),
      'app/src/lib/a.ts': '',
      'lib/a.ts': '',
    },
    from: 'app/src/page.ts',
    leads: { '@/a': 'app/src/lib/a.ts' },
  },
  {
    about: 'paths from the baseUrl of a base',
    files: {
      'app/tsconfig.json': paths({ '@/*': ['lib/*'] }, { extends: '../base.json' }),
      'base.json': '{"compilerOptions":{"baseUrl":"./src"}}',
      'src/lib/a.ts': '',
      'app/lib/a.ts': '',
    },
    from: 'app/src/page.ts',
    leads: { '@/a': 'src/lib/a.ts' },
  },
  {
    about: 'a baseUrl that is taken back',
    files: {
      'tsconfig.json': paths({ '@/*': ['./lib/*'] }, { extends: './base.json' }).replace(
        '{"paths"',
        '{"baseUrl":null,"paths"',
      ),
      'base.json': '{"compilerOptions":{"baseUrl":"./src"}}',
      'src/lib/a.ts': '',
      'lib/a.ts': '',
    },
    leads: { '@/a': 'lib/a.ts' },
  },
  {
    about: 'a base of a package, by its main configuration',
    files: {
      'tsconfig.json': '{"extends":"@tsconfig/house"}',
      'node_modules/@tsconfig/house/package.json': '{"name":"@tsconfig/house"}',
      'node_modules/@tsconfig/house/tsconfig.json': paths({ '@/*': ['${configDir}/src/*'] }),
      'src/a.ts': '',
    },
    leads: { '@/a': 'src/a.ts' },
  },
  {
    about: 'a base of a package, by its field',
    files: {
      'tsconfig.json': '{"extends":"house"}',
      'node_modules/house/package.json': '{"name":"house","tsconfig":"./configs/main.json"}',
      'node_modules/house/configs/main.json': paths({ '@/*': ['${configDir}/src/*'] }),
      'src/a.ts': '',
    },
    leads: { '@/a': 'src/a.ts' },
  },
  {
    about: 'a base of a package, by its exports',
    files: {
      'tsconfig.json': '{"extends":"house/strict"}',
      'node_modules/house/package.json': '{"name":"house","exports":{"./strict":"./configs/strict.json"}}',
      'node_modules/house/configs/strict.json': paths({ '@/*': ['${configDir}/src/*'] }),
      'src/a.ts': '',
    },
    leads: { '@/a': 'src/a.ts' },
  },
  {
    about: 'a base of a package above',
    files: {
      'apps/web/tsconfig.json': '{"extends":"house/base.json"}',
      'node_modules/house/package.json': '{"name":"house"}',
      'node_modules/house/base.json': paths({ '@/*': ['${configDir}/src/*'] }),
      'apps/web/src/a.ts': '',
    },
    from: 'apps/web/src/page.ts',
    leads: { '@/a': 'apps/web/src/a.ts' },
  },
  {
    about: 'comments, and commas at ends',
    files: {
      'tsconfig.json': '\uFEFF// ours\n{ "compilerOptions": { /* { */ "paths": { "@/*": ["./src/*",], }, }, }',
      'src/a.ts': '',
    },
    leads: { '@/a': 'src/a.ts' },
  },
];

function configOf(root: string, from: string): string {
  for (let folder = path.dirname(path.join(root, from)); ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'tsconfig.json');
    if (ts.sys.fileExists(file)) return file;
  }
}

/** What TypeScript takes a specifier for. */
function ledByTypeScript(root: string, from: string, specifier: string): string | undefined {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} };
  const parsed = ts.getParsedCommandLineOfConfigFile(configOf(root, from), {}, host);
  const options = {
    ...parsed?.options,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const found = ts.resolveModuleName(specifier, path.join(root, from), options, ts.sys).resolvedModule;
  return found && relative(root, found.resolvedFileName);
}

describe.each(rows)('$about', ({ files, from = 'src/page.ts', leads }) => {
  it.each(Object.entries(leads))('%s leads to %s', (specifier, to) => {
    project = createProject(files);
    const { root } = project;
    const resolver = new Resolver(root, listFiles(root));
    const found = resolver.resolve(project.file(from), specifier);
    expect(found && relative(root, found)).toBe(to);
    expect(resolver.notes).toEqual([]);
    expect(ledByTypeScript(root, from, specifier)).toBe(to);
  });
});

it('finds a base of the workspace that is not installed', () => {
  project = createProject({
    'package.json': '{"workspaces":["*"]}',
    'house/package.json': '{"name":"@x/house","tsconfig":"main.json","exports":{"./exported":"./other.json"}}',
    'house/main.json': paths({ '@main/*': ['${configDir}/src/*'] }),
    'house/other.json': paths({ '@other/*': ['${configDir}/src/*'] }),
    'house/plain.json': paths({ '@plain/*': ['${configDir}/src/*'] }),
    'plain/package.json': '{"name":"@x/plain"}',
    'plain/tsconfig.json': paths({ '@tsconfig/*': ['${configDir}/src/*'] }),
    'a/tsconfig.json': '{"extends":"@x/house"}',
    'b/tsconfig.json': '{"extends":"@x/house/exported"}',
    'c/tsconfig.json': '{"extends":"@x/house/plain"}',
    'd/tsconfig.json': '{"extends":"@x/house/plain.json"}',
    'e/tsconfig.json': '{"extends":"@x/plain"}',
    ...Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map(name => [`${name}/src/x.ts`, ''])),
  });
  const { root, file } = project;
  const resolver = new Resolver(root, listFiles(root));
  for (const [folder, alias] of Object.entries({ a: 'main', b: 'other', c: 'plain', d: 'plain', e: 'tsconfig' }))
    expect(resolver.resolve(file(`${folder}/page.ts`), `@${alias}/x`)).toBe(file(`${folder}/src/x.ts`));
  expect(resolver.notes).toEqual([]);
});

it('keeps what a file says itself where its base is not installed, and tells that once', () => {
  project = createProject({
    'a/tsconfig.json': paths({ '@/*': ['./src/*'] }, { extends: '@acme/base' }),
    'b/tsconfig.json': paths({ '@/*': ['./src/*'] }, { extends: '@acme/base' }),
    'a/src/x.ts': '',
    'b/src/x.ts': '',
  });
  const { root, file } = project;
  const resolver = new Resolver(root, listFiles(root));
  expect(resolver.resolve(file('a/page.ts'), '@/x')).toBe(file('a/src/x.ts'));
  expect(resolver.resolve(file('b/page.ts'), '@/x')).toBe(file('b/src/x.ts'));
  expect(resolver.notes).toEqual([
    {
      file: file('a/tsconfig.json'),
      message: 'It extends `@acme/base`, which is not there, so that what stands in it is not known.',
    },
  ]);
});

describe('TsConfigReader', () => {
  it('reads nothing where there is no file', () => {
    const notes = new Notes();
    expect(new TsConfigReader(() => undefined, notes).read('/nowhere/tsconfig.json')).toBeUndefined();
    expect(notes.list).toEqual([]);
  });

  it('gives absolute paths', () => {
    project = createProject({
      'a/tsconfig.json': '{"compilerOptions":{"baseUrl":"src","paths":{"x":["x.ts"],"@/*":["../*"]}}}',
    });
    const file = project.file('a/tsconfig.json');
    expect(new TsConfigReader(() => undefined).read(file)).toEqual({
      file,
      folder: project.file('a'),
      baseUrl: project.file('a/src'),
      paths: [
        { pattern: 'x', targets: [project.file('a/src/x.ts')] },
        { pattern: '@/*', targets: [project.file('a/*')] },
      ],
    });
  });

  it('has no paths and no baseUrl where nobody says any', () => {
    project = createProject({ 'tsconfig.json': '{}' });
    const file = project.file('tsconfig.json');
    expect(new TsConfigReader(() => undefined).read(file)).toEqual({ file, folder: project.root, paths: [] });
  });

  it.each([
    [{ module: 'NodeNext' }, true],
    [{ module: 'node16' }, true],
    [{ module: 'esnext', moduleResolution: 'nodenext' }, true],
    [{ module: 'nodenext', moduleResolution: 'bundler' }, false],
    [{ module: 'commonjs' }, false],
    [{ strict: true }, undefined],
  ])('knows by %j whether ES modules name whole files', (compilerOptions, wants) => {
    project = createProject({
      'base.json': JSON.stringify({ compilerOptions }),
      'tsconfig.json': '{"extends":"./base.json"}',
    });
    expect(new TsConfigReader(() => undefined).read(project.file('tsconfig.json'))?.wantsExtensions).toBe(wants);
  });

  it('asks for packages by what is written, and reads what they are', () => {
    project = createProject({ 'tsconfig.json': '{"extends":["a/b","@c/d"]}', 'x.json': paths({ x: ['./y'] }) });
    const { file } = project;
    const asked: unknown[] = [];
    const reader = new TsConfigReader((specifier, from) => {
      asked.push([specifier, from]);
      return file('x.json');
    });
    expect(reader.read(file('tsconfig.json'))?.paths).toEqual([{ pattern: 'x', targets: [file('y')] }]);
    expect(asked).toEqual([
      ['a/b', file('tsconfig.json')],
      ['@c/d', file('tsconfig.json')],
    ]);
  });

  it('takes a base by the folder that it stands in', () => {
    project = createProject({ 'a/tsconfig.json': '{"extends":".."}', 'tsconfig.json': paths({ x: ['./y'] }) });
    const { file } = project;
    expect(new TsConfigReader(() => undefined).read(file('a/tsconfig.json'))?.paths).toEqual([
      { pattern: 'x', targets: [file('y')] },
    ]);
  });
});
