import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { Registrar } from '../../../lib/project/registering.ts';
import { Terms } from '../../../lib/project/terms.ts';
import { useProjects } from '../../support/project.ts';
import { readText, type ReadText } from '../../support/reading.ts';

import type { Importers } from '../../../lib/project/exporting.ts';

const createProject = useProjects();
const client =
  "import { AnalyticsBrowser } from '@segment/analytics-next';\nexport const analytics = AnalyticsBrowser.load({ writeKey: 'k' });\n";
const wrapper = `${client}export const send = (event: string) => analytics.track(event);\n`;

type Files = Readonly<Record<string, string>>;

/** `line method event…` of the calls in a file. */
function calls(files: Files, file = 'use.ts'): string[] {
  const { root } = createProject(files);
  return openProject({ root, cache: false })
    .calls()
    .filter(call => call.file === file)
    .map(({ line, method, events }) => [line, method, ...events].join(' '));
}

/** Whether a file was taken for one that may have to do with analytics. */
function isRead(files: Files, file = 'use.ts'): boolean {
  const { root } = createProject(files);
  return openProject({ root, cache: false })
    .files()
    .some(status => status.file === file && status.status === 'read');
}

describe('exports', () => {
  it('are found by their names', () => {
    expect(calls({ 'a.ts': wrapper, 'use.ts': "import { send } from './a';\nsend('A');" })).toEqual(['2 track A']);
    expect(isRead({ 'a.ts': wrapper, 'use.ts': 'send;' })).toBe(true);
  });

  it('that lead nowhere are not looked for', () => {
    const a = `${client}export const other = (event: string) => console.log(event);\nexport const number = 1;`;
    expect(isRead({ 'a.ts': a, 'use.ts': "import { other, number } from './b';" })).toBe(false);
  });

  it('are found under the names by which barrels hand them on', () => {
    const files = {
      'a.ts': wrapper,
      'b.ts': "export { send as report } from './a';\n",
      'c.ts': "export * from './b';\n",
      'use.ts': "import { report } from './c';\nreport('A');",
    };
    expect(calls(files)).toEqual(['2 track A']);
  });

  it('as the default are found by how the module is imported', () => {
    const a = `${client}export default (event: string) => analytics.track(event);\n`;
    expect(calls({ 'tracking.ts': a, 'use.ts': "import report from './tracking';\nreport('A');" })).toEqual([
      '2 track A',
    ]);
    expect(calls({ 'tracking/index.ts': a, 'use.ts': "import report from './tracking';\nreport('A');" })).toEqual([
      '2 track A',
    ]);
    expect(isRead({ 'tracking.ts': a, 'use.ts': "import report from './other';" })).toBe(false);
    expect(isRead({ 'tracking.ts': `${client}export default 1;`, 'use.ts': "import report from './tracking';" })).toBe(
      false,
    );
  });

  it.each([
    ['.', 'tracking/use.ts'],
    ['./', 'tracking/use.ts'],
    ['..', 'tracking/deep/use.ts'],
    ['../', 'tracking/deep/use.ts'],
    ['../..', 'tracking/deep/deeper/use.ts'],
    ['./tracking/', 'use.ts'],
  ])('as the default of an index are found by %s', (specifier, file) => {
    const index = `${client}export default (event: string) => analytics.track(event);\n`;
    const use = (from: string): string => `import report from '${from}';\nreport('A');`;
    expect(calls({ 'tracking/index.ts': index, [file]: use(specifier) }, file)).toEqual(['2 track A']);
    expect(
      calls({ 'other/index.ts': index, 'tracking/index.ts': 'export default 1;', [file]: use(specifier) }, file),
    ).toEqual([]);
  });

  it('of CommonJS are found as the default', () => {
    const a =
      "const { Analytics } = require('@segment/analytics-node');\nconst a = new Analytics({ writeKey: 'k' });\nmodule.exports = event => a.track({ event, userId: 'u' });\n";
    expect(
      calls({ 'tracking.js': a, 'use.js': "const report = require('./tracking');\nreport('A');" }, 'use.js'),
    ).toEqual(['2 track A']);
  });

  it('may be called what every object has', () => {
    const files = {
      'a.ts': wrapper,
      'b.ts': "export { send as toString, analytics as constructor } from './a';\n",
      'use.ts': "import { toString } from './b';\ntoString('A');",
    };
    expect(calls(files)).toEqual(['2 track A']);
  });
});

