import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';

import { Suspects } from '../../../lib/calls/suspects.ts';
import { openProject, type Project } from '../../../lib/project/project.ts';
import { TOO_DEEP_TO_READ } from '../../../lib/syntax/nesting.ts';
import { useProjects } from '../../support/project.ts';

import type { Settings } from '../../../lib/settings.ts';

const project = useProjects();

/** `file:line method events` of every call, in order. */
function lines(root: string, options: { prefilter?: boolean } = {}): string[] {
  return openProject({ root, ...options })
    .calls()
    .map(call =>
      `${call.file}:${call.line} ${call.method} ${[...call.events, ...call.patterns].join('|') || (call.unresolved ?? '')}`.trim(),
    );
}

const wrapper = `
import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
export function trackEvent(event: string, properties?: object) {
  analytics.track({ event, properties, userId: 'u' });
}
`;

describe('reading a project', () => {
  it('follows a wrapper through a barrel, a rename and a tsconfig path', () => {
    const { root } = project({
      'tsconfig.json':
        '{ "compilerOptions": { /* comments are allowed */ "baseUrl": ".", "paths": { "~/*": ["src/*"], } } }',
      'src/analytics.ts': wrapper,
      'src/index.ts': "export { trackEvent as report } from './analytics';\n",
      'src/use.ts': "import { report } from '~/index';\nreport('Note Saved');\n",
    });
    expect(lines(root)).toEqual([
      'src/analytics.ts:3 init',
      'src/analytics.ts:5 track parameter',
      'src/use.ts:2 track Note Saved',
    ]);
  });

  it('reads what a function of another file does with the client that it is given', () => {
    const { root } = project({
      'src/use.ts':
        "import { Analytics } from '@segment/analytics-node';\nimport { drain } from './drain';\nconst analytics = new Analytics({ writeKey: 'k' });\nexport const done = drain(analytics);\n",
      'src/drain.ts': 'export function drain(sender: { flush(): Promise<void> }) {\n  return sender.flush();\n}\n',
    });
    expect(lines(root)).toEqual(['src/drain.ts:2 flush', 'src/use.ts:3 init', 'src/use.ts:4 flush']);
  });

  it('reads the same with and without the prefilter', () => {
    const { root } = project({
      'src/analytics.ts': wrapper,
      'src/timing.ts':
        'export const later = <T extends (...args: any[]) => void>(fn: T) => (...args: Parameters<T>) => { queueMicrotask(() => fn(...args)); };\n',
      'src/lazy.ts':
        "import { trackEvent } from './analytics';\nimport { later } from './timing';\nexport const trackLater = later((event: string) => trackEvent(event));\n",
      'src/api.ts':
        'export async function post(url: string, body: object) { await fetch(url, { method: "POST", body: JSON.stringify(body) }); }\n',
      'src/raw.ts':
        "import { post } from './api';\nexport const run = () => post('https://cdp.customer.io/v1/track', { userId: 'u', event: 'raw_sent' });\n",
      'src/use.ts': "import { trackLater } from './lazy';\ntrackLater('Later');\n",
      'src/unrelated.ts': 'export const track = (event: string) => event;\ntrack("nothing");\n',
    });
    const filtered = lines(root);
    expect(filtered).toEqual(lines(root, { prefilter: false }));
    expect(filtered).toContain('src/use.ts:2 track Later');
    expect(filtered).toContain('src/raw.ts:2 track raw_sent');
    expect(filtered.join()).not.toContain('unrelated');
  });

  it('ends on cyclic imports, cyclic re-exports and recursive wrappers', () => {
    const { root } = project({
      'a.ts':
        "import { Analytics } from '@segment/analytics-node';\nexport * from './b';\nexport const client = new Analytics({ writeKey: 'k' });\nexport function send(event: string, tries = 3): void { if (tries) send(event, tries - 1); else client.track({ event, userId: 'u' }); }\n",
      'b.ts':
        "export * from './a';\nimport { send } from './a';\nexport const again = (event: string) => send(event);\n",
      'c.ts':
        "import { again, missing } from './b';\nagain('Looped');\nmissing('x');\nlet self = {};\nself = { ...self, a: self };\n",
    });
    expect(lines(root)).toContain('c.ts:2 track Looped');
  });

  it('accounts for every file, and one that cannot be read hides no other', () => {
    const made = project({
      'ok.ts': wrapper,
      'broken.ts':
        "import { Analytics } from '@segment/analytics-node';\nconst a = new Analytics({ writeKey: 'k' });\na.track({ event: 'Seen All The Same', userId: 'u' });\nconst = ;\n",
      'bundle.js': `// @segment/analytics-node\n${'x();'.repeat(400_000)}`,
      'unrelated.ts': 'export {};\n',
    });
    writeFileSync(made.file('binary.js'), Buffer.from([0x40, 0x00, 0x01]));
    writeFileSync(
      made.file('latin1.js'),
      Buffer.from(
        "const { Analytics } = require('@segment/analytics-node'); new Analytics({}).track({ event: 'caf\xe9', userId: 'u' });",
        'latin1',
      ),
    );
    const read = openProject({ root: made.root });
    const files = new Map(read.files().map(({ file, status, reason }) => [file, { status, reason }]));
    expect([...files.keys()].sort()).toEqual([
      'binary.js',
      'broken.ts',
      'bundle.js',
      'latin1.js',
      'ok.ts',
      'unrelated.ts',
    ]);
    expect(files.get('broken.ts')).toMatchObject({ status: 'failed', reason: expect.stringContaining('line 4') });
    expect(files.get('bundle.js')).toMatchObject({ status: 'failed', reason: expect.stringContaining('bundle') });
    expect(files.get('binary.js')).toMatchObject({ status: 'failed' });
    expect(files.get('ok.ts')).toMatchObject({ status: 'read' });
    expect(files.get('unrelated.ts')).toMatchObject({ status: 'unrelated' });
    expect(read.read('latin1.js').calls.map(call => call.method)).toContain('track');
  });

  it('does not follow symbolic links, so that a loop of them ends', () => {
    const made = project({ 'src/analytics.ts': wrapper });
    symlinkSync(made.root, made.file('src/loop'), 'dir');
    expect(
      openProject({ root: made.root })
        .files()
        .map(({ file }) => file),
    ).toEqual(['src/analytics.ts']);
  });

  it('gives places in the text as editors count them, with CRLF and a byte order mark', () => {
    const made = project({ 'a.ts': `\uFEFF${wrapper.replaceAll('\n', '\r\n')}\r\n  trackEvent('Ünïcode 🎉');\r\n` });
    const [, , last] = openProject({ root: made.root }).calls();
    expect(last).toMatchObject({ line: 8, column: 3, events: ['Ünïcode 🎉'] });
  });

  it('heeds .gitignore at every level, and leaves builds out', () => {
    const { root } = project({
      '.gitignore': 'generated/\n',
      'generated/a.ts': wrapper,
      'dist/a.js': wrapper,
      'ui/storybook-static/a.js': wrapper,
      'src/.gitignore': '*.local.ts\n',
      'src/a.local.ts': wrapper,
      'src/build/a.ts': wrapper,
    });
    expect(
      openProject({ root })
        .files()
        .map(({ file }) => file),
    ).toEqual(['src/build/a.ts']);
  });
});

