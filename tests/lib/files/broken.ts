/** Projects with a manifest or a configuration that is broken, and one that is right but for that. */
import { createProject } from '../../support/project.ts';

import type { Content, TemporaryProject } from '../../support/project.ts';

export interface Broken {
  readonly about: string;
  readonly files: Readonly<Record<string, Content>>;
  /** The file that is told; undefined where nothing is wrong with it. */
  readonly told?: string;
  /** What is said of it. */
  readonly says?: RegExp;
}

const pipe = { kind: 'pipe' } as const;
const folder = { kind: 'folder' } as const;
const nested = (levels: number, open: string, close: string, inner = '1'): string =>
  open.repeat(levels) + inner + close.repeat(levels);
const json = (value: unknown): string => JSON.stringify(value);
const member = { 'packages/a/package.json': json({ name: '@x/a' }) };

const manifest = (about: string, content: Content, says?: RegExp): Broken => ({
  about: `package.json ${about}`,
  files: { 'package.json': content },
  told: 'package.json',
  ...(says && { says }),
});
const quietManifest = (about: string, content: Content): Broken => ({
  about: `package.json ${about}`,
  files: { 'package.json': content },
});
const config = (about: string, content: Content, says?: RegExp): Broken => ({
  about: `tsconfig.json ${about}`,
  files: { 'tsconfig.json': content },
  told: 'tsconfig.json',
  ...(says && { says }),
});
const quietConfig = (about: string, content: Content): Broken => ({
  about: `tsconfig.json ${about}`,
  files: { 'tsconfig.json': content },
});
const workspace = (about: string, file: string, content: Content, says?: RegExp): Broken => ({
  about: `${file} ${about}`,
  files: { [file]: content, ...member },
  told: file,
  ...(says && { says }),
});