describe('a wrapper whose name is one letter', () => {
  const letter = `${client}export const t = (event: string) => analytics.track(event);\n`;

  it('is found by how its module is imported', () => {
    const use = "import { t } from './analytics';\nt('Saved');\nbutton.on('click', () => t('Pressed'));\n";
    expect(calls({ 'analytics.ts': letter, 'use.ts': use })).toEqual(['2 track Saved', '3 track Pressed']);
  });

  it('is found through a barrel', () => {
    const files = {
      'lib/analytics.ts': letter,
      'lib/index.ts': "export { t } from './analytics';\n",
      'use.ts': "import { t } from './lib';\nt('Saved');\n",
    };
    expect(calls(files)).toEqual(['2 track Saved']);
  });

  it('is found on window', () => {
    const files = {
      'analytics.ts': `${client}window.t = (event: string) => analytics.track(event);\n`,
      'use.ts': "window.t('Saved');\n",
    };
    expect(calls(files)).toEqual(['1 track Saved']);
  });
});

describe('an address of an API', () => {
  const names = "export const base = 'https://cdp.customer.io/v1';\nexport const other = 'https://example.com';\n";
  const use = (name: string): string =>
    `import { ${name} } from './names';\nfetch(\`\${${name}}/track\`, { method: 'POST', body: JSON.stringify({ event: 'A' }) });`;

  it('is found by its name, also where it is handed to what makes requests', () => {
    expect(calls({ 'names.ts': names, 'use.ts': use('base') })).toEqual(['2 track A']);
    expect(isRead({ 'names.ts': names, 'use.ts': 'post(base);' })).toBe(true);
    expect(isRead({ 'names.ts': names, 'use.ts': use('other') })).toBe(false);
  });

  it('is found by the name of what holds it beside other things where requests are made', () => {
    const config = "export const config = { name: 'shop', base: 'https://cdp.customer.io/v1' };\n";
    expect(isRead({ 'names.ts': config, 'use.ts': 'config.name;' })).toBe(false);
    expect(isRead({ 'names.ts': config, 'use.ts': 'fetch(config.base);' })).toBe(true);
  });

  it('is no name of a default export', () => {
    const files = {
      'names.ts': "export default 'https://cdp.customer.io/v1';",
      'use.ts': 'switch (x) { default: fetch(y); }',
    };
    expect(isRead(files)).toBe(false);
  });
});

describe('what is written on window', () => {
  it('is found by its name', () => {
    const files = { 'a.ts': `${wrapper}window.report = send;`, 'use.ts': "window.report('A');\nreport('B');" };
    expect(calls(files)).toEqual(['1 track A', '2 track B']);
  });

  it('is not looked for where it leads nowhere', () => {
    expect(isRead({ 'a.ts': `${wrapper}window.report = console.log;`, 'use.ts': "window.report('A');" })).toBe(false);
  });

  it('may be declared alone', () => {
    const files = {
      'types.d.ts':
        "import type { AnalyticsBrowser } from '@segment/analytics-next';\ndeclare global { interface Window { tracker: AnalyticsBrowser } }\n",
      'use.ts': "// @segment/analytics-next\nwindow.tracker.track('A');",
    };
    expect(calls(files)).toEqual(['2 track A']);
  });
});

