import { expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const client = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
export const send = event => analytics.track({ userId: 'u', event });
`;

/** The events that the page sends. */
function sentBy(home: string, patch: string, page: string): readonly string[] {
  const { root } = createProject({
    'package.json': '{}',
    'client.js': client,
    'home.js': home,
    'patch.js': patch,
    'page.js': page,
  });
  return openProject({ root, cache: false })
    .calls()
    .filter(({ file }) => file === 'page.js')
    .flatMap(({ events }) => events);
}

const CLIENT = "import { send } from './client.js';\n";

it.each([
  [
    'an object',
    'export const api = { say() {} };',
    "import { api } from './home.js';\napi.say = send;",
    "import { api } from './home.js';\napi.say('A');",
    ['A'],
  ],
  [
    'a class',
    'export class Api { static say() {} }',
    "import { Api } from './home.js';\nApi.say = send;",
    "import { Api } from './home.js';\nApi.say('A');",
    ['A'],
  ],
  [
    'instances',
    'export class Api { say() {} }',
    "import { Api } from './home.js';\nApi.prototype.say = send;",
    "import { Api } from './home.js';\nnew Api().say('A');",
    ['A'],
  ],
  [
    'another member',
    'export const api = { say() {} };',
    "import { api } from './home.js';\napi.tell = send;",
    "import { api } from './home.js';\napi.say('A');",
    [],
  ],
  [
    'what sends nothing',
    'export const api = { say() {} };',
    "import { api } from './home.js';\napi.say = () => {};",
    "import { api } from './home.js';\napi.say('A');",
    [],
  ],
])(
  'what a module writes to a member of what it imports is what that member is: %s',
  (_name, home, patch, page, expected) => {
    expect(sentBy(home, CLIENT + patch, page)).toEqual(expected);
  },
);

const STORES = `class Tracking {
  constructor() { this.say = () => {}; }
}
class Stores {
  constructor() { this.tracking = new Tracking(); this.pages = new Pages(this); }
}
class Pages {
  constructor(root) { this.root = root; }
  open() { this.root.tracking.say('Opened'); }
}
let stores;
export const useStores = () => (stores ??= new Stores());
`;

it.each([
  ['a variable that what a hook gives is taken apart into', 'const { tracking } = useStores();\ntracking.say = send;'],
  ['a variable that it is kept in', 'const all = useStores();\nall.tracking.say = send;'],
  ['what a call gives', 'useStores().tracking.say = send;'],
  ['a field of a field', 'class Patch { root = useStores(); patch() { this.root.tracking.say = send; } }'],
])('what is written to a member through %s is what that member is', (_name, patch) => {
  const page = "import { useStores } from './home.js';\nuseStores().tracking.say('A');";
  expect(sentBy(STORES, `${CLIENT}import { useStores } from './home.js';\n${patch}`, page)).toEqual(['A']);
});

it.each([
  ['another member', 'useStores().tracking.tell = send;'],
  ['a member of another object', 'useStores().pages.say = send;'],
  ['a place that only the run knows', 'useStores().tracking[name] = send;'],
])('and not what is written to %s', (_name, patch) => {
  const page = "import { useStores } from './home.js';\nuseStores().tracking.say('A');";
  expect(sentBy(STORES, `${CLIENT}import { useStores } from './home.js';\n${patch}`, page)).toEqual([]);
});

it.each([
  [
    'a class',
    'export class Bus { say() {} }',
    "import { Bus } from './home.js';\nconst bus = new Bus();",
    "import { Bus } from './home.js';\nnew Bus().say('A');",
  ],
  [
    'a function',
    'export function make() { return { say() {} }; }',
    "import { make } from './home.js';\nconst bus = make();",
    "import { make } from './home.js';\nmake().say('A');",
  ],
  [
    'a function that keeps it for itself first',
    'export function make() { const one = { say() {} }; return one; }',
    "import { make } from './home.js';\nconst bus = make();",
    "import { make } from './home.js';\nmake().say('A');",
  ],
])('what is written to one of those that %s makes is not there in the others', (_name, home, one, page) => {
  expect(sentBy(home, `${CLIENT}${one}\nbus.say = send;`, page)).toEqual([]);
});

it('and is there in what a function makes once', () => {
  const home = 'let bus;\nexport function make() { return (bus ??= { say() {} }); }';
  const patch = `${CLIENT}import { make } from './home.js';\nconst bus = make();\nbus.say = send;`;
  expect(sentBy(home, patch, "import { make } from './home.js';\nmake().say('A');")).toEqual(['A']);
});

it('is told by its type as well, where nobody knows which one it is', () => {
  const { root } = createProject({
    'package.json': '{}',
    'client.ts': client.replace('event', '(event: string)'),
    'tracking.ts': 'export class Tracking { say: (event: string) => void = () => {}; }\n',
    'registry.ts': `import type { Tracking } from './tracking';
let make: (() => Tracking) | undefined;
export function register(factory: () => Tracking): void { make = factory; }
export function resolve(): Tracking { return make!(); }
`,
    'patch.ts': "import { send } from './client';\nimport { resolve } from './registry';\nresolve().say = send;\n",
    'page.ts': "import { resolve } from './registry';\nresolve().say('A');\n",
  });
  const calls = openProject({ root, cache: false }).calls();
  expect(calls.filter(({ file }) => file === 'page.ts').flatMap(({ events }) => events)).toEqual(['A']);
});

const CONTEXT = "import { createContext } from 'react';\nexport const Tracking = createContext({ say: () => {} });\n";
const PUT = `${CLIENT}import { useContext } from 'react';
import { Tracking } from './home.js';
export function Setup({ children }) {
  const tracking = useContext(Tracking);
  tracking.say = send;
  return children;
}
`;

it.each([
  [
    'a hook',
    "import { useContext } from 'react';\nimport { Tracking } from './home.js';\nexport const Page = () => useContext(Tracking).say('A');",
  ],
  [
    'a static field',
    "import { Component } from 'react';\nimport { Tracking } from './home.js';\nclass Page extends Component { static contextType = Tracking; open() { this.context.say('A'); } }",
  ],
  [
    'what is written to the class',
    "import { Component } from 'react';\nimport { Tracking } from './home.js';\nclass Page extends Component { open() { this.context.say('A'); } }\nPage.contextType = Tracking;",
  ],
  [
    'a field that is declared for its type',
    "import { Component } from 'react';\nimport { Tracking } from './home.js';\nclass Page extends Component { static contextType = Tracking; context; open() { this.context.say('A'); } }",
  ],
])('what is written to the value of a context is there for whoever takes the context by %s', (_name, page) => {
  expect(sentBy(CONTEXT, PUT, page)).toEqual(['A']);
});

it('and not for whoever takes another context', () => {
  const page = `import { createContext, useContext } from 'react';
const Other = createContext({ say: () => {} });
export const Page = () => useContext(Other).say('A');
`;
  expect(sentBy(CONTEXT, PUT, page)).toEqual([]);
});