describe('the cache', () => {
  it('writes facts to node_modules/.cache, and reads the same from there', () => {
    const made = project({ 'analytics.ts': wrapper });
    lines(made.root);
    expect(() => statSync(path.join(made.root, 'node_modules'))).toThrow();
    mkdirSync(path.join(made.root, 'node_modules'));
    const first = lines(made.root);
    const cache = path.join(made.root, 'node_modules/.cache/eslint-plugin-customerio/facts');
    expect(statSync(cache).size).toBeGreaterThan(100);
    expect(lines(made.root)).toEqual(first);
    writeFileSync(cache, '{ broken');
    expect(lines(made.root)).toEqual(first);
  });
});

describe('what is asked of a project', () => {
  const use = "import { trackEvent } from './analytics';\ntrackEvent('Saved');\n";
  const open = (files: Readonly<Record<string, string>>): Project =>
    openProject({ root: project(files).root, cache: false });

  it('tells the innermost package of a file', () => {
    const read = open({
      'package.json': '{ "name": "root" }',
      'packages/a/package.json': '{ "name": "a" }',
      'packages/ab/x.ts': '',
    });
    expect(read.packageOf('src/x.ts')).toBe('');
    expect(read.packageOf('packages/a/src/x.ts')).toBe('packages/a');
    expect(read.packageOf(path.join(read.root, 'packages/a/x.ts'))).toBe('packages/a');
    expect(read.packageOf('packages/ab/x.ts')).toBe('');
  });

  it('tells no package where there is no manifest', () => {
    const { root } = project({ 'package.json': '{ broken' });
    expect(openProject({ root, cache: false }).packageOf('x.ts')).toBe('');
  });

  it('names files relative to its root, which is absolute', () => {
    const read = open({ 'src/a.ts': '' });
    expect(read.relative(path.join(read.root, 'src/a.ts'))).toBe('src/a.ts');
    expect(openProject({ root: '.', cache: false, settings: { project: false } }).root).toBe(process.cwd());
  });

  it('has the settings that it was given, or none', () => {
    expect(open({}).settings).toEqual({});
    expect(openProject({ root: project({}).root, settings: { forwarded: 'all' } }).settings).toEqual({
      forwarded: 'all',
    });
  });

  it('says of a file why it could not be read', () => {
    const read = open({ 'a.ts': wrapper });
    expect(read.read('missing.ts')).toEqual({
      file: 'missing.ts',
      calls: [],
      deferred: [],
      error: 'there is no such file',
    });
    expect(read.read('a.ts')).not.toHaveProperty('error');
  });

  it('says of a file that is broken what could be read of it', () => {
    const read = open({ 'a.ts': `${wrapper}const again;\n` });
    expect(read.read('a.ts')).toMatchObject({ error: expect.stringContaining('line 7') });
    expect(read.read('a.ts').calls.map(({ method }) => method)).toContain('init');
  });

  it('marks calls in tests', () => {
    const read = open({ 'analytics.ts': wrapper, 'use.ts': use, 'use.test.ts': use });
    expect(read.calls().flatMap(({ file, inTest, via }) => (via === 'wrapper' ? [{ file, inTest }] : []))).toEqual([
      { file: 'use.test.ts', inTest: true },
      { file: 'use.ts', inTest: false },
    ]);
  });

  it('names places in other files relative to its root', () => {
    const [call] = open({ 'src/analytics.ts': wrapper, 'src/use.ts': use }).read('src/use.ts').calls;
    expect(call).toMatchObject({
      file: 'src/use.ts',
      target: { file: 'src/analytics.ts' },
      wrapper: { file: 'src/analytics.ts' },
    });
    expect(call?.parts.userId?.value.origin?.file).toBe('src/analytics.ts');
  });

  it('finds files by their texts, as the editor has them, and parses none', () => {
    const { root } = project({ 'a.ts': 'app.use(a);', 'b.ts': '' });
    const read = openProject({ root, cache: false });
    expect(read.filesMatching(/use/)).toEqual(['a.ts']);
    read.read('b.ts', 'app.use(b);');
    expect(read.filesMatching(/use/)).toEqual(['a.ts', 'b.ts']);
  });

  it('reads a file in which a list of handlers holds itself', () => {
    const { root } = project({
      'a.ts': `import { Analytics } from '@segment/analytics-node';
const handlers = [];
handlers.push(handlers);
app.post('/track', handlers);
new Analytics({ writeKey: 'k' }).track({ event: 'Opened', userId: 'u' });`,
    });
    const read = openProject({ root, cache: false });
    expect(read.calls().map(({ method }) => method)).toContain('track');
    expect(read.files()).toEqual([{ file: 'a.ts', status: 'read' }]);
  });

  it('reads a file once', () => {
    const read = open({ 'analytics.ts': wrapper, 'use.ts': use });
    expect(read.read('use.ts')).toBe(read.read(path.join(read.root, 'use.ts')));
    expect(read.calls()).toBe(read.calls());
  });

  it('can be prepared before it is asked', async () => {
    const read = open({ 'analytics.ts': wrapper, 'use.ts': use });
    await read.prepare();
    expect(read.calls()).toHaveLength(3);
  });

  it('was read to its end, without notes', () => {
    const read = open({ 'analytics.ts': wrapper });
    expect(read.isWhole).toBe(true);
    expect(read.notes()).toEqual([]);
  });

  it('notes manifests that cannot be read', () => {
    const read = open({ 'app/package.json': '{ broken' });
    expect(read.notes()).toEqual([{ file: 'app/package.json', message: expect.any(String) }]);
  });
});