describe('a class', () => {
  const port = 'export interface Tracker { report(event: string): void }\n';
  const adapter = `${client}import type { Tracker } from './port';\nexport class Adapter implements Tracker { report(event: string) { analytics.track(event); } }\n`;
  const use =
    "import type { Tracker } from './port';\nexport class Page { constructor(private tracker: Tracker) {} open() { this.tracker.report('A'); } }";

  it('is what those get who ask for its interface', () => {
    expect(calls({ 'port.ts': port, 'adapter.ts': adapter, 'use.ts': use })).toEqual(['2 track A']);
  });

  it('has the module of its interface read', () => {
    expect(isRead({ 'port.ts': port, 'adapter.ts': adapter }, 'port.ts')).toBe(true);
    const quiet = adapter.replace('analytics.track(event)', 'console.log(event)');
    expect(isRead({ 'port.ts': port, 'adapter.ts': quiet }, 'port.ts')).toBe(false);
  });

  it('is found through a name under which its interface is handed on', () => {
    const files = {
      'port.ts': port,
      'ports.ts': "export type { Tracker as Reporter } from './port';\n",
      'adapter.ts': adapter,
      'use.ts': use.replaceAll('Tracker', 'Reporter').replace('./port', './ports'),
    };
    expect(calls(files)).toEqual(['2 track A']);
  });

  it('is what those get who ask for an interface that shares its name with a token', () => {
    const files = {
      'port.ts': `const Tracker = Symbol('Tracker');\n${port.replace('export ', '')}export { Tracker as Port };\n`,
      'adapter.ts': adapter.replaceAll('Tracker', 'Port'),
      'use.ts': use.replaceAll('Tracker', 'Port'),
    };
    expect(calls(files)).toEqual(['2 track A']);
  });

  it('is what those get who ask for its base class', () => {
    const files = {
      'base.ts': 'export class Base {}\n',
      'adapter.ts': `${client}import { Base } from './base';\nexport class Adapter extends Base { report(event: string) { analytics.track(event); } }\n`,
      'use.ts': "import { Base } from './base';\nexport const open = (base: Base) => base.report('A');",
    };
    expect(calls(files)).toEqual(['2 track A']);
  });

  it('may extend what is no class of the project', () => {
    const files = {
      'a.ts': `${client}import { Base } from 'elsewhere';\nexport class Tracker extends Base { report(event: string) { analytics.track(event); } }\n`,
      'use.ts': "import { Tracker } from './a';\nnew Tracker().report('A');",
    };
    expect(calls(files)).toEqual(['2 track A']);
  });
});

describe("Electron's bridge", () => {
  const main = `import { ipcMain } from 'electron';\n${wrapper}ipcMain.on('report', (_event, name) => send(name));\nipcMain.handle('other', () => 1);\n`;

  it('is a call of the handler', () => {
    const files = {
      'main.ts': main,
      'use.ts':
        "import { ipcRenderer } from 'electron';\nipcRenderer.send('report', 'A');\nipcRenderer.send('other', 'B');",
    };
    expect(calls(files)).toEqual(['2 track A']);
  });

  it('is looked for by channels that lead to a client', () => {
    expect(isRead({ 'main.ts': main, 'use.ts': "ipc.emit('report');" })).toBe(true);
    expect(isRead({ 'main.ts': main, 'use.ts': "ipc.emit('other');" })).toBe(false);
    const dynamic = main.replace("'report'", 'channel()');
    expect(isRead({ 'main.ts': dynamic, 'use.ts': "ipc.emit('report');" })).toBe(false);
  });

  it('has no handler that is not known', () => {
    const unknown = main.replace('(_event, name) => send(name)', 'handlers.report');
    expect(isRead({ 'main.ts': unknown, 'use.ts': "ipc.emit('report');" })).toBe(false);
  });

  it('exposes what the page calls', () => {
    const files = {
      'main.ts': main,
      'preload.ts':
        "import { contextBridge, ipcRenderer } from 'electron';\ncontextBridge.exposeInMainWorld('desktop', { report: (name: string) => ipcRenderer.send('report', name), quiet: () => 1 });",
      'use.ts': "window.desktop.report('A');",
      'quiet.ts': 'window.desktop.quiet();',
    };
    expect(calls(files)).toEqual(['1 track A']);
    expect(isRead(files)).toBe(true);
    expect(isRead(files, 'quiet.ts')).toBe(false);
  });

  it('exposes nothing under a name that is not known', () => {
    const files = {
      'main.ts': main,
      'preload.ts':
        "import { contextBridge, ipcRenderer } from 'electron';\ncontextBridge.exposeInMainWorld(name(), { notify: (name: string) => ipcRenderer.send('report', name) });",
      'use.ts': "window.desktop.notify('A');",
    };
    expect(isRead(files)).toBe(false);
  });
});

