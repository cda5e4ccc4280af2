import { describe, expect, it, vi } from 'vitest';

import { Sources } from '../../../lib/project/sources.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const sourcesOf = (files: Readonly<Record<string, string>>): Sources =>
  new Sources(createProject(files).root, {}, false);

describe('sources', () => {
  it('name files relative to the root, and find them by such names', () => {
    const sources = sourcesOf({ 'src/a.ts': 'export {};' });
    const [file = ''] = sources.files;
    expect(sources.relative(file)).toBe('src/a.ts');
    expect(sources.absolute('src/a.ts')).toBe(file);
    expect(sources.absolute(file)).toBe(file);
  });

  it('give the text, the module, and why there is none', () => {
    const sources = sourcesOf({ 'a.ts': '\uFEFFexport {};', 'b.ts': 'a\0' });
    expect(sources.text(sources.absolute('a.ts'))).toBe('export {};');
    expect(sources.module(sources.absolute('a.ts'))).toMatchObject({ path: sources.absolute('a.ts') });
    expect(sources.failure(sources.absolute('a.ts'))).toBeUndefined();
    expect(sources.module(sources.absolute('b.ts'))).toBeUndefined();
    expect(sources.failure(sources.absolute('b.ts'))).toBeDefined();
  });

  it('say what is wrong with manifests', () => {
    expect(sourcesOf({}).notes).toEqual([]);
    const sources = sourcesOf({ 'package.json': '{' });
    expect(sources.notes.map(({ file }) => sources.relative(file))).toEqual(['package.json']);
  });
});

describe('files whose text matches', () => {
  it('are found by path, and a text is asked once', () => {
    const sources = sourcesOf({ 'b.ts': 'app.use(a);', 'a.ts': 'app.use(b);', 'c.ts': 'app.get(a);' });
    const pattern = /use/;
    const test = vi.spyOn(pattern, 'test');
    const named = (): string[] => sources.matching(pattern).map(file => sources.relative(file));
    expect(named()).toEqual(['a.ts', 'b.ts']);
    sources.store.set(sources.absolute('a.ts'), '');
    sources.store.set(sources.absolute('c.ts'), 'app.use(c);');
    expect(named()).toEqual(['b.ts', 'c.ts']);
    expect(test).toHaveBeenCalledTimes(5);
  });
});

describe('how an import of a file ends', () => {
  const ends = (file: string, files: Readonly<Record<string, string>> = {}): string[] => {
    const sources = sourcesOf({ 'package.json': '{}', [file]: '', ...files });
    return sources.specifierEnds(sources.absolute(file));
  };

  it.each([
    ['src/analytics.ts', ['analytics']],
    ['src/analytics.client.tsx', ['analytics.client']],
    ['src/analytics.d.ts', ['analytics']],
    ['src/analytics/index.ts', ['analytics', '.', '..']],
    ['src/analytics/index.d.ts', ['analytics', '.', '..']],
    ['src/analytics/indexes.ts', ['indexes']],
  ])('%s: %j', (file, expected) => {
    expect(ends(file)).toEqual(expected);
  });

  it('by the name of its package, without the scope', () => {
    expect(ends('packages/a/src/x.ts', { 'packages/a/package.json': '{ "name": "@acme/analytics" }' })).toEqual([
      'x',
      'analytics',
    ]);
    expect(ends('packages/a/src/x.ts', { 'packages/a/package.json': '{ "name": "plain" }' })).toEqual(['x', 'plain']);
  });

  it('by the innermost package that has a name', () => {
    expect(
      ends('packages/a/src/x.ts', {
        'package.json': '{ "name": "root" }',
        'packages/a/package.json': '{ "name": "inner" }',
        'packages/a/src/package.json': '{ "type": "module" }',
        'packages/b/package.json': '{ "name": "other" }',
      }),
    ).toEqual(['x', 'inner']);
  });

  it('not by a package whose folder begins alike', () => {
    expect(ends('packages/ab/x.ts', { 'packages/a/package.json': '{ "name": "a" }' })).toEqual(['x']);
  });

  it('by a whole alias of the configuration', () => {
    const config = JSON.stringify({
      compilerOptions: { paths: { '@acme/tracking': ['./src/x.ts'], '~/*': ['./src/*'] } },
    });
    expect(ends('src/x.ts', { 'tsconfig.json': config })).toEqual(['x', 'tracking']);
  });
});
