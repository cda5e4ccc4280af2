/** Answers of earlier processes: what is read with them is what is read without. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs';

import { describe, expect, it, vi } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import * as workings from '../../../lib/project/workings.ts';
import { askedOf, firstVersions, names, numbers, questions, versions } from '../../support/changing-project.ts';
import { useProjects } from '../../support/project.ts';

import type { TemporaryProject } from '../../support/project.ts';

vi.mock('../../../lib/project/workings.ts', { spy: true });

const create = useProjects();

/** Something that happens to the files of a project. */
type Deed = (project: TemporaryProject, pick: <T>(list: readonly T[]) => T) => string;

const deeds: readonly Deed[] = [
  ...Array.from({ length: 4 }, (): Deed => edit),
  (project, pick) => {
    const [from, to] = [pick(names), pick(names)];
    if (existsSync(project.file(from)) && from !== to) renameSync(project.file(from), project.file(to));
    return `rename ${from} to ${to}`;
  },
  (project, pick) => {
    const name = pick(names.filter(one => one !== 'package.json'));
    rmSync(project.file(name), { force: true });
    return `delete ${name}`;
  },
  (project, pick) => {
    const name = pick(names);
    if (existsSync(project.file(name))) utimesSync(project.file(name), new Date(), new Date(pick([0, 1e12])));
    return `touch ${name}`;
  },
  (project, pick) => {
    const [one, other, aside] = [pick(names), pick(names), 'aside'].map(name => project.file(name)) as [
      string,
      string,
      string,
    ];
    if (!existsSync(one) || !existsSync(other)) return 'swap nothing';
    copyFileSync(one, aside);
    renameSync(other, one);
    renameSync(aside, other);
    return `swap ${one} and ${other}`;
  },
  (project, pick) => {
    project.write(`src/${pick(['a', 'b'])}/new.txt`, '');
    return 'write what is no source';
  },
];

function edit(project: TemporaryProject, pick: <T>(list: readonly T[]) => T): string {
  const name = pick(names);
  const text = pick(versions[name] as readonly (string | undefined)[]);
  if (text === undefined) rmSync(project.file(name), { force: true });
  else project.write(name, text);
  return `${text === undefined ? 'delete' : 'edit'} ${name}`;
}

const steps = Number(process.env['STEPS'] ?? 80);

describe('answers that are kept', () => {
  it(`are those of a reading without them, whatever ${steps} changes come between`, { timeout: steps * 1_000 }, () => {
    const random = numbers(Number(process.env['SEED'] ?? 1));
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const project = create(firstVersions);
    mkdirSync(project.file('node_modules'));
    let held = 0;
    const history: string[] = [];
    for (let step = 0; step < steps; step++) {
      history.push(pick(deeds)(project, pick));
      // A process that finds changes, and one that finds what that has left.
      for (const _process of ['first', 'second']) {
        const asked = Object.keys(questions).filter(() => random() < 0.3);
        const before = vi.mocked(workings.makeWorkings).mock.calls.length;
        const read = openProject({ root: project.root });
        const answers = askedOf(read, asked);
        if (vi.mocked(workings.makeWorkings).mock.calls.length === before && asked.length > 0) held++;
        read.keep();
        const expected = askedOf(openProject({ root: project.root, cache: false }), asked);
        expect(answers, `${asked.join()} after ${history.slice(-3).join(', ')} (step ${step})`).toEqual(expected);
      }
    }
    // Otherwise nothing was shown.
    expect(held).toBeGreaterThan(steps / 4);
  });
});
