import { describe, expect, it } from 'vitest';

import { openProject } from '../../../../lib/project/project.ts';
import { useProjects } from '../../../support/project.ts';

const createProject = useProjects();

/** Sites with their names, in a project with a bus of its own. */
function sites(bus: string, use = "tell('sent', { name: 'Order Sent', id: 'u' });"): string[] {
  const { root } = createProject({
    'src/bus.ts': bus,
    'src/listen.ts': `import { Analytics } from '@segment/analytics-node';
import { hear } from './bus';
const segment = new Analytics({ writeKey: k });
hear('sent', ({ name, id }) => segment.track({ event: name, userId: id }));`,
    'src/use.ts': `import { tell } from './bus';\nimport './listen';\nexport const done = () => { ${use} };`,
  });
  return openProject({ root, cache: false })
    .calls()
    .filter(({ file }) => file === 'src/use.ts')
    .map(({ method, events }) => `${method} ${events.join()}`);
}

const HEAR = 'export const hear = (name, run) => { (kept[name] ||= []).push(run); };';

describe('a bus that a project makes itself runs its listeners', () => {
  it.each([
    [
      'by a loop',
      `const kept = {}; ${HEAR} export const tell = (name, data) => { for (const run of kept[name]) run(data); };`,
    ],
    [
      'by forEach',
      `const kept = {}; ${HEAR} export const tell = (name, data) => kept[name]?.forEach(run => run(data));`,
    ],
    [
      'with all that is given',
      `const kept = {}; ${HEAR} export const tell = (name, ...all) => kept[name].forEach(run => run(...all));`,
    ],
    [
      'waiting for them',
      `const kept = {}; ${HEAR} export const tell = async (name, data) => { await Promise.all(kept[name].map(run => run(data))); };`,
    ],
    [
      'of a map with one each',
      'const kept = new Map(); export const hear = (name, run) => { kept.set(name, run); }; export const tell = (name, data) => kept.get(name)?.(data);',
    ],
    [
      'of a class',
      `class Bus { #kept = {}; on(name, run) { (this.#kept[name] ||= []).push(run); } emit(name, data) { this.#kept[name].forEach(run => run(data)); } }
const bus = new Bus(); export const hear = (name, run) => bus.on(name, run); export const tell = (name, data) => bus.emit(name, data);`,
    ],
  ])('%s', (_about, bus) => {
    expect(sites(bus)).toEqual(['track Order Sent']);
  });

  it.each([
    ['keeps, and runs nothing', `const kept = {}; ${HEAR} export const tell = (name, data) => kept[name].length;`],
    ['tells them nothing', `const kept = {}; ${HEAR} export const tell = name => kept[name].forEach(run => run());`],
    [
      'runs what another list keeps',
      `const kept = {}; const other = {}; ${HEAR} export const tell = (name, data) => other[name].forEach(run => run(data));`,
    ],
  ])('and one that %s does not', (_about, bus) => {
    expect(sites(bus)).toEqual([]);
  });

  it('under that name alone', () => {
    const bus = `const kept = {}; ${HEAR} export const tell = (name, data) => kept[name]?.forEach(run => run(data));`;
    expect(sites(bus, "tell('lost', { name: 'Order Sent', id: 'u' });")).toEqual([]);
  });
});