describe('React', () => {
  it('hands the value of a provider to those who use the context', () => {
    const files = {
      'context.tsx': "import { createContext } from 'react';\nexport const Tracking = createContext(null);\n",
      'app.tsx': `${wrapper}import { Tracking } from './context';\nexport const App = () => <Tracking.Provider value={{ report: send }}>{null}</Tracking.Provider>;\n`,
      'use.tsx':
        "import { useContext } from 'react';\nimport { Tracking } from './context';\nexport const Page = () => { const { report } = useContext(Tracking); report('A'); return null; };",
    };
    expect(calls(files, 'use.tsx')).toEqual(['3 track A']);
  });

  it('hands properties that lead to a client to components', () => {
    const files = {
      'app.tsx': `${wrapper}import { Page } from './page';\nexport const App = () => <Page title="x" report={send} other={console.log} {...rest} />;\n`,
      'page.tsx': "export const Page = ({ title, report, other }) => { report('A'); other('B'); return title; };",
    };
    expect(calls(files, 'page.tsx')).toEqual(['1 track A']);
  });

  it('has no module read that gets nothing which leads to a client', () => {
    const files = {
      'app.tsx': `${wrapper}import { Page } from './page';\nimport { Outside } from 'outside';\nexport const App = () => <Outside report={send}><Page title="x" other={console.log} /></Outside>;\n`,
      'page.tsx': 'export const Page = ({ title, other }) => { other(); return title; };',
    };
    expect(isRead(files, 'page.tsx')).toBe(false);
  });

  it('hands nothing where no property does', () => {
    const files = {
      'app.tsx': `${wrapper}import { Page } from './page';\nexport const App = () => <Page report={console.log} />;\n`,
      'page.tsx': "// @segment/analytics-next\nexport const Page = ({ report }) => { report('A'); return null; };",
    };
    expect(calls(files, 'page.tsx')).toEqual([]);
  });
});