describe('suspects', () => {
  const suspect = "import { client } from '@acme/analytics';\nclient.track('Saved');\nclient.identify('u');\n";
  const suspects = (files: Readonly<Record<string, string>>): string[] =>
    openProject({ root: project(files).root, cache: false })
      .suspects()
      .map(({ file, line, callee }) => `${file}:${line} ${callee}`);

  it('are listed by file and place', () => {
    expect(suspects({ 'b.ts': suspect, 'a.ts': suspect })).toEqual([
      'a.ts:2 client.track',
      'a.ts:3 client.identify',
      'b.ts:2 client.track',
      'b.ts:3 client.identify',
    ]);
  });

  it('are calls of what sends by one, whatever their files say', () => {
    const sender = "import { client } from '@acme/analytics';\nexport const tell = (name) => client.track(name);\n";
    expect(
      suspects({
        'a.ts': "import { say } from './say';\nsay('Saved');\n",
        'b.ts': "import { say } from './others';\nsay('Saved');\n",
        'others.ts': 'export const say = (name) => name;\n',
        'say.ts': "import { tell } from './tell';\nexport const say = (name) => { tell(name); };\n",
        'tell.ts': sender,
      }),
    ).toEqual(['a.ts:2 say', 'say.ts:2 tell', 'tell.ts:2 client.track']);
  });

  it('are calls of what a module hands on from a package', () => {
    expect(
      suspects({
        'all.ts': "export * from './some';\n",
        'some.ts': "export { send as tell } from '@acme/segment';\nexport * from '@acme/analytics';\n",
        'a.ts': "import { tell, track } from './all';\ntell('Saved');\ntrack('Left');\n",
      }),
    ).toEqual(['a.ts:2 tell', 'a.ts:3 track']);
  });

  it('are not looked for in silence where a file could not be read', () => {
    const broken = `${suspect}const = ;\n`;
    const files = { 'a.ts': broken, 'b.ts': broken, 'c.ts': 'const = ;\n', 'd.ts': suspect };
    const read = openProject({ root: project(files).root, cache: false });
    expect(read.notes()).toEqual([
      { file: 'a.ts', message: expect.stringMatching(/\(line 4: .*\), and neither could 1 more like it: /) as string },
    ]);
  });

  it('say of which file they could not be told for its depth', () => {
    const of = vi.spyOn(Suspects.prototype, 'of').mockImplementation(() => {
      throw new RangeError('Maximum call stack size exceeded');
    });
    const read = openProject({ root: project({ 'a.ts': suspect, 'b.ts': 'other();\n' }).root, cache: false });
    expect(read.suspects()).toEqual([]);
    expect(read.notes()).toEqual([{ file: 'a.ts', message: expect.stringContaining(TOO_DEEP_TO_READ) as string }]);
    of.mockRestore();
  });

  it('are no calls of what does business beside one', () => {
    expect(
      suspects({
        'a.ts':
          "import { client } from '@acme/analytics';\nexport function order(cart) {\n  save(cart);\n  client.track('Ordered', { cart });\n}\n",
        'b.ts': "import { order } from './a';\norder({});\n",
      }),
    ).toEqual(['a.ts:4 client.track']);
  });

  it('are none in tests, in files without such words, and in files that cannot be read', () => {
    expect(
      suspects({
        'a.test.ts': suspect,
        'b.ts': suspect.replace('analytics', 'other'),
        'c.ts': `${suspect}\0`,
        'd.ts': "import { client } from '@acme/analytics';\n",
      }),
    ).toEqual([]);
  });

  it('are none where the call is known, is one of JSX or makes something', () => {
    expect(
      suspects({
        'a.tsx': `${wrapper}import { Track } from '@acme/analytics';\nanalytics.track({ event: 'A', userId: 'u' });\nnew Track.track('A');\nexport const view = <Track.track a="b" />;\n`,
      }),
    ).toEqual([]);
  });

  it('are none where the settings declare the wrapper', () => {
    const { root } = project({ 'a.ts': suspect });
    const settings: Settings = {
      wrappers: [{ callee: 'client.track', module: '@acme/analytics', vendor: 'segment', parts: { event: '0' } }],
    };
    const read = openProject({ root, settings, cache: false });
    expect(read.calls().map(({ events }) => events)).toEqual([['Saved']]);
    expect(read.suspects().map(({ callee }) => callee)).toEqual(['client.identify']);
  });
});