const manifests: readonly Broken[] = [
  manifest('is a folder', folder, /since it is a folder/),
  manifest('is a pipe', pipe, /since it is a pipe/),
  manifest('is a link to itself', { link: 'package.json' }, /a link that leads to itself/),
  manifest('is a link to nowhere', { link: 'nowhere.json' }, /a link that leads nowhere/),
  manifest('is a link to a device', { link: '/dev/zero' }, /since it is a device/),
  manifest('is empty', '', /since it is empty/),
  manifest('is blank', ' \n\t\n', /since it is empty/),
  manifest('is null', 'null', /it holds no object/),
  manifest('is a list', '[]', /it holds no object/),
  manifest('is a text', '"x"', /it holds no object/),
  manifest('is a number', '5', /it holds no object/),
  manifest('is cut off', '{"name": "x', /it is not JSON \(.+ was expected in line 1\)/),
  manifest('holds a merge conflict', '{\n<<<<<<< HEAD\n"name": "a"\n=======\n"name": "b"\n>>>>>>> b\n}', /in line 2/),
  manifest('is binary', Buffer.from([0x7b, 0, 1, 2, 0x7d]), /since it is a binary file/),
  manifest('is huge', `{"name":"x","x":"${'x'.repeat(1_100_000)}"}`, /since it is larger than 1 MB/),
  manifest('is 400 KB of escaped quotes', '\\"'.repeat(200_000), /since it is not JSON/),
  manifest('is 400 KB of escaped quotes in a text', `{"a":"${'\\"'.repeat(200_000)}`, /since it is not JSON/),
  manifest('is 400 KB of opened comments', '/*'.repeat(200_000), /since it is not JSON/),
  manifest('is 400 KB of commas', `[${','.repeat(400_000)}`, /since it is not JSON/),
  manifest('has exports nested 5,000 deep', `{"exports":${nested(5_000, '{"a":', '}')}}`, /more than 500 levels/),
  manifest('is nested 200,000 deep', nested(200_000, '[', ']'), /more than 500 levels/),
  manifest('has 200,000 open brackets', '{"a":'.repeat(200_000), /more than 500 levels/),
  manifest('has exports: 5', json({ name: 'x', exports: 5 }), /`exports` must be a text or an object/),
  manifest('has main: 5', json({ name: 'x', main: 5 }), /`main` must be a list of texts/),
  manifest('has name: {}', json({ name: {} }), /`name` must be a text/),
  manifest('has dependencies: 5', json({ dependencies: 5 }), /`dependencies` must be an object/),
  manifest('has dependencies: a list', json({ devDependencies: ['x'] }), /`devDependencies` must be an object/),
  manifest('has a range that is a number', json({ dependencies: { x: 5 } }), /`dependencies.x` must be a text/),
  manifest('has workspaces: "x"', json({ workspaces: 'x' }), /`workspaces` must be a list of texts/),
  manifest('has workspaces: 5', json({ workspaces: 5 }), /`workspaces` must be a list of texts/),
  manifest('has workspaces.packages: "x"', json({ workspaces: { packages: 'x' } }), /`workspaces.packages` must be/),
  manifest('has workspaces: [5, {}]', json({ workspaces: [5, {}, 'packages/*'] }), /nothing else/),
  manifest('has a workspace that is too long', json({ workspaces: ['x'.repeat(70_000)] }), /is left out/),
  manifest('has a workspace of many stars', json({ workspaces: [`${'*a'.repeat(40)}b`] }), /is left out/),
  manifest('has a workspace of repeated groups', json({ workspaces: ['+(*)b'] }), /is left out/),
  quietManifest('starts with a byte order mark', '\uFEFF{"name":"x"}'),
  quietManifest('is UTF-16', Buffer.from('\uFEFF{"name":"x"}', 'utf16le')),
  quietManifest('is UTF-16, the other way round', Buffer.from('\uFEFF{"name":"x"}', 'utf16le').swap16()),
  quietManifest('has comments and commas at ends', '{ // npm does not know\n"name": "x", /* these */ }'),
  quietManifest('has names of what every object has', '{"__proto__":{"name":5},"dependencies":{"constructor":"1"}}'),
  quietManifest('has exports with such names', '{"exports":{"__proto__":{},"./constructor":"./toString"}}'),
  quietManifest('has exports with null', '{"exports":{".":null,"./x":[null,{}]},"imports":{"#x":null}}'),
  quietManifest('has workspaces that match nothing', json({ workspaces: ['', '!', '[', '{', '../*', '/'] })),
  {
    about: 'package.json of a nested package is a pipe',
    files: { 'src/package.json': pipe },
    told: 'src/package.json',
  },
  {
    about: 'package.json in an ignored folder is a pipe',
    files: { '.gitignore': 'generated/\n', 'generated/package.json': pipe, 'generated/x.ts': 'export const a = 1;' },
  },
];