describe('arguments', () => {
  it('that are clients are known where the function is', () => {
    const files = {
      'a.ts': `${client}import { start } from './start';\nstart(1, analytics);\n`,
      'start.ts': "export function start(count, tracker) { tracker.track('A'); count.track('B'); }",
    };
    expect(calls(files, 'start.ts')).toEqual(['1 track A']);
  });

  it('have the module of the function read, whatever it names', () => {
    const files = {
      'a.ts': `${client}import { start } from './start';\nstart(analytics);\n`,
      'start.ts': 'export function start(x) { x.flush(); }',
    };
    expect(isRead(files, 'start.ts')).toBe(true);
    expect(isRead({ ...files, 'a.ts': files['a.ts'].replace('start(analytics)', 'start(1)') }, 'start.ts')).toBe(false);
  });

  it('are known in constructors', () => {
    const files = {
      'a.ts': `${client}import { Page } from './page';\nnew Page(analytics);\n`,
      'page.ts':
        "export class Page { constructor(tracker) { this.tracker = tracker; } open() { this.tracker.track('A'); } }",
    };
    expect(calls(files, 'page.ts')).toEqual(['1 track A']);
  });

  it.each([
    ['a method', 'analytics.track', "export function start(x) { x('A'); }"],
    ['an instance', 'new Sender()', "export function start(x) { x.report('A'); }"],
    ['a variable', 'sender', "export function start(x) { x.report('A'); }"],
    ['what a call gives', 'make()', "export function start(x) { x.track('A'); }"],
    ['a cast', '(analytics as Client)', "export function start(x) { x.track('A'); }"],
    ['this', 'this', "export function start(x) { x.report('A'); }"],
  ])('may be %s', (_about, argument, start) => {
    const files = {
      'a.ts': `${client}import { start } from './start';\nclass Sender { report(event: string) { analytics.track(event); } go() { start(${argument}); } }\nconst sender = new Sender();\nconst make = () => analytics;\n`,
      'start.ts': start,
    };
    expect(calls(files, 'start.ts')).toEqual(['1 track A']);
  });

  it('are of no use to a class that takes none', () => {
    const files = {
      'a.ts': `${client}import { Page } from './page';\nnew Page(analytics);\n`,
      'page.ts': 'export class Page {}',
    };
    expect(calls(files, 'page.ts')).toEqual([]);
  });

  it.each([
    ['a function', 'send'],
    ['an instance that sends nothing', 'new Quiet()'],
  ])('that are %s have no module read', (_about, argument) => {
    const files = {
      'a.ts': `${wrapper}import { start } from './start';\nclass Quiet { log() { console.log(1); } }\nstart(${argument});\n`,
      'start.ts': 'export function start(x) { x.flush(); }',
    };
    expect(isRead(files, 'start.ts')).toBe(false);
  });

  it('of data are not handed on', () => {
    const files = {
      'a.ts': `${client}import { start } from './start';\nconst data = { a: 1 };\nstart(data, 'x', data.a);\n`,
      'start.ts': 'export function start(x) { x.flush(); }',
    };
    expect(isRead(files, 'start.ts')).toBe(false);
  });
});

describe('a module that cannot be read', () => {
  it('offers nothing, and hides nothing', () => {
    const files = {
      'broken.ts': '@segment/analytics-next \0',
      'a.ts': wrapper,
      'use.ts': "import { send } from './a';\nsend('A');",
    };
    expect(calls(files)).toEqual(['2 track A']);
  });
});

describe('a module that is handed on as a whole', () => {
  const use = "import { api } from './api';\napi.metrics.send('A');";
  const exposed =
    "import { contextBridge } from 'electron';\nimport api from './api';\ncontextBridge.exposeInMainWorld('app', api);";

  it.each([
    ['in an object', "import * as metrics from './metrics';\nexport const api = { metrics };"],
    ['by a re-export', "export * as metrics from './metrics';\nexport * as api from './api';"],
    ['spread', "import * as all from './metrics';\nexport const api = { metrics: { ...all } };"],
    ['by Object.assign', "import * as all from './metrics';\nexport const api = { metrics: Object.assign({}, all) };"],
    ['by require', "const all = require('./metrics');\nexports.api = { metrics: { ...all } };"],
    ['through `export *`', "import * as all from './barrel';\nexport const api = { metrics: { ...all } };"],
  ])('%s', (_about, api) => {
    const files = { 'metrics.ts': wrapper, 'barrel.ts': "export * from './metrics';", 'api.ts': api, 'use.ts': use };
    expect(calls(files)).toEqual(['2 track A']);
  });

  it.each([
    ['spread', "import * as metrics from './metrics';\nexport default { ...metrics };"],
    ['as a member', "import * as metrics from './metrics';\nexport default { metrics };"],
  ])('to the renderer, %s', (about, api) => {
    const files = {
      'metrics.ts': wrapper,
      'api.ts': api,
      'preload.ts': exposed,
      'use.ts': `window.app.${about === 'spread' ? '' : 'metrics.'}send('A');`,
    };
    expect(calls(files)).toEqual(['1 track A']);
  });

  it('is not looked for where nothing of it leads to a client', () => {
    const files = {
      'metrics.ts': wrapper,
      'texts.ts': "import './metrics';\nexport const log = console.log;",
      'use.ts': "import * as all from './texts';\nexport default { ...all };",
    };
    expect(isRead(files)).toBe(false);
  });
});

