/** A process that finds what an earlier one has read, and some texts that have changed since. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it, vi } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import * as workings from '../../../lib/project/workings.ts';
import { plain } from '../../../scripts/digest.mjs';
import { useProjects } from '../../support/project.ts';

import type { Project } from '../../../lib/project/project.ts';
import type { Workings } from '../../../lib/project/workings.ts';

vi.mock('../../../lib/project/workings.ts', { spy: true });

const create = useProjects();

const files: Readonly<Record<string, string>> = {
  'package.json': '{ "dependencies": { "@segment/analytics-node": "2", "react": "19", "express": "5" } }\n',
  'src/client.ts':
    "import { Analytics } from '@segment/analytics-node';\nexport const client = new Analytics({ writeKey: 'k' });\n",
  'src/tracking.ts':
    "import { client } from './client';\nexport function trackEvent(event: string, properties?: object) { client.track({ event, properties, userId: 'u' }); }\n",
  'src/context.tsx':
    "import { createContext } from 'react';\nexport const Tracking = createContext<{ send(event: string): void } | null>(null);\n",
  'src/app.tsx':
    "import { Tracking } from './context';\nimport { trackEvent } from './tracking';\nexport const App = () => <Tracking.Provider value={{ send: event => trackEvent(event) }}><main /></Tracking.Provider>;\n",
  'src/button.tsx':
    "import { useContext } from 'react';\nimport { Tracking } from './context';\nexport function Button() { const tracking = useContext(Tracking); return <button onClick={() => tracking?.send('Pressed')} />; }\n",
  'src/names.ts': "export const OPENED = 'Opened';\n",
  'src/page.ts': "import { OPENED } from './names';\nimport { trackEvent } from './tracking';\ntrackEvent(OPENED);\n",
  'src/other.ts': "import { trackEvent } from './tracking';\ntrackEvent('Other', { plan: 'free' });\n",
  'src/aside.ts': 'export const a = 1;\n',
  'src/server.ts':
    "import express from 'express';\nimport { client } from './client';\nconst app = express();\napp.post('/api/track', (req, res) => { client.track({ userId: req.body.userId, event: req.body.event }); res.end(); });\n",
  'src/browser.ts':
    "export const send = () => fetch('/api/track', { method: 'POST', body: JSON.stringify({ event: 'Posted', userId: 'u' }) });\n",
};

const ends = (text: string, ending: string): string => text + ending;

interface Edit {
  readonly about: string;
  /** The new texts by the file. */
  readonly texts: Readonly<Record<string, string>>;
  /** Files that are asked what they offer, if not all. */
  readonly asked?: readonly string[];
  /** What others are told changes: an editor asks them no sooner than when it is saved. */
  readonly isTold?: true;
}

const of = (file: string): string => files[file] ?? '';

const edits: readonly Edit[] = [
  {
    about: 'a comment before what nobody imports',
    texts: { 'src/other.ts': `// Moved.\n${of('src/other.ts')}` },
    asked: ['src/other.ts', 'src/server.ts'],
  },
  {
    about: "an event's name, in the file that writes it",
    texts: { 'src/other.ts': of('src/other.ts').replace('Other', 'Another') },
    asked: ['src/other.ts', 'src/server.ts'],
  },
  {
    about: 'a name in a module of names',
    texts: { 'src/names.ts': "export const OPENED = 'Page Opened';\n" },
    asked: ['src/page.ts', 'src/server.ts'],
  },
  {
    about: 'one call more, and one less',
    texts: {
      'src/other.ts': "import { trackEvent } from './tracking';\ntrackEvent('First');\ntrackEvent('Second');\n",
    },
    asked: ['src/other.ts', 'src/server.ts'],
  },
  {
    about: 'the first call of a file',
    texts: { 'src/aside.ts': "import { trackEvent } from './tracking';\ntrackEvent('Aside');\n" },
    asked: ['src/aside.ts', 'src/server.ts'],
  },
  {
    about: 'the last call of a file that offers nothing',
    texts: { 'src/other.ts': 'export const other = 1;\n' },
    asked: ['src/server.ts'],
  },
  {
    about: 'what a provider provides',
    texts: { 'src/app.tsx': of('src/app.tsx').replace('trackEvent(event)', "trackEvent(event, { by: 'app' })") },
    asked: ['src/app.tsx', 'src/button.tsx', 'src/context.tsx', 'src/server.ts'],
    isTold: true,
  },
  {
    about: 'who takes from a context',
    texts: { 'src/button.tsx': of('src/button.tsx').replace('Pressed', 'Clicked') },
    asked: ['src/app.tsx', 'src/button.tsx', 'src/server.ts'],
  },
  {
    about: 'the wrapper, which sends more',
    texts: { 'src/tracking.ts': of('src/tracking.ts').replace("'u' }", "'u', context: { app: 'web' } }") },
  },
  {
    about: 'the wrapper, which sends nothing any more',
    texts: { 'src/tracking.ts': 'export function trackEvent(event: string, properties?: object) {}\n' },
  },
  {
    about: 'a wrapper that was not there, and a file that has named it before',
    texts: {
      'src/tracking.ts': ends(
        of('src/tracking.ts'),
        "export function report(what: string) { trackEvent('Reported', { what }); }\n",
      ),
    },
  },
  {
    about: 'a request to a path of its own, and its handler',
    texts: {
      'src/server.ts': of('src/server.ts').replace('/api/track', '/api/send'),
      'src/browser.ts': of('src/browser.ts').replace('/api/track', '/api/send'),
    },
  },
  {
    about: 'a snippet that shows the SDK to be in use',
    texts: { 'src/aside.ts': "analytics.load('k');\nanalytics.track('Shown');\n" },
  },
  { about: 'a text that cannot be parsed', texts: { 'src/other.ts': "trackEvent('Other'" } },
  {
    about: 'who hands on what another exports',
    texts: {
      'src/aside.ts': "export * from './tracking';\n",
      'src/other.ts': "import { trackEvent } from './aside';\ntrackEvent('By The Way');\n",
    },
  },
];

