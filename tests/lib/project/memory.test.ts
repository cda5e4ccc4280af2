/** Answers of earlier processes: what is read with them is what is read without. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it, vi } from 'vitest';

import { plain } from '../../../scripts/digest.mjs';
import { openProject } from '../../../lib/project/project.ts';
import * as workings from '../../../lib/project/workings.ts';
import { useProjects } from '../../support/project.ts';

import type { Project } from '../../../lib/project/project.ts';
import type { TemporaryProject } from '../../support/project.ts';

vi.mock('../../../lib/project/workings.ts', { spy: true });

const create = useProjects();

/** Each file with what it may say; nothing stands for a file that is not there. */
const versions: Readonly<Record<string, readonly (string | undefined)[]>> = {
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
const names = Object.keys(versions);

/** Numbers from 0 to below 1, the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

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

/** Questions to a project; some ask all of a value, and others a part of it. */
const questions: Readonly<Record<string, (project: Project) => unknown>> = {
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

function askedOf(project: Project, asked: readonly string[]): unknown {
  return JSON.parse(JSON.stringify(asked.map(question => questions[question]?.(project) ?? null)));
}

const steps = Number(process.env['STEPS'] ?? 80);

describe('answers that are kept', () => {
  it(`are those of a reading without them, whatever ${steps} changes come between`, { timeout: steps * 1_000 }, () => {
    const random = numbers(Number(process.env['SEED'] ?? 1));
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const project = create(
      Object.fromEntries(
        Object.entries(versions).flatMap(([name, [first]]) => (first === undefined ? [] : [[name, first]])),
      ),
    );
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
