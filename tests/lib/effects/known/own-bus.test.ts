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
      'that are held by other variables first',
      'const kept = []; export const hear = (name, run) => { const again = run; const same = again; kept.push(same); }; export const tell = (name, data) => kept.forEach(run => run(data));',
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

describe('who tells something by a bus that sends is read', () => {
  /** Sites of a file that names nothing but the bus; the listener takes all that is told. */
  const told = (bus: string, listener: string, use: string): string[] => {
    const { root } = createProject({
      'src/bus.js': bus,
      'src/listen.js': `import { Analytics } from '@segment/analytics-node';
import { hear } from './bus.js';
const segment = new Analytics({ writeKey: k });
hear(${listener});`,
      'src/all.js': "export * as bus from './bus.js';",
      'src/use.js': use,
    });
    return openProject({ root, cache: false })
      .calls()
      .filter(({ file }) => file === 'src/use.js')
      .map(({ method, events }) => `${method} ${events.join()}`);
  };
  const PLAIN = 'const kept = []; export const hear = run => { kept.push(run); };';
  const RUN = 'export const tell = name => { kept.forEach(run => run(name)); };';
  const LISTENER = "name => segment.track({ userId: 'u', event: name })";
  const USE = "import { tell } from './bus.js'; export const done = () => tell('Order Sent');";

  it.each([
    ['by its function', `${PLAIN} ${RUN}`, USE],
    ['through a barrel', `${PLAIN} ${RUN}`, "import { bus } from './all.js'; bus.tell('Order Sent');"],
    [
      'by an object of a class',
      'class Bus { kept = []; add(run) { this.kept.push(run); } say(name) { this.kept.forEach(run => run(name)); } } export const bus = new Bus(); export const hear = run => bus.add(run);',
      "import { bus } from './bus.js'; bus.say('Order Sent');",
    ],
  ])('%s', (_about, bus, use) => {
    expect(told(bus, LISTENER, use)).toEqual(['track Order Sent']);
  });

  it.each([
    ['its listener only logs', `${PLAIN} ${RUN}`, 'name => console.log(name)'],
    ['nobody runs what is kept', `${PLAIN} export const tell = name => { kept.forEach(run => log(name)); };`, LISTENER],
    [
      'another list is run',
      `${PLAIN} const more = []; export const tell = name => { more.forEach(run => run(name)); };`,
      LISTENER,
    ],
  ])('not where %s', (_about, bus, listener) => {
    expect(told(bus, listener, USE)).toEqual([]);
  });
});
