import { afterEach, describe, expect, it } from 'vitest';

import { manifestSettings, parseManifest, readManifest } from '../../../lib/files/manifest.ts';
import { Members } from '../../../lib/files/members.ts';
import { Notes } from '../../../lib/files/notes.ts';
import { createProject } from '../../support/project.ts';

import type { Manifest } from '../../../lib/files/manifest.ts';
import type { Content, TemporaryProject } from '../../support/project.ts';

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

function read(content: unknown): { manifest: Manifest | undefined; notes: readonly string[] } {
  const text = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
  project = createProject({ 'package.json': text as Content });
  const notes = new Notes();
  const manifest = readManifest(project.file('package.json'), notes);
  return { manifest, notes: notes.list.map(({ message }) => message) };
}

describe('readManifest', () => {
  it('says where the manifest stands, and what it is called', () => {
    const { manifest } = read({ name: '@x/a', private: true });
    expect(manifest).toMatchObject({
      file: project?.file('package.json'),
      folder: project?.root,
      name: '@x/a',
      isPlain: true,
      data: { name: '@x/a', private: true },
    });
  });

  it('says nothing of what is not there', () => {
    const { manifest } = read({});
    expect(manifest).toEqual({
      file: project?.file('package.json'),
      folder: project?.root,
      entry: [],
      subpaths: [],
      dependencies: new Map(),
      workspaces: [],
      isPlain: true,
      data: {},
    });
  });

  it('is silent about a file that is missing, and tells of one that is broken', () => {
    const notes = new Notes();
    expect(readManifest('/nowhere/package.json', notes)).toBeUndefined();
    expect(notes.list).toEqual([]);
    expect(read('{').notes).toHaveLength(1);
    expect(read('[]').notes).toEqual(['It counts as absent, since it holds no object.']);
  });

  it.each<[string, string | Buffer, boolean]>([
    ['JSON', '{"name":"a"}', true],
    ['JSON with a mark', '\uFEFF{"name":"a"}', true],
    ['JSON with a comment', '{"name":"a"} // ours', false],
    ['JSON with a comma at the end', '{"name":"a",}', false],
    ['UTF-16', Buffer.from('\uFEFF{"name":"a"}', 'utf16le'), false],
  ])('knows whether others can read it: %s', (_what, text, isPlain) => {
    expect(read(text).manifest).toMatchObject({ name: 'a', isPlain });
  });

  it('gathers dependencies; what is needed to run goes before the rest', () => {
    const { manifest, notes } = read({
      peerDependencies: { a: '3', b: '3', c: '3' },
      optionalDependencies: { a: '4', b: '4', c: '4', d: '4' },
      devDependencies: { a: '2', b: '2' },
      dependencies: { a: '1' },
      bundledDependencies: ['e'],
    });
    expect([...(manifest?.dependencies ?? [])]).toEqual([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
      ['d', '4'],
    ]);
    expect(notes).toEqual([]);
  });

  it('keeps the name of a dependency without a range', () => {
    const { manifest } = read({ dependencies: { a: 5, constructor: '1' } });
    expect([...(manifest?.dependencies ?? [])]).toEqual([
      ['a', ''],
      ['constructor', '1'],
    ]);
  });

  it.each<[string, unknown, readonly string[]]>([
    [
      'all fields, in their order',
      { exports: 'e', types: 't', main: 'm', module: 'o', source: 's' },
      ['s', 'o', 'm', 't', 'e'],
    ],
    ['several sources', { source: ['a', 'b'] }, ['a', 'b']],
    ['exports of the root', { exports: { '.': './a.js', './b': './b.js' } }, ['./a.js']],
    ['exports by condition', { exports: { require: './r.js', import: './i.js' } }, ['./i.js']],
    ['conditions of the root', { exports: { '.': { default: './d.js', types: './t.d.ts' } } }, ['./t.d.ts']],
    ['a source before types', { exports: { types: './t.d.ts', source: './s.ts' } }, ['./s.ts']],
    ['conditions in conditions', { exports: { import: { default: './d.js' } } }, ['./d.js']],
    ['require where there is no import', { exports: { default: './d.js', require: './r.js' } }, ['./r.js']],
    ['a list of ways', { exports: [null, { node: 5 }, './a.js'] }, ['./a.js']],
    ['an empty text, which is nothing', { exports: { import: '', default: './d.js' } }, ['./d.js']],
    ['nothing in exports', { exports: { '.': null } }, []],
    ['conditions that nobody knows', { exports: { workerd: './w.js' } }, []],
  ])('finds entries: %s', (_what, content, entry) => {
    expect(read(content).manifest?.entry).toEqual(entry);
  });

  it('finds subpaths: those without a star first, then the one that says most before it', () => {
    const { manifest } = read({
      exports: {
        '.': './index.js',
        './*': './all/*.js',
        './features/*': './features/*.js',
        './features/*/long-ending': './no.js',
        './features/a': { types: './a.d.ts', default: './a.js' },
        './none': null,
        import: './no.js',
      },
    });
    expect(manifest?.subpaths).toEqual([
      { from: 'features/a', to: './a.d.ts' },
      { from: 'features/*', to: './features/*.js' },
      { from: 'features/*/long-ending', to: './no.js' },
      { from: '*', to: './all/*.js' },
    ]);
  });

  it.each<[unknown, readonly string[]]>([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [{ packages: ['a'], nohoist: ['b'] }, ['a']],
    [{ nohoist: ['b'] }, []],
    [null, []],
  ])('finds workspaces: %j', (workspaces, found) => {
    const { manifest, notes } = read({ workspaces });
    expect(manifest?.workspaces).toEqual(found);
    expect(notes).toEqual([]);
  });
});

