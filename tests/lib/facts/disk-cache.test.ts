import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { DiskCache } from '../../../lib/facts/disk-cache.ts';
import { extractFacts } from '../../../lib/facts/extract/extract.ts';
import { cacheFolderOf } from '../../../lib/files/cache-folder.ts';
import { useProjects } from '../../support/project.ts';

import type { TemporaryProject } from '../../support/project.ts';

const create = useProjects();
const facts = extractFacts('a.ts', 'let a;');

function withModules(): TemporaryProject {
  return create({ 'node_modules/x/index.js': '' });
}

function folderOf({ root }: TemporaryProject): string {
  return path.join(root, 'node_modules', '.cache', 'eslint-plugin-customerio');
}

function fileOf(project: TemporaryProject): string {
  return path.join(folderOf(project), 'facts');
}

/** Writes facts down as a process that ends. */
function keep(project: TemporaryProject, file = 'a.ts', text = 'let a;'): void {
  const cache = new DiskCache(project.root);
  cache.set(project.file(file), text, facts);
  cache.save();
}

describe('facts on disk', () => {
  it('are there for the next process', () => {
    const project = withModules();
    keep(project);
    expect(new DiskCache(project.root).get(project.file('a.ts'), 'let a;')).toEqual(facts);
  });

  it.each([
    ['another text', 'a.ts', 'let b;'],
    ['another file', 'b.ts', 'let a;'],
    ['a name that every object has', 'constructor', 'let a;'],
  ])('are not those of %s', (_what, file, text) => {
    const project = withModules();
    keep(project);
    expect(new DiskCache(project.root).get(project.file(file), text)).toBeUndefined();
  });

  it('are found again where the project has moved to', () => {
    const [from, to] = [withModules(), withModules()];
    keep(from);
    keep(to, 'b.ts');
    writeFileSync(fileOf(to), readFileSync(fileOf(from)));
    expect(new DiskCache(to.root).get(to.file('a.ts'), 'let a;')).toEqual(facts);
  });

  it('are left out once nobody uses them', () => {
    const project = withModules();
    keep(project);
    keep(project, 'b.ts');
    const cache = new DiskCache(project.root);
    expect(cache.get(project.file('a.ts'), 'let a;')).toBeUndefined();
    expect(cache.get(project.file('b.ts'), 'let a;')).toEqual(facts);
    cache.set(project.file('c.ts'), 'let a;', facts);
    cache.save();
    const next = new DiskCache(project.root);
    expect(next.get(project.file('a.ts'), 'let a;')).toBeUndefined();
    expect(next.get(project.file('b.ts'), 'let a;')).toEqual(facts);
    expect(next.get(project.file('c.ts'), 'let a;')).toEqual(facts);
  });

  it('are written where there is something new, once, and leave nothing beside', () => {
    const project = withModules();
    keep(project);
    const cache = new DiskCache(project.root);
    cache.get(project.file('a.ts'), 'let a;');
    rmSync(fileOf(project));
    cache.save();
    expect(readdirSync(folderOf(project))).toEqual([]);
    cache.set(project.file('b.ts'), '', facts);
    cache.save();
    expect(readdirSync(folderOf(project))).toEqual([path.basename(fileOf(project))]);
    rmSync(fileOf(project));
    cache.save();
    expect(readdirSync(folderOf(project))).toEqual([]);
  });

  it.each([
    ['is empty', () => Buffer.alloc(0)],
    ['is cut short', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['says something else', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from('!')])],
    ['is of another build', (bytes: Buffer) => Buffer.concat([Buffer.alloc(20), bytes.subarray(20)])],
  ])('count as none where the file %s', (_what, spoiled) => {
    const project = withModules();
    keep(project);
    writeFileSync(fileOf(project), spoiled(readFileSync(fileOf(project))));
    expect(new DiskCache(project.root).get(project.file('a.ts'), 'let a;')).toBeUndefined();
    keep(project);
    expect(new DiskCache(project.root).get(project.file('a.ts'), 'let a;')).toEqual(facts);
  });

  it('are kept outside of a project that has no folder for them', () => {
    const project = create({});
    keep(project);
    expect(new DiskCache(project.root).get(project.file('a.ts'), 'let a;')).toEqual(facts);
    expect(readdirSync(project.root)).toEqual(['package.json']);
    rmSync(cacheFolderOf(project.root), { recursive: true });
  });

  it('are lost without a word where they cannot be written', () => {
    const project = create({ 'node_modules/.cache': 'a file' });
    expect(() => keep(project)).not.toThrow();
    expect(new DiskCache(project.root).get(project.file('a.ts'), 'let a;')).toBeUndefined();
  });

  it('leave nothing half written where their place is taken', () => {
    const project = create({ 'node_modules/.cache/eslint-plugin-customerio/facts/x': '' });
    keep(project);
    expect(readdirSync(folderOf(project))).toEqual([path.basename(fileOf(project))]);
  });
});
