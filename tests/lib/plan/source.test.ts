import { chmodSync, mkdirSync, truncateSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { problemText } from '../../../lib/plan/model.ts';
import { isObject } from '../../../lib/files/json.ts';
import { Problems, readSource, relativeName, settingsSource } from '../../../lib/plan/source.ts';
import { createProject } from '../../support/project.ts';
import { source } from './plans.ts';

import type { PlanSource, Pointer } from '../../../lib/plan/source.ts';

const project = createProject({});
afterAll(() => project.remove());
let count = 0;

/** A file of this text, and what is wrong with it. */
function read(
  extension: string,
  text: string,
): { source: PlanSource | undefined; wrong: string[]; losesEvents: boolean } {
  const name = `plan${count++}.${extension}`;
  const written = createProject({ [name]: text });
  const problems = new Problems();
  const found = readSource(written.file(name), 'plan', problems);
  written.remove();
  return {
    source: found,
    wrong: problems.list.map(problemText),
    losesEvents: problems.list.every(problem => problem.losesEvents === true),
  };
}

const EMPTY = 'The file is empty. Export the tracking plan into it.';

describe('problems', () => {
  it('are told once each, in the order in which they were met', () => {
    const problems = new Problems();
    const plan = source({});
    problems.add(plan, ['b'], 'One.', 'Mend.');
    problems.addLoss(plan, ['a'], 'One.', 'Mend.');
    problems.add(plan, ['b'], 'Two.', 'Mend.');
    problems.add(plan, ['b'], 'One.', 'Mend it otherwise.');
    problems.add(source({}, 'other.json'), ['b'], 'One.', 'Mend.');
    problems.addFile('plan.json', 'One.', 'Mend.');
    problems.addFile('plan.json', 'Two.', 'Mend.', 3);
    expect(problems.list).toEqual([
      { file: 'plan.json', pointer: '/b', what: 'One.', mend: 'Mend.' },
      { file: 'plan.json', pointer: '/a', what: 'One.', mend: 'Mend.', losesEvents: true },
      { file: 'plan.json', pointer: '/b', what: 'Two.', mend: 'Mend.' },
      { file: 'other.json', pointer: '/b', what: 'One.', mend: 'Mend.' },
      { file: 'plan.json', pointer: '', what: 'One.', mend: 'Mend.', losesEvents: true },
      { file: 'plan.json', pointer: '', line: 3, what: 'Two.', mend: 'Mend.', losesEvents: true },
    ]);
  });
});

it('the settings are a source without lines', () => {
  const { file, data, place } = settingsSource({ a: 1 });
  expect([file, data, place(['a', 0, 'b/c'])]).toEqual([
    'settings.customerio.plan',
    { a: 1 },
    { file: 'settings.customerio.plan', pointer: '/a/0/b~1c' },
  ]);
});

describe('a file', () => {
  it('is told where it is not there', () => {
    const problems = new Problems();
    expect(readSource(project.file('gone.json'), 'gone.json', problems)).toBeUndefined();
    expect(problems.list.map(problemText)).toEqual([
      'gone.json: The file cannot be read: there is no such file. Give `settings.customerio.plan` the path of the tracking plan, relative to the root.',
    ]);
  });

  it('is told where it is a folder', () => {
    mkdirSync(project.file('folder.json'));
    const problems = new Problems();
    expect(readSource(project.file('folder.json'), 'folder.json', problems)).toBeUndefined();
    expect(problems.list[0]?.what).toBe('The file cannot be read: it is a folder.');
  });

  it('is told by its code where another reason keeps it from being read', () => {
    const problems = new Problems();
    readSource(`${project.root}/${'x'.repeat(300)}.json`, 'long.json', problems);
    expect(problems.list[0]?.what).toBe('The file cannot be read: the system refuses (ENAMETOOLONG).');
  });

  // Whoever may do all may read all.
  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('is told where access is denied', () => {
    const locked = createProject({ 'plan.json': '{}' });
    chmodSync(locked.file('plan.json'), 0);
    const problems = new Problems();
    readSource(locked.file('plan.json'), 'plan.json', problems);
    locked.remove();
    expect(problems.list[0]?.what).toBe('The file cannot be read: access is denied.');
  });

  it('is told where it is larger than 32 MB', () => {
    const large = createProject({ 'plan.json': '' });
    truncateSync(large.file('plan.json'), 32_000_001);
    const problems = new Problems();
    expect(readSource(large.file('plan.json'), 'plan.json', problems)).toBeUndefined();
    truncateSync(large.file('plan.json'), 32_000_000);
    readSource(large.file('plan.json'), 'other.json', problems);
    large.remove();
    expect(problems.list.map(problemText)).toEqual([
      'plan.json: The file is larger than 32 MB. Export the tracking plan alone.',
      'other.json: The file cannot be read: it is a binary file. Give `settings.customerio.plan` the path of the tracking plan, relative to the root.',
    ]);
  });
});

describe('a JSON file', () => {
  const text = '{\n  "a": {\n    "b/c": [1,\n      2]\n  },\n  "d": null\n}';

  it('has data, and places with lines', () => {
    const { source: found, wrong } = read('json', text);
    expect(found?.data).toEqual({ a: { 'b/c': [1, 2] }, d: null });
    expect(wrong).toEqual([]);
    const lines: [Pointer, number][] = [
      [[], 1],
      [['a'], 2],
      [['a', 'b/c'], 3],
      [['a', 'b/c', 0], 3],
      [['a', 'b/c', 1], 4],
      [['d'], 6],
      // What is not there is told by what is around it.
      [['a', 'x', 'y'], 2],
      [['x'], 1],
    ];
    for (const [pointer, line] of lines) expect([pointer, found?.place(pointer).line]).toEqual([pointer, line]);
    expect(found?.place(['a', 'b/c', 1])).toEqual({ file: 'plan', pointer: '/a/b~1c/1', line: 4 });
  });

  it('may begin with a mark of its encoding', () => {
    const { source: found } = read('json', '\uFEFF{"a":\n1}');
    expect(found?.data).toEqual({ a: 1 });
    expect(found?.place(['a']).line).toBe(1);
  });

  it.each<[string, string, string]>([
    ['empty', ' \n\t', `plan:1: ${EMPTY}`],
    ['broken', '{\n"a" 1}', 'plan:2: This is not JSON: ":" was expected here. Correct it, or export the plan again.'],
    ['YAML', 'a: 1', 'plan:1: This is not JSON: a JSON value was expected here. Correct it, or export the plan again.'],
  ])('is told where it is %s', (_, broken, message) => {
    expect(read('json', broken)).toEqual({ source: undefined, wrong: [message], losesEvents: true });
  });
});

describe.each(['yml', 'yaml', 'YML'])('a file that ends in .%s', extension => {
  it('has data, and places with lines', () => {
    const { source: found, wrong } = read(
      extension,
      '# plan\na:\n  b:\n    - x: 1\n    - y: 2\n  3: c\nd: [1,\n  2]\n',
    );
    expect(found?.data).toEqual({ a: { b: [{ x: 1 }, { y: 2 }], 3: 'c' }, d: [1, 2] });
    expect(wrong).toEqual([]);
    const lines: [Pointer, number][] = [
      [[], 2],
      [['a'], 2],
      [['a', 'b'], 3],
      [['a', 'b', 0], 4],
      [['a', 'b', 1, 'y'], 5],
      [['a', '3'], 6],
      [['d', 0], 7],
      [['d', 1], 8],
      [['a', 'x', 'y'], 2],
      [['x'], 2],
    ];
    for (const [pointer, line] of lines) expect([pointer, found?.place(pointer).line]).toEqual([pointer, line]);
    expect(found?.place(['a', '3'])).toEqual({ file: 'plan', pointer: '/a/3', line: 6 });
  });
});

describe('a YAML file', () => {
  it('may be empty', () => {
    const { source: found } = read('yml', '');
    expect(found?.data).toBeNull();
    expect(found?.place(['a'])).toEqual({ file: 'plan', pointer: '/a', line: 1 });
  });

  it('may be a text or a list', () => {
    expect(read('yml', '\nx').source?.place([]).line).toBe(2);
    expect(read('yml', '- a\n- b').source?.place([1]).line).toBe(2);
  });

  it('is told where it is broken, in one sentence', () => {
    const { source: found, wrong, losesEvents } = read('yml', 'a: 1\nb: "x\n');
    expect([found, losesEvents]).toEqual([undefined, true]);
    expect(wrong).toEqual([
      expect.stringMatching(/^plan:\d: This is not YAML: [^\n]+[^.]\. Correct it, or export the plan again\.$/),
    ]);
    expect(read('yml', 'a: 1\nb: [\n').wrong[0]).toMatch(/^plan:3: /);
  });

  it('is told where its aliases lead to nothing', () => {
    expect(read('yml', 'a: *x').wrong).toEqual([
      expect.stringMatching(/^plan:1: This YAML cannot be resolved: [^\n]+\. Take its aliases out\.$/),
    ]);
  });
});

it.each([
  ['/a/b', '/a/b/c/d.json', 'c/d.json'],
  ['/a/b', '/a/d.json', '../d.json'],
  ['/a/b', '/a/b', '.'],
])('in %s, %s is called %s', (root, file, name) => {
  expect(relativeName(root, file)).toBe(name);
});

it.each([
  [{}, true],
  [[], false],
  [null, false],
  ['x', false],
  [undefined, false],
])('%j is an object: %s', (value, answer) => {
  expect(isObject(value)).toBe(answer);
});
