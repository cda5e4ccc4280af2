import { expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const CLIENT = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
export const send = event => analytics.track({ userId: 'u', event });
export default analytics;
`;

interface Project {
  /** Makes the collection, and goes through it. */
  readonly home: string;
  /** Puts something into it. */
  readonly patch: string;
  readonly page: string;
}

/** The events of the page. */
function sentBy({ home, patch, page }: Project): readonly string[] {
  const { root } = createProject({
    'package.json': '{}',
    'client.js': CLIENT,
    'home.js': home,
    'patch.js': `import client, { send } from './client.js';\n${patch}`,
    'page.js': page,
  });
  return openProject({ root, cache: false })
    .calls()
    .filter(({ file }) => file === 'page.js')
    .flatMap(({ events }) => events);
}

const EMIT = "import { emit } from './home.js';\nemit('A');";

it.each([
  [
    'a list of functions',
    'export const sinks = [];\nexport const emit = event => sinks.forEach(sink => sink(event));',
    "import { sinks } from './home.js';\nsinks.push(send);",
  ],
  [
    'a list of objects, at its beginning',
    'export const sinks = [];\nexport function emit(event) { for (const sink of sinks) sink.say(event); }',
    "import { sinks } from './home.js';\nsinks.unshift({ say: send });",
  ],
  [
    'a list of a namespace, by a function',
    'export const sinks = [];\nexport const emit = event => sinks.forEach(sink => sink(event));',
    "import * as home from './home.js';\nexport function install() { home.sinks.push(send); }",
  ],
  [
    'a list that holds something already',
    'export const sinks = [console.log];\nexport const emit = event => sinks.forEach(sink => sink(event));',
    "import { sinks } from './home.js';\nsinks.push(send);",
  ],
  [
    'a list of an instance',
    'export const bus = new (class { sinks = []; say(event) { this.sinks.forEach(sink => sink(event)); } })();\nexport const emit = event => bus.say(event);',
    "import { bus } from './home.js';\nbus.sinks.push(send);",
  ],
  [
    'a set',
    'export const sinks = new Set();\nexport function emit(event) { for (const sink of sinks) sink(event); }',
    "import { sinks } from './home.js';\nsinks.add(send);",
  ],
  [
    'a map',
    "export const sinks = new Map();\nexport const emit = event => sinks.get('segment')(event);",
    "import { sinks } from './home.js';\nsinks.set('segment', send);",
  ],
  [
    'a map, for whoever goes through all of it',
    'export const sinks = new Map();\nexport const emit = event => sinks.forEach(sink => sink(event));',
    "import { sinks } from './home.js';\nsinks.set('segment', send);",
  ],
  [
    'an object, under a key of the run',
    'export const sinks = {};\nexport const emit = event => sinks[kind](event);',
    "import { sinks } from './home.js';\nsinks[kind] = send;",
  ],
  [
    'an object, under a name',
    'export const sinks = {};\nexport const emit = event => sinks[kind](event);',
    "import { sinks } from './home.js';\nsinks.segment = send;",
  ],
  [
    'an object, for whoever goes through its values',
    'export const sinks = {};\nexport const emit = event => Object.values(sinks).forEach(sink => sink(event));',
    "import { sinks } from './home.js';\nsinks.segment = send;",
  ],
  [
    'an object, for whoever goes through its entries',
    'const sinks = {};\nexport const put = (kind, sink) => { sinks[kind] = sink; };\nexport function emit(event) { for (const [kind, sink] of Object.entries(sinks)) sink(event); }',
    "import { put } from './home.js';\nput('segment', send);",
  ],
  [
    'an object, for whoever goes through its keys',
    'const sinks = {};\nexport const put = sink => { sinks[sink.name] = sink; };\nexport const emit = event => Object.keys(sinks).forEach(key => sinks[key].say(event));',
    "import { put } from './home.js';\nput({ name: 'segment', say: send });",
  ],
])('what is put into %s is there for whoever goes through it', (_name, home, patch) => {
  expect(sentBy({ home, patch, page: EMIT })).toEqual(['A']);
});

const maps = [
  ['an object', 'const held = {};', 'held[key] = value;', 'held[key]'],
  ['a map', 'const held = new Map();', 'held.set(key, value);', 'held.get(key)'],
] as const;

it.each(maps)(
  'a function puts what it is given under a name into %s, and another one gives it',
  (_, make, put, get) => {
    const home = `${make}\nexport function provide(key, value) { ${put} }\nexport const use = key => ${get};`;
    const patch = `import { provide } from './home.js';\nprovide('analytics', client);\nprovide('mail', { track() {} });`;
    const page = (name: string): string =>
      `import { use } from './home.js';\nuse('${name}').track({ userId: 'u', event: 'A' });`;
    expect(sentBy({ home, patch, page: page('analytics') })).toEqual(['A']);
    expect(sentBy({ home, patch, page: page('mail') })).toEqual([]);
  },
);

it.each([
  ['a field', 'held = {};\n  add(key, value) { this.held[key] = value; }\n  get(key) { return this.held[key]; }'],
  [
    'a map in a field',
    'held = new Map();\n  add(key, value) { this.held.set(key, value); }\n  get(key) { return this.held.get(key); }',
  ],
  [
    'a static map',
    'static held = new Map();\n  add(key, value) { Services.held.set(key, value); }\n  get(key) { return Services.held.get(key); }',
  ],
  [
    'a field, by another method',
    'held = {};\n  add(key, value) { this.put(value, key); }\n  put(value, key) { this.held[key] = value; }\n  get(key) { return this.held[key]; }',
  ],
])('so do methods by %s', (_name, members) => {
  const home = `class Services {\n  ${members}\n}\nexport const services = new Services();`;
  const patch = "import { services } from './home.js';\nservices.add('analytics', client);";
  const page = "import { services } from './home.js';\nservices.get('analytics').track({ userId: 'u', event: 'A' });";
  expect(sentBy({ home, patch, page })).toEqual(['A']);
});

it('a function may keep what makes a client', () => {
  const home =
    'const makers = new Map();\nexport const put = (key, make) => { makers.set(key, make); };\nexport const use = key => makers.get(key)();';
  const patch = "import { put } from './home.js';\nput('analytics', () => client);";
  const page = "import { use } from './home.js';\nuse('analytics').track({ userId: 'u', event: 'A' });";
  expect(sentBy({ home, patch, page })).toEqual(['A']);
});

it.each([
  [
    'another list',
    'export const sinks = [];\nexport const others = [];\nexport const emit = event => sinks.forEach(sink => sink(event));',
    "import { others } from './home.js';\nothers.push(send);",
  ],
  [
    'what sends nothing',
    'export const sinks = [];\nexport const emit = event => sinks.forEach(sink => sink(event));',
    "import { sinks } from './home.js';\nsinks.push(event => console.log(event));",
  ],
  [
    'a list that each call has anew',
    'export const list = () => [];\nexport const emit = event => [].forEach(sink => sink(event));',
    "import { list } from './home.js';\nlist().push(send);",
  ],
  [
    'another name',
    "export const sinks = new Map();\nexport const emit = event => sinks.get('mail')(event);",
    "import { sinks } from './home.js';\nsinks.set('segment', send);",
  ],
  [
    'another method',
    'export const sinks = [];\nexport const emit = event => sinks.forEach(sink => sink(event));',
    "import { sinks } from './home.js';\nsinks.includes(send);",
  ],
])('and not what is put into %s', (_name, home, patch) => {
  expect(sentBy({ home, patch, page: EMIT })).toEqual([]);
});

it.each([
  ['a map', "sinks.set('system', { id: 'Fixed', say: send });", 'const sinks = new Map();', 'sinks.get(key).id'],
  ['an object', "sinks['system'] = { id: 'Fixed', say: send };", 'const sinks = {};', 'sinks[key].id'],
  ['an object, by a key of the run', "sinks[kind] = { id: 'Fixed', say: send };", 'const sinks = {};', 'sinks[key].id'],
  ['a list', "sinks.push({ id: 'Fixed', say: send });", 'const sinks = [];', 'sinks.at(key).id'],
])('what stands in %s beside what sends, in one entry, is not what stands in all', (_name, put, make, read) => {
  const page = `import { sinks } from './home.js';\nimport { send } from './client.js';\nexport const go = key => send(${read});`;
  expect(sentBy({ home: `export ${make}`, patch: `import { sinks } from './home.js';\n${put}`, page })).toEqual([]);
});

it('a map is asked by what a key is, and not by any', () => {
  const home = `export const TOKENS = { mail: Symbol('mail'), analytics: Symbol('analytics') };
export const held = new Map();
export const use = key => held.get(key);`;
  const patch = "import { held, TOKENS } from './home.js';\nheld.set(TOKENS.analytics, client);";
  const page = (key: string): string =>
    `import { use, TOKENS } from './home.js';\nuse(TOKENS.${key}).track({ userId: 'u', event: 'A' });`;
  expect(sentBy({ home, patch, page: page('analytics') })).toEqual(['A']);
  expect(sentBy({ home, patch, page: page('mail') })).toEqual([]);
});

it.each([
  ['held.set(request.id, client);', 'new Map()', 'held.get(key)'],
  ['held[request.id] = client;', '{}', 'held[key]'],
])('a function may put under a key that it is given what it is not: %s', (put, make, get) => {
  const home = `export const held = ${make};\nexport const use = key => ${get};`;
  const patch = `import { held } from './home.js';\nexport function open(request) { ${put} }`;
  const page = "import { use } from './home.js';\nuse(key).track({ userId: 'u', event: 'A' });";
  expect(sentBy({ home, patch, page })).toEqual(['A']);
});

it('all that a function is given may be put into a list', () => {
  const home =
    'const sinks = [];\nexport const use = (...more) => { sinks.push(...more); };\nexport const emit = event => sinks.forEach(sink => sink(event));';
  expect(sentBy({ home, patch: "import { use } from './home.js';\nuse(console.log, send);", page: EMIT })).toEqual([
    'A',
  ]);
});

it('a task that sends by itself counts where it is written, and not where it is run', () => {
  const home =
    'const tasks = [];\nexport const later = task => { tasks.push(task); };\nexport const emit = () => tasks.forEach(task => task());';
  expect(sentBy({ home, patch: "import { later } from './home.js';\nlater(() => send('B'));", page: EMIT })).toEqual(
    [],
  );
});

const all = 'export const emit = event => sinks.forEach(sink => sink(event));';
const byKey = "export const emit = event => sinks['segment'](event);";

it.each([
  [
    'a list with what is behind it',
    `export let sinks = [];\nexport const keep = sink => { sinks = [...sinks, sink]; };\n${all}`,
  ],
  [
    'a list with what is before it',
    `export let sinks = [];\nexport function keep(sink) { sinks = [sink, ...sinks]; }\n${all}`,
  ],
  [
    'a list and another',
    `export let sinks = [];\nexport const keep = sink => { sinks = sinks.concat(sink); };\n${all}`,
  ],
  [
    'a field of a class',
    'class Bus { sinks = []; keep(sink) { this.sinks = [...this.sinks, sink]; } say(event) { for (const sink of this.sinks) sink(event); } }\nconst bus = new Bus();\nexport const keep = sink => bus.keep(sink);\nexport const emit = event => bus.say(event);',
  ],
  [
    'a list by its length',
    `export const sinks = [];\nexport function keep(sink) { sinks[sinks.length] = sink; }\n${all}`,
  ],
  [
    'an object with a key',
    `export let sinks = {};\nexport const keep = (sink, key) => { sinks = { ...sinks, [key]: sink }; };\n${byKey}`,
  ],
  [
    'an object that is asked for a key of its callers',
    'export let sinks = {};\nexport const keep = (sink, key) => { sinks = { ...sinks, [key]: sink }; };\nconst tell = (key, event) => sinks[key]?.(event);\nexport const emit = event => tell("segment", event);',
  ],
])('what is made anew with more in it holds that as well: %s', (_about, home) => {
  const patch = "import { keep } from './home.js';\nkeep(send, 'segment');";
  expect(sentBy({ home, patch, page: EMIT })).toEqual(['A']);
});

it.each([
  [
    'of another list',
    `export let sinks = [];\nlet others = [];\nexport const keep = sink => { others = [...sinks, sink]; };\n${all}`,
  ],
  ['that is no list', `export let sinks = [];\nexport const keep = sink => { sinks = sinks.filter(sink); };\n${all}`],
  [
    'under another key',
    `export let sinks = {};\nexport const keep = sink => { sinks = { ...sinks, ['log']: sink }; };\n${byKey}`,
  ],
])('and nothing %s', (_about, home) => {
  const patch = "import { keep } from './home.js';\nkeep(send, 'segment');";
  expect(sentBy({ home, patch, page: EMIT })).toEqual([]);
});
