import { mkdirSync, rmSync, utimesSync } from 'node:fs';

import { describe, expect, it, vi } from 'vitest';

import { openProject, type Project } from '../../../lib/project/project.ts';
import * as workings from '../../../lib/project/workings.ts';
import { askedOf, firstVersions, names, numbers, questions, versions } from '../../support/changing-project.ts';
import { useProjects, type TemporaryProject } from '../../support/project.ts';

vi.mock('../../../lib/project/workings.ts', { spy: true });

const createProject = useProjects();
const client = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
`;
const wrapper = `${client}export function trackEvent(event: string) { analytics.track({ event, userId: 'u' }); }\n`;
const use = "import { trackEvent } from './analytics';\ntrackEvent('Saved');\n";

/** The events of every call, by file. */
function events(project: Project): Record<string, readonly string[]> {
  const found: Record<string, string[]> = {};
  for (const call of project.calls()) if (call.events.length > 0) (found[call.file] ??= []).push(...call.events);
  return found;
}

/** Writes a file so that its time differs, however fast the test is. */
function save({ write, file }: TemporaryProject, name: string, text: string): void {
  write(name, text);
  const later = new Date(Date.now() + 5_000);
  utimesSync(file(name), later, later);
}

describe('looking the disk over', () => {
  it('reads what has changed, and what depends on it', () => {
    const made = createProject({ 'analytics.ts': wrapper, 'use.ts': use });
    const project = openProject({ root: made.root, cache: false });
    expect(events(project)).toEqual({ 'use.ts': ['Saved'] });
    save(made, 'analytics.ts', 'export function trackEvent(event: string) { console.log(event); }\n');
    expect(events(project)).toEqual({ 'use.ts': ['Saved'] });
    project.refresh();
    expect(events(project)).toEqual({});
    save(made, 'analytics.ts', wrapper);
    project.refresh();
    expect(events(project)).toEqual({ 'use.ts': ['Saved'] });
  });

  it('sees files that come and go', () => {
    const made = createProject({ 'use.ts': use });
    const project = openProject({ root: made.root, cache: false });
    expect(project.files().map(({ file }) => file)).toEqual(['use.ts']);
    made.write('analytics.ts', wrapper);
    made.write(
      'raw.ts',
      "fetch('https://cdp.customer.io/v1/track', { method: 'POST', body: '{\"event\":\"Sent\"}' });\n",
    );
    project.refresh();
    expect(project.files().map(({ file, status }) => `${file} ${status}`)).toEqual([
      'analytics.ts read',
      'raw.ts read',
      'use.ts read',
    ]);
    expect(project.calls().map(({ file, method }) => `${file} ${method}`)).toEqual([
      'analytics.ts init',
      'analytics.ts track',
      'raw.ts track',
      'use.ts track',
    ]);
    rmSync(made.file('analytics.ts'));
    project.refresh();
    expect(project.calls().map(({ file }) => file)).toEqual(['raw.ts']);
  });

  it('sees one file in the place of another', () => {
    const made = createProject({ 'analytics.ts': wrapper, 'use.ts': use });
    const project = openProject({ root: made.root, cache: false });
    project.calls();
    rmSync(made.file('use.ts'));
    made.write('used.ts', use);
    project.refresh();
    expect(events(project)).toEqual({ 'used.ts': ['Saved'] });
  });

  it('sees another file before the first was read', () => {
    const made = createProject({ 'use.ts': use });
    const project = openProject({ root: made.root, cache: false });
    rmSync(made.file('use.ts'));
    made.write('analytics.ts', wrapper);
    project.refresh();
    expect(project.files().map(({ file }) => file)).toEqual(['analytics.ts']);
  });

  it('sees that a package has come into a manifest', () => {
    const made = createProject({ 'a.js': "window.analytics.track('Saved');\n" });
    const project = openProject({ root: made.root, cache: false });
    expect(project.calls()).toEqual([]);
    save(made, 'package.json', '{ "dependencies": { "@segment/analytics-next": "1.0.0" } }');
    project.refresh();
    expect(events(project)).toEqual({ 'a.js': ['Saved'] });
  });

  it('sees that a configuration leads elsewhere', () => {
    const paths = (target: string): string =>
      JSON.stringify({ compilerOptions: { paths: { '~/*': [`./${target}/*`] } } });
    const made = createProject({
      'tsconfig.json': paths('old'),
      'old/names.ts': "export const NAME = 'Old';\n",
      'new/names.ts': "export const NAME = 'New';\n",
      'a.ts': `import { NAME } from '~/names';\n${client}analytics.track({ event: NAME, userId: 'u' });\n`,
    });
    const project = openProject({ root: made.root, cache: false });
    expect(events(project)).toEqual({ 'a.ts': ['Old'] });
    save(made, 'tsconfig.json', paths('new'));
    project.refresh();
    expect(events(project)).toEqual({ 'a.ts': ['New'] });
  });

  it('keeps what was worked out where nothing has changed', () => {
    const made = createProject({ 'analytics.ts': wrapper, 'use.ts': use });
    const project = openProject({ root: made.root, cache: false });
    const reading = project.read('use.ts');
    const calls = project.calls();
    project.refresh();
    expect(project.read('use.ts')).toBe(reading);
    expect(project.calls()).toBe(calls);
  });

  it('keeps what was worked out where a file has changed that nothing hangs on', () => {
    const made = createProject({ 'analytics.ts': wrapper, 'use.ts': use, 'aside.ts': 'export const a = 1;\n' });
    const project = openProject({ root: made.root, cache: false });
    const reading = project.read('use.ts');
    save(made, 'aside.ts', 'export const a = 2;\n');
    project.refresh();
    expect(project.read('use.ts')).toBe(reading);
    save(made, 'aside.ts', "import { trackEvent } from './analytics';\ntrackEvent('Aside');\n");
    project.refresh();
    expect(events(project)).toEqual({ 'aside.ts': ['Aside'], 'use.ts': ['Saved'] });
  });

  it('lists no file where the settings want none', () => {
    const { root } = createProject({ 'analytics.ts': wrapper, 'use.ts': use });
    const project = openProject({ root, settings: { project: false }, cache: false });
    expect(project.files()).toEqual([]);
    project.refresh();
    expect(project.files()).toEqual([]);
  });

  it('leaves out what the settings ignore, the second time as well', () => {
    const made = createProject({ 'analytics.ts': wrapper, 'generated/a.ts': wrapper });
    const project = openProject({ root: made.root, settings: { ignore: ['generated/'] }, cache: false });
    made.write('generated/b.ts', wrapper);
    made.write('b.ts', wrapper);
    project.refresh();
    expect(project.files().map(({ file }) => file)).toEqual(['analytics.ts', 'b.ts']);
  });
});

describe('a text in the place of a file', () => {
  it('counts for its file and for those that use it', () => {
    const { root } = createProject({ 'analytics.ts': wrapper, 'use.ts': use });
    const project = openProject({ root, cache: false });
    expect(events(project)).toEqual({ 'use.ts': ['Saved'] });
    project.read('use.ts', use.replace('Saved', 'Typed'));
    expect(events(project)).toEqual({ 'use.ts': ['Typed'] });
    project.read('analytics.ts', wrapper.replace('event, userId', "event: event + '!', userId"));
    expect(events(project)).toEqual({ 'use.ts': ['Typed!'] });
  });

  it('changes nothing where it is the same, whatever mark it begins with', () => {
    const { root } = createProject({ 'analytics.ts': wrapper, 'use.ts': `\uFEFF${use}` });
    const project = openProject({ root, cache: false });
    const reading = project.read('use.ts');
    expect(project.read('use.ts', use)).toBe(reading);
    expect(project.read('use.ts', `\uFEFF${use}`)).toBe(reading);
  });

  it('makes a file related that was not', () => {
    const { root } = createProject({ 'analytics.ts': wrapper, 'use.ts': 'export {};\n' });
    const project = openProject({ root, cache: false });
    expect(project.files().at(-1)).toEqual({ file: 'use.ts', status: 'unrelated' });
    expect(project.isCandidate('use.ts', 'export {};\n')).toBe(false);
    expect(project.isCandidate('use.ts', use)).toBe(true);
    project.read('use.ts', use);
    expect(project.files().at(-1)).toEqual({ file: 'use.ts', status: 'read' });
    expect(events(project)).toEqual({ 'use.ts': ['Saved'] });
  });

  it('may be of a file that is not on the disk, and name the first host', () => {
    const { root } = createProject({ 'a.ts': 'export {};\n' });
    const project = openProject({ root, cache: false });
    const text =
      "fetch('https://track.customer.io/api/v1/events', { method: 'POST', body: JSON.stringify({ name: 'Sent' }) });\n";
    expect(project.read('new.ts', text).calls.map(({ events: names }) => names)).toEqual([['Sent']]);
    expect(project.read('new.ts', 'export {};\n').calls).toEqual([]);
  });
});

/** A project that forgets everything whenever a text changes. */
function forgetful(root: string): Project {
  const project = openProject({ root, cache: false });
  void project.calls();
  const made = vi.mocked(workings.makeWorkings).mock.results.at(-1);
  if (made?.type !== 'return') throw new Error('Nothing reads the project.');
  const { trace } = made.value.evaluator.memo;
  trace.turn = () => trace.forget();
  return project;
}