const configs: readonly Broken[] = [
  config('is a folder', folder, /since it is a folder/),
  config('is a pipe', pipe, /since it is a pipe/),
  config('is a link to itself', { link: 'tsconfig.json' }, /a link that leads to itself/),
  config('is empty', '', /since it is empty/),
  config('is null', 'null', /it holds no object/),
  config('is a list', '[{}]', /it holds no object/),
  config('is cut off', '{"compilerOptions":{"paths":', /it is not JSON/),
  config('is nested 100,000 deep', nested(100_000, '{"a":', '}'), /more than 500 levels/),
  config('is 400 KB of escaped quotes', '\\"'.repeat(200_000), /since it is not JSON/),
  config('is 400 KB of slashes', '/'.repeat(400_000), /since it is empty/),
  config('has an unfinished comment', '{ /* "compilerOptions": {} }', /since it is not JSON/),
  config('has compilerOptions: 5', json({ compilerOptions: 5 }), /`compilerOptions` must be an object/),
  config('has extends: 5', json({ extends: 5 }), /`extends` must be a list of texts/),
  config('has extends: {}', json({ extends: {} }), /`extends` must be a list of texts/),
  config('has extends: [["./a"]]', json({ extends: [['./a']] }), /nothing else/),
  config('extends itself', json({ extends: './tsconfig.json' }), /which extends this file again/),
  config(
    'extends itself eight times',
    json({ extends: Array.from({ length: 8 }, () => './tsconfig.json') }),
    /which extends this file again/,
  ),
  config('extends what is not there', json({ extends: './nothing.json' }), /`\.\/nothing\.json`, which is not there/),
  config('extends a folder', json({ extends: './src' }), /which is not there/),
  config('extends a package that is not there', json({ extends: '@acme/base/strict' }), /`@acme\/base\/strict`/),
  config('has baseUrl: 5', json({ compilerOptions: { baseUrl: 5 } }), /`compilerOptions.baseUrl` must be a text/),
  config('has baseUrl: ["."]', json({ compilerOptions: { baseUrl: ['.'] } }), /baseUrl` must be a text/),
  config('has paths: 5', json({ compilerOptions: { paths: 5 } }), /`compilerOptions.paths` must be an object/),
  config('has paths: []', json({ compilerOptions: { paths: [] } }), /paths` must be an object/),
  config('has a path to a text', json({ compilerOptions: { paths: { '@/*': './src/*' } } }), /must be a list of texts/),
  config('has a path to numbers', json({ compilerOptions: { paths: { '@/*': [5, null] } } }), /nothing else/),
  config('has a path of two stars', json({ compilerOptions: { paths: { '*/*': ['./*'] } } }), /one star at most/),
  quietConfig('has baseUrl: null', json({ compilerOptions: { baseUrl: null, paths: null }, extends: null })),
  quietConfig('has extends: ""', json({ extends: '' })),
  quietConfig('has paths of what every object has', '{"compilerOptions":{"paths":{"__proto__":["./src/*"]}}}'),
  quietConfig('has paths to configDir and beyond', '{"compilerOptions":{"paths":{"*":["${configDir}/../../*"]}}}'),
  {
    about: 'jsconfig.json is broken',
    files: { 'jsconfig.json': '{"compilerOptions":{"baseUrl":"src",}' },
    told: 'jsconfig.json',
  },
  {
    about: 'two configurations extend each other',
    files: { 'tsconfig.json': '{"extends":"./tsconfig.a.json"}', 'tsconfig.a.json': '{"extends":"./tsconfig"}' },
    told: 'tsconfig.a.json',
    says: /which extends this file again/,
  },
  {
    about: 'a base is a pipe',
    files: { 'tsconfig.json': '{"extends":"./base"}', 'base.json': pipe },
    told: 'tsconfig.json',
    says: /which is not there/,
  },
  {
    about: 'a base is broken',
    files: { 'tsconfig.json': '{"extends":"./base.json"}', 'base.json': '{' },
    told: 'base.json',
  },
  {
    about: 'a base in a package whose package.json is a pipe',
    files: { 'tsconfig.json': '{"extends":"base"}', 'node_modules/base/package.json': pipe },
    told: 'tsconfig.json',
    says: /`base`, which is not there/,
  },
  {
    about: 'a web of thirty configurations, each of which extends the next one twice',
    files: Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `tsconfig.${at}.json`,
        at < 29 ? json({ extends: [`./tsconfig.${at + 1}.json`, `./tsconfig.${at + 1}`] }) : '{}',
      ]),
    ),
  },
  {
    about: 'a stack of a hundred configurations',
    files: Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [
        at === 0 ? 'tsconfig.json' : `bases/${at}.json`,
        at < 99 ? json({ extends: at === 0 ? './bases/1' : `./${at + 1}` }) : '{}',
      ]),
    ),
    told: 'bases/63.json',
    says: /More than 64 files/,
  },
];