it('finds the settings in a manifest', () => {
  const settingsIn = (content: Content): unknown => {
    project?.remove();
    project = createProject({ 'package.json': content });
    return manifestSettings(project.root);
  };
  expect(settingsIn('{"customerio":{"forwarded":"all"}}')).toEqual({ forwarded: 'all' });
  expect(settingsIn('{}')).toBeUndefined();
  expect(settingsIn('{')).toBeUndefined();
  expect(settingsIn({ kind: 'folder' })).toBeUndefined();
});

it.each([
  ['{"a":1,}', { value: { a: 1 } }],
  ['[]', { fault: { kind: 'content', message: 'it holds no object' } }],
  ['', { fault: { kind: 'content', message: 'it is empty' } }],
])('reads the text of a manifest: %j', (text, expected) => {
  expect(parseManifest(text)).toEqual(expected);
});

describe('Members', () => {
  const told: string[] = [];
  const members = new Members(
    JSON.parse(
      '{"text":"a","number":5,"none":null,"list":["a",5],"texts":["a"],"object":{"inner":5},"__proto__":"p"}',
    ) as object as Record<string, unknown>,
    message => told.push(message),
  );
  afterEach(() => told.splice(0));

  it('are there, or not', () => {
    expect(['text', 'none', 'constructor', '__proto__', 'x'].map(key => members.has(key))).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
    expect(members.keys()).toEqual(['text', 'number', 'none', 'list', 'texts', 'object', '__proto__']);
    expect(['text', 'none', 'constructor'].map(key => members.value(key))).toEqual(['a', undefined, undefined]);
  });

  it.each<[string, (key: string) => unknown, string, unknown, string | undefined]>([
    ['a text', key => members.text(key), 'text', 'a', undefined],
    ['no text', key => members.text(key), 'number', undefined, 'a text'],
    ['null for a text', key => members.text(key), 'none', undefined, undefined],
    ['nothing for a text', key => members.text(key), 'constructor', undefined, undefined],
    ['no object', key => members.object(key), 'list', undefined, 'an object'],
    ['null for an object', key => members.object(key), 'none', undefined, undefined],
    ['texts', key => members.texts(key), 'texts', ['a'], undefined],
    ['texts and more', key => members.texts(key), 'list', ['a'], 'a list of texts and nothing else'],
    ['no list', key => members.texts(key), 'text', [], 'a list of texts'],
    ['null for a list', key => members.texts(key), 'none', [], undefined],
    ['one text for a list', key => members.textOrTexts(key), 'text', ['a'], undefined],
    ['texts or one', key => members.textOrTexts(key), 'texts', ['a'], undefined],
    ['neither', key => members.textOrTexts(key), 'number', [], 'a list of texts'],
  ])('hold %s', (_what, ask, key, value, wanted) => {
    expect(ask(key)).toEqual(value);
    expect(told).toEqual(wanted === undefined ? [] : [`\`${key}\` must be ${wanted}; as it is, it is left out.`]);
  });

  it('of members are told with the way to them', () => {
    expect(members.object('object')?.text('inner')).toBeUndefined();
    expect(told).toEqual(['`object.inner` must be a text; as it is, it is left out.']);
  });
});

it('notes the first thing that is wrong with a file, by path', () => {
  const notes = new Notes();
  notes.add('/b', 'One.');
  notes.add('/a', 'Two.');
  notes.add('/b', 'Three.');
  expect(notes.list).toEqual([
    { file: '/a', message: 'Two.' },
    { file: '/b', message: 'One.' },
  ]);
});