/** All that is known of the calls, and of the files. */
function told(project: Project): unknown {
  return JSON.parse(JSON.stringify([plain(project.calls()), project.files(), project.isWhole])) as unknown;
}

function lastWorkings(): Workings {
  const made = vi.mocked(workings.makeWorkings).mock.results.at(-1);
  if (made?.type !== 'return') throw new Error('Nothing reads the project.');
  return made.value;
}

/** The files, relative to the root, that the last workings asked what they offer. */
function asked(): string[] {
  const { ledger, sources } = lastWorkings();
  return [...ledger.offers.keys()].map(file => sources.relative(file)).sort();
}

function opened(): { readonly root: string; write(texts: Readonly<Record<string, string>>): void } {
  const { root, file } = create(files);
  mkdirSync(file('node_modules'));
  return {
    root,
    write: texts => {
      for (const [name, text] of Object.entries(texts)) writeFileSync(file(name), text);
    },
  };
}

function anew(root: string): unknown {
  return told(openProject({ root, cache: false }));
}

describe('a process that finds another text', () => {
  it.each(edits)('reads $about', ({ texts, asked: expected }) => {
    const { root, write } = opened();
    const first = openProject({ root });
    told(first);
    first.keep();
    write(texts);
    const second = openProject({ root });
    const answer = told(second);
    const found = asked();
    expect(answer).toEqual(anew(root));
    if (expected) expect(found).toEqual(expected);
    second.keep();
    // And what that leaves is taken for what it is, with the first texts again.
    write(files);
    const third = openProject({ root });
    expect(told(third)).toEqual(anew(root));
    third.keep();
    vi.mocked(workings.makeWorkings).mockClear();
    told(openProject({ root }));
    expect(workings.makeWorkings).not.toHaveBeenCalled();
  });

  it('reads what it was not asked before', () => {
    const { root, write } = opened();
    const first = openProject({ root });
    first.read('src/button.tsx');
    first.keep();
    write({ 'src/other.ts': of('src/other.ts').replace('Other', 'Another') });
    const second = openProject({ root });
    expect(second.read('src/page.ts').calls.map(({ events }) => events)).toEqual([['Opened']]);
    expect(told(second)).toEqual(anew(root));
  });

  it('reads all where the project has moved to another folder', () => {
    const one = opened();
    const first = openProject({ root: one.root });
    told(first);
    first.keep();
    one.write({ 'src/other.ts': '// Moved.\n' });
    expect(told(openProject({ root: path.join(one.root, '.') }))).toEqual(anew(one.root));
  });

  it('is as good after many others, and tests texts with no more than it has to', { timeout: 60_000 }, () => {
    const { root, write } = opened();
    let tracking = of('src/tracking.ts');
    let most = 0;
    for (let step = 0; step < 26; step++) {
      const project = openProject({ root });
      void project.calls();
      project.keep();
      most = Math.max(most, lastWorkings().discovery.pattern?.names.length ?? 0);
      tracking += `export const send${step} = () => trackEvent('Sent ${step}');\n`;
      write({ 'src/tracking.ts': tracking });
    }
    expect(told(openProject({ root }))).toEqual(anew(root));
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThan(23);
  });

  it('explains what it has taken over', () => {
    const { root, write } = opened();
    const first = openProject({ root });
    told(first);
    first.keep();
    write({ 'src/other.ts': `\n${of('src/other.ts')}` });
    const second = openProject({ root });
    told(second);
    expect(second.explain('src/page.ts', 3)).toEqual(openProject({ root, cache: false }).explain('src/page.ts', 3));
    expect(second.suspects()).toEqual([]);
  });
});

