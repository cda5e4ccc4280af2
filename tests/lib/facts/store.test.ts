import { chmodSync, rmSync, utimesSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { extractFacts } from '../../../lib/facts/extract/extract.ts';
import { ModuleStore, sourceDigest } from '../../../lib/facts/store.ts';
import { useProjects } from '../../support/project.ts';

import type { ModuleFacts } from '../../../lib/facts/facts.ts';
import type { FactsCache } from '../../../lib/facts/store.ts';
import type { TemporaryProject } from '../../support/project.ts';

vi.mock(import('../../../lib/facts/extract/extract.ts'), async original => {
  const { extractFacts: extract } = await original();
  return { extractFacts: vi.fn(extract) };
});

const parse = vi.mocked(extractFacts);
const create = useProjects();
afterEach(() => {
  parse.mockClear();
});

/** The names that a module declares. */
function namesOf(facts: ModuleFacts | undefined): string[] | undefined {
  return facts?.bindings.map(({ n }) => n);
}

/** A cache that holds what is put into it, whatever the text. */
function cacheOf(held: Record<string, ModuleFacts> = {}): FactsCache & { readonly held: Record<string, ModuleFacts> } {
  return {
    held,
    get: file => held[file],
    set: (file, _text, facts) => {
      held[file] = facts;
    },
    save: vi.fn(),
  };
}

describe('a module', () => {
  let project: TemporaryProject;
  beforeEach(() => {
    project = create({ 'a.ts': 'const a = 1;', 'b.ts': '\uFEFFconst b = 1;' });
  });

  it('is parsed once', () => {
    const store = new ModuleStore();
    const module = store.get(project.file('a.ts'));
    expect(namesOf(module?.facts)).toEqual(['a']);
    expect(module).toMatchObject({ path: project.file('a.ts'), text: 'const a = 1;' });
    expect(store.get(project.file('a.ts'))).toBe(module);
    expect(parse).toHaveBeenCalledTimes(1);
  });

  it('has a number that no other has, of whichever store', () => {
    const modules = [new ModuleStore(), new ModuleStore()].flatMap(store =>
      ['a.ts', 'b.ts', 'a.ts'].map(name => store.get(project.file(name))),
    );
    expect(new Set(modules.map(module => module?.id)).size).toBe(4);
  });

  it('has its text without a mark', () => {
    const store = new ModuleStore();
    expect(store.text(project.file('b.ts'))).toBe('const b = 1;');
    expect(store.set(project.file('a.ts'), '\uFEFFlet c;')?.text).toBe('let c;');
  });

  it('is absent where there is no file, and is not looked for again', () => {
    const store = new ModuleStore();
    const file = project.file('c.ts');
    expect(store.get(file)).toBeUndefined();
    expect(store.failures.get(file)).toBe('there is no such file');
    project.write('c.ts', 'let c;');
    expect(store.get(file)).toBeUndefined();
    store.forget(file);
    expect(store.failures.has(file)).toBe(false);
    expect(namesOf(store.get(file)?.facts)).toEqual(['c']);
  });

  it('is what was given for it, until it is forgotten', () => {
    const store = new ModuleStore();
    const file = project.file('a.ts');
    const before = store.get(file);
    const given = store.set(file, 'let edited;');
    expect(namesOf(given?.facts)).toEqual(['edited']);
    expect(given?.id).not.toBe(before?.id);
    expect(store.get(file)).toBe(given);
    expect(store.text(file)).toBe('let edited;');
    expect(store.set(file, 'let edited;')).toBe(given);
    store.forget(file);
    expect(namesOf(store.get(file)?.facts)).toEqual(['a']);
  });

  it('is the same while what is given is what was read', () => {
    const store = new ModuleStore();
    const module = store.get(project.file('a.ts'));
    expect(store.set(project.file('a.ts'), 'const a = 1;')).toBe(module);
    expect(parse).toHaveBeenCalledTimes(1);
  });
});

describe('what is wrong with a file', () => {
  it.each([
    ['it does not parse', 'const = 1;', /^line 1: /],
    ['a later line does not parse', 'let a;\nlet b;\nconst = 1;', /^line 3: /],
    ['it nests too deep', `${'['.repeat(501)}${']'.repeat(501)}`, /^line 1: .*deep/],
    ['it is no text', 'a\0b', /^a binary file$/],
    ['it is a bundle', `//${'x'.repeat(1_500_000)}`, /^larger than 1\.5 MB, taken for a bundle$/],
    ['it was minified', `let a;\n${'a=1;'.repeat(12_500)}`, /^minified or made by a bundler, no source$/],
  ])('is told: %s', (_what, text, reason) => {
    const project = create({ 'a.ts': text });
    const store = new ModuleStore();
    store.get(project.file('a.ts'));
    expect(store.failures.get(project.file('a.ts'))).toMatch(reason);
  });

  it.each([
    ['a short line', `${'a=1;'.repeat(12_000)}`],
    ['many lines', 'let a = 1;\n'.repeat(5_000)],
    ['one long line among many', `${'let a = 1;\n'.repeat(100)}let b = "${'x'.repeat(60_000)}";\n`],
  ])('is nothing with %s', (_what, text) => {
    const project = create({ 'a.ts': text });
    const store = new ModuleStore();
    expect(store.get(project.file('a.ts'))).toBeDefined();
    expect(store.failures.size).toBe(0);
  });

  it('is told no more when it is mended', () => {
    const project = create({ 'a.ts': 'const = 1;' });
    const store = new ModuleStore();
    store.get(project.file('a.ts'));
    store.set(project.file('a.ts'), 'const a = 1;');
    expect(store.failures.size).toBe(0);
  });

  it('is told where the reading itself fails', () => {
    const project = create({ 'a.ts': '', 'b.ts': '', 'c.ts': '' });
    const store = new ModuleStore();
    const failures = [new RangeError('Maximum call stack size exceeded'), new Error('no such node'), 'thrown'];
    for (const [index, name] of ['a.ts', 'b.ts', 'c.ts'].entries()) {
      parse.mockImplementationOnce(() => {
        throw failures[index];
      });
      expect(store.get(project.file(name))).toBeUndefined();
    }
    expect([...store.failures.values()]).toEqual(['nested too deep to be read', 'no such node', 'thrown']);
  });

  it('leaves a file of just the largest size readable', () => {
    const project = create({ 'a.ts': '//3456789\n'.repeat(150_000) });
    expect(new ModuleStore().get(project.file('a.ts'))).toBeDefined();
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('says that access is denied', () => {
    const project = create({ 'a.ts': '' });
    chmodSync(project.file('a.ts'), 0);
    const store = new ModuleStore();
    store.get(project.file('a.ts'));
    expect(store.failures.get(project.file('a.ts'))).toBe('access is denied');
  });
});

describe('facts that were made elsewhere', () => {
  it('are taken from a cache, and put into it', () => {
    const project = create({ 'a.ts': 'let a;', 'b.ts': 'let b;' });
    const other = extractFacts('a.ts', 'let cached;');
    const cache = cacheOf({ [project.file('a.ts')]: other });
    const store = new ModuleStore(cache);
    expect(namesOf(store.get(project.file('a.ts'))?.facts)).toEqual(['cached']);
    store.get(project.file('b.ts'));
    expect(namesOf(cache.held[project.file('b.ts')])).toEqual(['b']);
    store.save();
    expect(cache.save).toHaveBeenCalledTimes(1);
  });

  it('are not put into a cache where they are of what is not saved', () => {
    const cache = cacheOf();
    new ModuleStore(cache).set('/a.ts', 'let a;');
    expect(cache.held).toEqual({});
  });

  it('are taken once they are offered, and kept for others', () => {
    const project = create({ 'a.ts': 'let a;' });
    const file = project.file('a.ts');
    const cache = cacheOf();
    const store = new ModuleStore(cache);
    store.offer(file, JSON.stringify(extractFacts('a.ts', 'let offered;')));
    parse.mockClear();
    expect(namesOf(store.get(file)?.facts)).toEqual(['offered']);
    expect(namesOf(cache.held[file])).toEqual(['offered']);
    expect(parse).not.toHaveBeenCalled();
  });

  it.each(['set', 'forget'] as const)('are dropped by %s', how => {
    const project = create({ 'a.ts': 'let a;' });
    const file = project.file('a.ts');
    const store = new ModuleStore();
    store.offer(file, JSON.stringify(extractFacts('a.ts', 'let offered;')));
    if (how === 'set') store.set(file, 'let a;');
    else store.forget(file);
    expect(namesOf(store.get(file)?.facts)).toEqual(['a']);
  });

  it('are asked for of what is there and not read yet', () => {
    const project = create({ 'a.ts': 'let a;', 'b.ts': 'let b;', 'c.ts': 'let c;' });
    const store = new ModuleStore(cacheOf({ [project.file('b.ts')]: extractFacts('b.ts', 'let b;') }));
    store.get(project.file('c.ts'));
    expect(['a.ts', 'b.ts', 'c.ts', 'd.ts'].map(name => store.unparsed(project.file(name)))).toEqual([
      'let a;',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('files that have changed', () => {
  it.each<[string, (project: TemporaryProject) => void]>([
    ['their size', project => project.write('a.ts', 'let longer;')],
    ['their time', project => utimesSync(project.file('a.ts'), 1, 1)],
    ['that they are there', project => rmSync(project.file('a.ts'))],
  ])('are told by %s', (_how, change) => {
    const project = create({ 'a.ts': 'let a;', 'b.ts': 'let b;' });
    const store = new ModuleStore();
    store.get(project.file('a.ts'));
    store.get(project.file('b.ts'));
    expect(store.changed()).toEqual([]);
    change(project);
    expect(store.changed()).toEqual([project.file('a.ts')]);
    store.forget(project.file('a.ts'));
    expect(store.changed()).toEqual([]);
  });
});

describe('what a store has read', () => {
  it('is what it was asked for, parsed or not', () => {
    const project = create({ 'a.ts': 'let a;', 'b.ts': 'let b;', 'c.ts': 'let c;' });
    const [a, b, c, d] = ['a.ts', 'b.ts', 'c.ts', 'd.ts'].map(name => project.file(name)) as [
      string,
      string,
      string,
      string,
    ];
    const store = new ModuleStore();
    store.get(a);
    store.text(b);
    store.get(d);
    expect([...store.parsed]).toEqual([a, d]);
    expect([a, b, c, d].map(file => store.isParsed(file))).toEqual([true, false, false, true]);
    expect([...store.stamps.keys()]).toEqual([a, b, d]);
    expect(store.stamps.get(a)).toBeDefined();
    expect(store.stamps.get(d)).toBeUndefined();
    store.forget(a);
    expect(store.isParsed(a)).toBe(false);
    expect([...store.stamps.keys()]).toEqual([b, d]);
  });

  it('is none of what was given for a file', () => {
    const store = new ModuleStore();
    store.set('/a.ts', 'let a;');
    expect(store.stamps.size).toBe(0);
    expect(store.changed()).toEqual([]);
  });

  it('is told from other contents by a digest', () => {
    const project = create({
      'a.ts': 'let a;',
      'b.ts': 'let a;',
      'c.ts': 'let c;',
      'd.ts': 'a\0b',
      'e.ts': '\uFEFFlet a;',
    });
    const store = new ModuleStore();
    const digests = ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts', 'f.ts'].map(name => {
      store.get(project.file(name));
      return store.digest(project.file(name));
    });
    expect(digests[1]).toBe(digests[0]);
    expect(digests[4]).toBe(digests[0]);
    expect(digests.slice(3, 4).concat(digests.slice(5))).toEqual([
      'not read: a binary file',
      'not read: there is no such file',
    ]);
    expect(new Set(digests).size).toBe(4);
    expect(['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts', 'f.ts'].map(name => sourceDigest(project.file(name)))).toEqual(
      digests,
    );
  });

  it('forgets what could not be read, and nothing else', () => {
    const project = create({ 'a.ts': 'let a;', 'b.ts': 'a\0b' });
    const store = new ModuleStore();
    const module = store.get(project.file('a.ts'));
    store.get(project.file('b.ts'));
    store.forgetFailures();
    expect(store.failures.size).toBe(0);
    expect(store.isParsed(project.file('b.ts'))).toBe(false);
    expect(store.get(project.file('a.ts'))).toBe(module);
  });

  it('is not asked for again where it is a bundle', () => {
    const project = create({ 'a.ts': `let a;\n${'a=1;'.repeat(12_500)}` });
    const store = new ModuleStore();
    expect(store.unparsed(project.file('a.ts'))).toBeUndefined();
    expect(store.get(project.file('a.ts'))).toBeUndefined();
    expect(parse).not.toHaveBeenCalled();
  });
});
