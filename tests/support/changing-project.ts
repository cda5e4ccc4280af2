/** A project whose files change at random, and what can be asked about it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { plain } from '../../scripts/digest.mjs';

import type { Project } from '../../lib/project/project.ts';

/** Each file with what it may say; nothing stands for a file that is not there. */
export const versions: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'src/client.ts': [
    "import { Analytics } from '@segment/analytics-node';\nexport const client = new Analytics({ writeKey: 'k' });\n",
    "import { Analytics } from '@segment/analytics-node';\n// Moved by a line.\nexport const client = new Analytics({ writeKey: 'k' });\n",
    'export const client = { track(message: object) {} };\n',
    undefined,
  ],
  'src/tracking.ts': [
    "import { client } from './client';\nimport { NAMES } from './names';\nexport function trackEvent(event: string, properties?: object) { client.track({ event, properties, userId: 'u' }); }\nexport const saved = () => trackEvent(NAMES.saved);\n",
    "import { client } from './client';\nexport function trackEvent(event: string, id: string) { client.track({ event, userId: id }); }\n",
    "import { client } from './client';\nexport function report(event: string) { client.track({ event, anonymousId: 'a' }); }\n",
    'export function trackEvent() {}\n',
  ],
  'src/names.ts': [
    "export const NAMES = { saved: 'Saved', opened: 'Opened' } as const;\n",
    "export const NAMES = { saved: 'Note Saved', opened: 'Opened' } as const;\n",
    undefined,
  ],
  'src/index.ts': [
    "export * from './tracking';\n",
    "export { trackEvent as send } from './tracking';\n",
    'export const nothing = 1;\n',
  ],
  'src/page.ts': [
    "import { trackEvent } from './index';\nimport { NAMES } from './names';\nexport function open(user) { trackEvent(NAMES.opened, { plan: user.plan, ...user.traits }); }\n",
    "import { send } from '~/index';\nsend('Opened');\n",
    "import { saved, trackEvent } from './tracking';\nsaved();\ntrackEvent(`Opened ${location.href}`, 'x');\n",
    'export const page = 1;\n',
    undefined,
  ],
  'src/generated/names.ts': ["export const other = 'Other';\n", "export const other = = 'Other';\n", undefined],
  'src/other.ts': [
    'export const a = 1;\n',
    'export const a = 2;\n',
    "import { other } from './generated/names';\nimport { trackEvent } from './tracking';\ntrackEvent(other, { a: 1 });\n",
    "fetch('https://track.customer.io/api/v1/customers/1/events', { method: 'POST' });\n",
    'analytics.track("Global");\n',
    undefined,
  ],
  'src/expose.ts': ["import { trackEvent } from './tracking';\nwindow.reportEvent = trackEvent;\n", undefined],
  'src/global.js': ["window.reportEvent('Exposed', { a: 1 });\n", 'export default 1;\n'],
  'src/page.html': ['<script>analytics.page()</script>\n', '<p></p>\n', undefined],
  'views/page.ejs': ["<script src='https://cdn.segment.com/analytics.js/v1/'></script>\n", '<p></p>\n', undefined],
  'tsconfig.json': [
    '{ "compilerOptions": { "baseUrl": ".", "paths": { "~/*": ["src/*"] } } }\n',
    '{ "extends": "./base.json" }\n',
    undefined,
  ],
  'base.json': ['{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }\n', undefined],
  '.gitignore': ['generated/\n', 'page.ts\n', undefined],
  'package.json': [
    '{ "name": "example", "dependencies": { "@segment/analytics-node": "2" } }\n',
    '{ "name": "example", "dependencies": { "@segment/analytics-next": "1" } }\n',
  ],
};
export const names = Object.keys(versions);

/** What every file says first. */
export const firstVersions: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(versions).flatMap(([name, [first]]) => (first === undefined ? [] : [[name, first]])),
);

/** Numbers from 0 to below 1, the same each time. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Questions to a project; some ask all of a value, and others a part of it. */
export const questions: Readonly<Record<string, (project: Project) => unknown>> = {
  calls: project => plain(project.calls()),
  names: project => project.calls().map(({ file, line, events }) => `${file}:${line} ${events.join()}`),
  people: project => project.calls().map(({ parts }) => plain(parts.userId?.value)),
  plans: project =>
    project.calls().map(({ parts: { properties } }) => {
      const value = properties?.value;
      return value?.kind === 'object' ? plain(value.get('plan')) : undefined;
    }),
  suspects: project => project.suspects(),
  notes: project => project.notes(),
  files: project => project.files(),
  page: project => plain(project.read('src/page.ts')),
  running: project =>
    project.calls().map(call => [project.running.called(call), project.running.around(call).map(({ name }) => name)]),
  packages: project => project.packageOf('src/page.ts'),
  candidates: project =>
    names.map(name => {
      const file = path.join(project.root, name);
      return existsSync(file) && project.isCandidate(file, readFileSync(file, 'utf8'));
    }),
};

export function askedOf(project: Project, asked: readonly string[]): unknown {
  return JSON.parse(JSON.stringify(asked.map(question => questions[question]?.(project) ?? null)));
}