describe('an editor', () => {
  it.each(edits)('reads $about, when it is written and when it is saved', ({ texts }) => {
    const { root, write } = opened();
    const project = openProject({ root });
    told(project);
    for (const [name, text] of Object.entries(texts)) project.read(name, text);
    void project.calls();
    write(texts);
    project.refresh();
    expect(told(project)).toEqual(anew(root));
    write(files);
    project.refresh();
    expect(told(project)).toEqual(anew(root));
  });

  it.each(edits.filter(({ isTold }) => !isTold))('reads $about on what an earlier process has left', ({ texts }) => {
    const { root, write } = opened();
    const first = openProject({ root });
    told(first);
    first.keep();
    const project = openProject({ root });
    const twin = openProject({ root, cache: false });
    told(twin);
    for (const [name, text] of Object.entries(texts)) for (const one of [project, twin]) one.read(name, text);
    expect(JSON.parse(JSON.stringify(plain(project.calls())))).toEqual(JSON.parse(JSON.stringify(plain(twin.calls()))));
    write(texts);
    project.refresh();
    expect(told(project)).toEqual(anew(root));
  });
});

describe('what kept answers hang on, and no workings have looked at', () => {
  const names = 'src/names.json';
  const page = (from: string): string =>
    `import names from '${from}';\nimport { client } from './client';\nclient.track({ event: names.opened, userId: 'u' });\n`;
  const events = (project: Project): readonly string[] => project.calls().flatMap(call => call.events);

  /** A process that has taken over the calls, one of which hangs on a file that is no source. */
  function resumed(): ReturnType<typeof opened> & { readonly project: Project } {
    const made = opened();
    made.write({ [names]: '{ "opened": "Opened" }\n', 'src/page.ts': page('./names.json') });
    const first = openProject({ root: made.root });
    told(first);
    first.keep();
    const project = openProject({ root: made.root });
    told(project);
    return { ...made, project };
  }

  const questions = {
    suspects: (project: Project) => project.suspects(),
    'a line': (project: Project) => project.explain('src/client.ts', 2),
    'all cores': (project: Project) => project.prepare(),
  };

  it.each(Object.entries(questions))('counts for the next process after %s', async (_, ask) => {
    const { root, write, project } = resumed();
    await ask(project);
    project.keep();
    write({ [names]: '{ "opened": "Looked At" }\n' });
    expect(events(openProject({ root }))).toContain('Looked At');
  });

  it.each(Object.entries(questions))('counts for the same process after %s', async (_, ask) => {
    const { write, project } = resumed();
    await ask(project);
    write({ [names]: '{ "opened": "Looked At" }\n' });
    project.refresh();
    expect(events(project)).toContain('Looked At');
  });

  it.each(Object.entries(questions))('counts where it was found by workings that were left for %s', async (_, ask) => {
    const { root, write, project: before } = resumed();
    before.keep();
    write({ 'src/page.ts': page('./later.json'), 'src/later.json': '{ "opened": "Later" }\n' });
    const project = openProject({ root });
    expect(events(project)).toContain('Later');
    await ask(project);
    write({ 'src/later.json': '{ "opened": "Looked At" }\n' });
    project.refresh();
    expect(events(project)).toContain('Looked At');
  });
});

describe('a text that is typed on what an earlier process has left', () => {
  const typed = "export const OPENED = 'Typed';\n";
  const said = (project: Project): unknown => JSON.parse(JSON.stringify(plain(project.calls())));

  it.each([
    ['suspects', (project: Project) => project.suspects()],
    ['notes', (project: Project) => project.notes()],
    ['a line', (project: Project) => project.explain('src/client.ts', 2)],
    ['all cores', (project: Project) => project.prepare()],
  ] as const)('counts still after %s', async (_, ask) => {
    const { root } = opened();
    const first = openProject({ root });
    told(first);
    first.keep();
    const [project, twin] = [openProject({ root }), openProject({ root, cache: false })];
    for (const one of [project, twin]) {
      told(one);
      one.read('src/names.ts', typed);
      await ask(one);
    }
    expect(said(project)).toEqual(said(twin));
    expect(project.filesMatching(/Typed/)).toEqual(['src/names.ts']);
    project.read('src/names.ts', of('src/names.ts'));
    expect(said(project)).toEqual(said(openProject({ root, cache: false })));
  });
});