const workspaces: readonly Broken[] = [
  workspace('is a folder', 'pnpm-workspace.yaml', folder, /it is a folder/),
  workspace('is a pipe', 'pnpm-workspace.yaml', pipe, /it is a pipe/),
  workspace('has tabs', 'pnpm-workspace.yaml', 'packages:\n\t- "packages/*"\n', /it is not YAML \(line 2\)/),
  workspace('is a list', 'pnpm-workspace.yaml', '- packages/*\n', /it holds no object/),
  workspace('is a text', 'pnpm-workspace.yaml', 'packages\n', /it holds no object/),
  workspace('has packages: "x"', 'pnpm-workspace.yaml', 'packages: packages/*\n', /`packages` must be a list/),
  workspace('has packages: [5]', 'pnpm-workspace.yaml', 'packages: [5, {a: b}, "packages/*"]\n', /nothing else/),
  workspace('is nested deep', 'pnpm-workspace.yaml', `packages: ${nested(5_000, '[', ']')}`, /more than 500 levels/),
  workspace(
    'is a bomb of aliases',
    'pnpm-workspace.yaml',
    `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array.from({ length: 9 }, () => `*a${at}`).join(', ')}]\n`).join('')}packages: *a12\n`,
    /it is not YAML/,
  ),
  workspace('has an alias to itself', 'pnpm-workspace.yaml', 'packages: &a [*a]\n'),
  workspace('has an alias to nothing', 'pnpm-workspace.yaml', 'packages: [*nothing]\n', /it is not YAML/),
  workspace('has the same key twice', 'pnpm-workspace.yaml', 'packages: []\npackages: []\n', /it is not YAML/),
  workspace('is a pipe', 'lerna.json', pipe, /it is a pipe/),
  workspace('is cut off', 'lerna.json', '{"packages": [', /it is not JSON/),
  workspace('has packages: {}', 'lerna.json', '{"packages": {}}', /`packages` must be a list of texts/),
  { about: 'pnpm-workspace.yaml is empty', files: { 'pnpm-workspace.yaml': '', ...member } },
  {
    about: 'pnpm-workspace.yaml with braces and negations',
    files: { 'pnpm-workspace.yaml': 'packages:\n  - "{packages,apps}/*"\n  - "!**/b"\n', ...member },
  },
];

const others: readonly Broken[] = [
  { about: '.gitignore is a folder', files: { '.gitignore': folder }, told: '.gitignore', says: /it is a folder/ },
  { about: '.gitignore is a pipe', files: { '.gitignore': pipe }, told: '.gitignore', says: /it is a pipe/ },
  { about: '.gitignore is a link to itself', files: { '.gitignore': { link: '.gitignore' } } },
  { about: '.gitignore is binary', files: { '.gitignore': Buffer.from([0, 1, 2]) }, told: '.gitignore' },
  { about: '.gitignore is huge', files: { '.gitignore': 'x\n'.repeat(100_000) }, told: '.gitignore', says: /128 KB/ },
  { about: '.gitignore has patterns that are none', files: { '.gitignore': '[\n[z-a]\n\\\n!\n(\n**[\n[^]\n' } },
  {
    about: '.gitignore has a line of 100 KB',
    files: { '.gitignore': `${'x'.repeat(100_000)}\n` },
    told: '.gitignore',
    says: /cannot be understood/,
  },
  { about: 'a source is a pipe', files: { 'src/pipe.ts': pipe } },
  { about: 'a source is a link to itself', files: { 'src/loop.ts': { link: 'loop.ts' } } },
  { about: 'a folder is a link to what holds it', files: { 'src/loop': { link: '..' } } },
  { about: 'node_modules is a text', files: { node_modules: 'x' } },
];

export const broken: readonly Broken[] = [...manifests, ...configs, ...workspaces, ...others];

/** The event of the one call: sent by a wrapper of another file, which has to be found. */
export const EVENT = 'Sheet Opened';

const sources = {
  'package.json': '{ "name": "example" }\n',
  'src/client.ts': `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: process.env.WRITE_KEY });
export function send(event: string): void {
  analytics.track({ event, userId: 'u' });
}
`,
  'src/page.ts': `import { send } from './client';\nsend('${EVENT}');\n`,
};

export function brokenProject({ files }: Broken): TemporaryProject {
  return createProject({ ...sources, ...files });
}
