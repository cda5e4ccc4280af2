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
