import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lockOfRoot, planOf } from '../../../lib/plan/cache.ts';
import { emptyLock, LOCK_FILE, lockText } from '../../../lib/plan/lock.ts';
import { createProject, type TemporaryProject } from '../../support/project.ts';

import type { Plan } from '../../../lib/plan/model.ts';
import type { Settings } from '../../../lib/settings.ts';

const projects: TemporaryProject[] = [];
let ticks = 0;
vi.useFakeTimers({ toFake: ['Date'] });
afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

function create(files: Readonly<Record<string, string>> = {}): TemporaryProject {
  const project = createProject(files);
  projects.push(project);
  return project;
}

/** Changes a file, and sees to it that its time changes as well. */
function write(project: TemporaryProject, name: string, text: string): void {
  writeFileSync(project.file(name), text);
  const time = 1_700_000_000 + ticks++;
  utimesSync(project.file(name), time, time);
}

const FRESH_MS = 2_000;
const later = (ms = FRESH_MS + 1): void => void vi.setSystemTime(Date.now() + ms);
const namesOf = (plan: Plan | undefined): string[] => [...(plan?.events.keys() ?? [])];
const events = (...names: string[]): string => JSON.stringify({ events: names });

describe('a plan that is kept', () => {
  const ask = (project: TemporaryProject, plan: Settings['plan']): Plan | undefined =>
    planOf(project.root, { plan } as Settings);

  it('is none where none is set', () => {
    expect(ask(create(), undefined)).toBeUndefined();
  });

  it('is the same for two seconds, whatever happens to its file', () => {
    const project = create({ 'plan.json': events('a') });
    const first = ask(project, 'plan.json');
    write(project, 'plan.json', events('b'));
    later(FRESH_MS);
    expect(ask(project, 'plan.json')).toBe(first);
    later(1);
    expect(namesOf(ask(project, 'plan.json'))).toEqual(['b']);
  });

  it('is the same as long as its file is', () => {
    const project = create({ 'plan.json': events('a') });
    const first = ask(project, 'plan.json');
    later();
    expect(ask(project, 'plan.json')).toBe(first);
    // It has been looked over just now.
    write(project, 'plan.json', events('b'));
    later(FRESH_MS);
    expect(ask(project, 'plan.json')).toBe(first);
    later(1);
    expect(namesOf(ask(project, 'plan.json'))).toEqual(['b']);
  });

  it('is made anew where a file of the same time has another size', () => {
    const project = create();
    const text = (name: string, time: number): void => {
      writeFileSync(project.file('plan.json'), events(name));
      utimesSync(project.file('plan.json'), time, time);
    };
    text('a', 1_700_000_000);
    ask(project, 'plan.json');
    text('longer', 1_700_000_000);
    later();
    expect(namesOf(ask(project, 'plan.json'))).toEqual(['longer']);
    text('LONGER', 1_700_000_001);
    later();
    expect(namesOf(ask(project, 'plan.json'))).toEqual(['LONGER']);
  });

  it('is made anew where a file comes or goes', () => {
    const project = create();
    expect(ask(project, 'plan.json')?.problems).toHaveLength(1);
    write(project, 'plan.json', events('a'));
    later();
    expect(namesOf(ask(project, 'plan.json'))).toEqual(['a']);
    rmSync(project.file('plan.json'));
    later();
    expect(ask(project, 'plan.json')?.problems).toHaveLength(1);
  });

  it.each<[string, Settings['plan']]>([
    ['by its path', 'typewriter.yml'],
    ['by its file', { file: 'typewriter.yml' }],
    ['by a list of files', { file: ['other.json', 'typewriter.yml'] }],
  ])('is made anew where a file changes that it was read from, or only leads there: %s', (_, setting) => {
    const pointer = (folder: string): string => `trackingPlans:\n  - path: ${folder}\n`;
    const project = create({
      'other.json': events('other'),
      'typewriter.yml': pointer('one'),
      'one/plan.json': events('a'),
      'two/plan.json': events('b'),
    });
    expect(namesOf(ask(project, setting))).toContain('a');
    write(project, 'one/plan.json', events('a2'));
    later();
    expect(namesOf(ask(project, setting))).toContain('a2');
    write(project, 'typewriter.yml', pointer('two'));
    later();
    expect(namesOf(ask(project, setting))).toContain('b');
  });

  it('is made anew where a file changes that could not be read', () => {
    const project = create({ 'typewriter.yml': 'trackingPlans:\n  - path: one\n', 'one/plan.json': '{' });
    expect(ask(project, 'typewriter.yml')?.problems).toHaveLength(1);
    write(project, 'one/plan.json', events('a'));
    later();
    expect(namesOf(ask(project, 'typewriter.yml'))).toEqual(['a']);
  });

  it('is another for another root or setting', () => {
    const [one, two] = [create({ 'plan.json': events('a') }), create({ 'plan.json': events('b') })];
    expect(namesOf(ask(one, 'plan.json'))).toEqual(['a']);
    expect(namesOf(ask(two, 'plan.json'))).toEqual(['b']);
    expect(namesOf(ask(one, { events: { c: true } }))).toEqual(['c']);
    expect(namesOf(ask(one, { events: { d: true } }))).toEqual(['d']);
    expect(namesOf(ask(one, 'plan.json'))).toEqual(['a']);
  });

  it('in the settings is never old', () => {
    const project = create();
    const first = ask(project, { events: { c: true } });
    later();
    expect(ask(project, { events: { c: true } })).toBe(first);
  });
});

