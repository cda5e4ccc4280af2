import { renameSync, rmSync, utimesSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { compared, digestOfText, diskStateOf } from '../../../lib/files/disk-state.ts';
import { stampAt } from '../../../lib/files/stamps.ts';
import { textOf } from '../../../lib/files/text.ts';
import { useProjects } from '../../support/project.ts';

import type { DiskState } from '../../../lib/files/disk-state.ts';
import type { TemporaryProject } from '../../support/project.ts';

const create = useProjects();
const digestOf = (file: string): string => digestOfText(textOf(file) ?? '');
const files = { 'a.ts': 'let a;', 'b.ts': 'let b;', 'tsconfig.json': '{}', 'src/c.txt': '' };
const long = new Date(Date.now() - 60_000);

/** Files that were there for a while, and what stood there. */
function seen(): { project: TemporaryProject; state: DiskState } {
  const project = create(files);
  for (const name of [...Object.keys(files), 'src', '.']) utimesSync(project.file(name), long, long);
  const stamps = (names: readonly string[]): Map<string, ReturnType<typeof stampAt>> =>
    new Map(names.map(name => [project.file(name), stampAt(project.file(name))]));
  const looks = {
    sources: stamps(['a.ts', 'b.ts']),
    others: stamps(['tsconfig.json', 'src', 'src/absent.ts', 'absent/x.ts']),
    since: Date.now(),
  };
  return { project, state: diskStateOf(project.root, looks, digestOf) };
}

describe('a state of the disk', () => {
  it('is the same where nothing has changed, without a look at any content', () => {
    const { project, state } = seen();
    const read = compared(project.root, state, () => {
      throw new Error('read');
    });
    expect(read).toEqual({ state, changed: [] });
    expect(read?.state).toBe(state);
  });

  it('names the sources that say something else, and takes what they say now', () => {
    const { project, state } = seen();
    project.write('a.ts', 'let x;');
    const read = compared(project.root, state, digestOf);
    expect(read?.changed).toEqual([project.file('a.ts')]);
    expect(compared(project.root, read!.state, digestOf)?.changed).toEqual([]);
  });

  it('sees a text that has the size and the time of the one before it', () => {
    const { project, state } = seen();
    project.write('a.ts', 'let z;');
    utimesSync(project.file('a.ts'), long, long);
    expect(compared(project.root, state, digestOf)?.changed).toEqual([project.file('a.ts')]);
  });

  it('stays where a file is touched, or written as it was', () => {
    const { project, state } = seen();
    utimesSync(project.file('b.ts'), new Date(), new Date());
    project.write('tsconfig.json', '{}');
    const read = compared(project.root, state, digestOf);
    expect(read?.changed).toEqual([]);
    expect(read?.state).not.toBe(state);
  });

  it.each<[string, (project: TemporaryProject) => void]>([
    ['a source is gone', ({ file }) => rmSync(file('a.ts'))],
    ['what is no source says something else', ({ write }) => write('tsconfig.json', '{ "a": 1 }')],
    ['a folder holds something else', ({ write }) => write('src/d.txt', '')],
    ['something in a folder has another name', ({ file }) => renameSync(file('src/c.txt'), file('src/d.txt'))],
    ['something stands where nothing did', ({ write }) => write('absent/x.ts', '')],
    ['and where nothing did in a folder that was looked at', ({ write }) => write('src/absent.ts', '')],
  ])('holds no more where %s', (_what, change) => {
    const { project, state } = seen();
    change(project);
    expect(compared(project.root, state, digestOf)).toBeUndefined();
  });

  it('is sure of no time at which a file was just written: it may be written again in the same', () => {
    const { project } = seen();
    project.write('a.ts', 'let a;');
    const looks = {
      sources: new Map([[project.file('a.ts'), stampAt(project.file('a.ts'))]]),
      others: new Map(),
      since: Date.now(),
    };
    const state = diskStateOf(project.root, looks, () => digestOfText('what was read before'));
    expect(compared(project.root, state, digestOf)?.changed).toEqual([project.file('a.ts')]);
  });

  it('says nothing of what has changed while it was looked at', () => {
    const { project } = seen();
    const others = new Map([[project.file('tsconfig.json'), stampAt(project.file('tsconfig.json'))]]);
    project.write('tsconfig.json', '{ "a": 1 }');
    const state = diskStateOf(project.root, { sources: new Map(), others, since: Date.now() }, digestOf);
    expect(compared(project.root, state, digestOf)).toBeUndefined();
  });
});