describe('the registry', () => {
  /** What a text registers, without other files: the registry, and the words that were added. */
  const registered = (text: string): { read: ReadText; words: string[]; admitted: string[]; importers: Importers } => {
    const read = readText(text, { file: 'a.tsx' });
    const { sources } = read.workings;
    const admitted: string[] = [];
    const terms = new Terms([], []);
    const words: string[] = [];
    terms.addWord = word => void words.push(word);
    const importers = new Registrar(read.workings).register(read.module, {
      terms,
      admit: file => void admitted.push(sources.relative(file)),
    });
    return { read, words, admitted, importers };
  };
  const propertiesOf = ({ read }: ReturnType<typeof registered>, name: string): string[] | undefined => {
    const fn = read.exported(name);
    if (fn.kind !== 'function') throw new Error(fn.kind);
    const value = read.workings.registry.value('arguments', `${read.module.path}#${fn.id} 0`);
    return value?.kind === 'properties' ? [...value.values.keys()] : undefined;
  };

  it('has the properties of a component that lead to a client, and no others', () => {
    const found = registered(
      `${wrapper}export const Page = props => props.report('A');\nexport const app = <Page a="b" report={send} log={console.log} {...{ send, other: 1 }} />;\n`,
    );
    expect(propertiesOf(found, 'Page')).toEqual(['report', 'send']);
  });

  it('has none of a component that gets none', () => {
    const found = registered(
      `${wrapper}export const Page = props => 1;\nexport const app = <Page log={console.log} {...{ log: console.log }} {...more} />;\n`,
    );
    expect(propertiesOf(found, 'Page')).toBeUndefined();
  });

  it('has the exports that lead to a client as words, but for the default', () => {
    const found = registered(`${wrapper}export const log = console.log;\nexport default send;\n`);
    expect(found.words).toEqual(['analytics', 'send']);
    expect(found.importers).toBe('all');
    expect(registered(`${wrapper}export default 1;\n`).importers).toBe('whole');
    expect(registered(wrapper.replace('const send', 'const s')).importers).toBe('all');
  });

  it('has the parents of classes that lead to a client alone', () => {
    const classes = (body: string): ReturnType<typeof registered> =>
      registered(
        `${client}interface Port {}\nclass Base {}\nexport class Adapter extends Base implements Port { report(event) { ${body} } }\n`,
      );
    const found = classes('analytics.track(event);');
    expect(found.admitted).toEqual(['a.tsx', 'a.tsx']);
    expect(found.words).toEqual(['Port', 'Base', 'analytics', 'Adapter']);
    expect(found.read.workings.registry.has('implementers', `class ${found.read.module.path} 0`)).toBe(true);
    expect(found.read.workings.registry.has('implementers', `interface ${found.read.module.path} 0`)).toBe(true);
    expect(classes('').words).toEqual(['analytics']);
  });
});

describe('a namespace of scripts', () => {
  const shared = 'namespace App.Tell { export const say = (event: string) => window.analytics.track(event); }';
  const manifest = '{ "name": "pages", "dependencies": { "@segment/analytics-next": "1.84.3" } }';
  const base = { 'package.json': manifest, 'index.html': '<script>analytics.load("k");</script>' };

  it.each([
    ['by its whole name', "namespace App.Page { App.Tell.say('A'); }", ['1 track A']],
    ['by a shorter one, beside it', "namespace App.Page { Tell.say('A'); }", ['1 track A']],
    ['not by a shorter one elsewhere', "namespace Other.Page { Tell.say('A'); }", []],
    [
      'not where a module declares one of its own',
      "export namespace App.Tell { declare function say(e: string): void; say('A'); }",
      [],
    ],
  ])('is known %s', (_, use, expected) => {
    expect(calls({ ...base, 'tell.ts': shared, 'use.ts': use })).toEqual(expected);
  });

  it('of a module is its own', () => {
    const files = { ...base, 'tell.ts': `export {};\n${shared}`, 'use.ts': "App.Tell.say('A');" };
    expect(calls(files)).toEqual([]);
  });
});