const steps = Number(process.env['STEPS'] ?? 80);

it.each([
  ['and nothing is kept', false],
  ['and much is kept', undefined],
] as const)(`files that change ${steps} times leave nothing behind, %s`, { timeout: steps * 1_000 }, (_kept, cache) => {
  const random = numbers(Number(process.env['SEED'] ?? 1));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const made = createProject(firstVersions);
  mkdirSync(made.file('node_modules'));
  const project = openProject({ root: made.root, ...(cache === false && { cache }) });
  const history: string[] = [];
  for (let step = 0; step < steps; step++) {
    const file = pick(names);
    const text = pick(versions[file] as readonly (string | undefined)[]);
    history.push(file);
    const saved = text !== undefined && `${text}${'\n'.repeat(Math.floor(random() * 3))}`;
    // An editor says first what it saves then.
    if (saved && /\.[jt]s$/.test(file) && random() < 0.3) project.read(file, saved);
    if (saved) save(made, file, saved);
    else rmSync(made.file(file), { force: true });
    project.refresh();
    const asked = Object.keys(questions).filter(() => random() < 0.3);
    const message = `${asked.join()} after ${history.slice(-3).join(', ')} (step ${step})`;
    expect(askedOf(project, asked), message).toEqual(askedOf(openProject({ root: made.root, cache: false }), asked));
  }
});

it(`texts that change ${steps} times leave nothing behind`, { timeout: steps * 1_000 }, () => {
  const random = numbers(Number(process.env['SEED'] ?? 1));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const { root } = createProject(firstVersions);
  const project = openProject({ root, cache: false });
  const twin = forgetful(root);
  const history: string[] = [];
  for (let step = 0; step < steps; step++) {
    const file = pick(names.filter(name => /\.[jt]s$/.test(name)));
    const text = pick(versions[file] as readonly (string | undefined)[]) ?? '';
    history.push(file);
    for (const one of [project, twin]) one.read(file, text);
    const asked = Object.keys(questions).filter(() => random() < 0.3);
    const message = `${asked.join()} after ${history.slice(-3).join(', ')} (step ${step})`;
    expect(askedOf(project, asked), message).toEqual(askedOf(twin, asked));
  }
});