describe('a lock file that is kept', () => {
  const event = { files: [], vendors: [], properties: {}, open: false };
  const lock = (...names: string[]): string =>
    lockText({ ...emptyLock, events: Object.fromEntries(names.map(name => [name, event])) });

  it('is none where none is there, until one comes', () => {
    const project = create();
    expect(lockOfRoot(project.root)).toBeUndefined();
    write(project, LOCK_FILE, lock('a'));
    later(FRESH_MS);
    expect(lockOfRoot(project.root)).toBeUndefined();
    later(1);
    expect(Object.keys(lockOfRoot(project.root)?.lock?.events ?? {})).toEqual(['a']);
    rmSync(project.file(LOCK_FILE));
    later();
    expect(lockOfRoot(project.root)).toBeUndefined();
  });

  it('is the same for two seconds, and as long as its file is', () => {
    const project = create({ [LOCK_FILE]: lock('a') });
    const first = lockOfRoot(project.root);
    expect(first).toMatchObject({ lock: { version: 1 } });
    expect(first && 'fault' in first).toBe(false);
    later();
    expect(lockOfRoot(project.root)).toBe(first);
    // It has been looked over just now.
    write(project, LOCK_FILE, lock('b'));
    later(FRESH_MS);
    expect(lockOfRoot(project.root)).toBe(first);
    later(1);
    expect(Object.keys(lockOfRoot(project.root)?.lock?.events ?? {})).toEqual(['b']);
  });

  it('is read anew where a file of the same time has another size', () => {
    const project = create();
    const text = (time: number, ...names: string[]): void => {
      writeFileSync(project.file(LOCK_FILE), lock(...names));
      utimesSync(project.file(LOCK_FILE), time, time);
    };
    const names = (): string[] => Object.keys(lockOfRoot(project.root)?.lock?.events ?? {});
    text(1_700_000_000, 'a');
    expect(names()).toEqual(['a']);
    text(1_700_000_000, 'a', 'b');
    later();
    expect(names()).toEqual(['a', 'b']);
    text(1_700_000_001, 'c', 'd');
    later();
    expect(names()).toEqual(['c', 'd']);
  });

  it('says what is wrong with it', () => {
    const project = create({ [LOCK_FILE]: '{' });
    expect(lockOfRoot(project.root)).toEqual({
      fault: 'It is not JSON. Write it anew with `npx eslint-plugin-customerio plan generate`.',
    });
  });

  it('is another for another root', () => {
    const [one, two] = [create({ [LOCK_FILE]: lock('a') }), create({ [LOCK_FILE]: lock('b') })];
    expect(Object.keys(lockOfRoot(one.root)?.lock?.events ?? {})).toEqual(['a']);
    expect(Object.keys(lockOfRoot(two.root)?.lock?.events ?? {})).toEqual(['b']);
  });
});
