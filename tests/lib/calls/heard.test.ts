import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { createProject } from '../../support/project.ts';

const SEGMENT = `import { AnalyticsBrowser } from '@segment/analytics-next';
const segment = AnalyticsBrowser.load({ writeKey: 'k' });
`;

/** Which file hears the message by which the calls of a file are sent. */
function heardOf(file: string, files: Readonly<Record<string, string>>): readonly (string | undefined)[] {
  const { root } = createProject({
    'package.json': '{ "type": "module", "dependencies": { "@segment/analytics-next": "1" } }',
    ...files,
  });
  return openProject({ root })
    .calls()
    .filter(call => call.file === file)
    .map(({ heard }) => heard?.file);
}

describe('a call that is told by a message', () => {
  it('says who hears it among the scripts of an extension', () => {
    const heard = heardOf('popup.js', {
      'background.js': `${SEGMENT}chrome.runtime.onMessage.addListener(message => {
        if (message.type === 'track') segment.track(message.event);
      });`,
      'popup.js': "chrome.runtime.sendMessage({ type: 'track', event: 'Opened' });",
    });
    expect(heard).toEqual(['background.js']);
  });

  it('is found where a function of the project sends the message, and another one is given it whole', () => {
    const heard = heardOf('popup.js', {
      'background.js': `${SEGMENT}function handle(message) {
        if (message.type === 'TRACK') segment.track(message.name);
      }
      chrome.runtime.onMessage.addListener(message => void handle(message));`,
      'messages.js': 'export const send = message => chrome.runtime.sendMessage(message);',
      'popup.js':
        "import { send } from './messages.js';\nsend({ type: 'TRACK', name: 'Saved' });\nsend({ type: 'CLOSE', name: 'Closed' });",
    });
    expect(heard).toEqual(['background.js']);
  });

  it('says who hears it in a worker, and in the main process', () => {
    const worker = heardOf('page.js', {
      'worker.js': `${SEGMENT}self.addEventListener('message', ({ data }) => {
        if (data.type === 'track') segment.track(data.event);
      });`,
      'page.js': "const w = new Worker('./worker.js'); w.postMessage({ type: 'track', event: 'Opened' });",
    });
    expect(worker).toEqual(['worker.js']);
    const main = heardOf('page.js', {
      'main.js': `import { ipcMain } from 'electron';\n${SEGMENT}ipcMain.on('track', (_, name) => segment.track(name));`,
      'page.js': "import { ipcRenderer } from 'electron'; ipcRenderer.send('track', 'Opened');",
    });
    expect(main).toEqual(['main.js']);
  });

  it('is found where the file of the worker calls nothing, and another worker has a file of that name', () => {
    const heard = heardOf('page.js', {
      'handle.js': `${SEGMENT}export const handle = ({ data }) => { if (data.type === 'track') segment.track(data.event); };`,
      'worker.js': "import { handle } from './handle.js';\nself.onmessage = handle;",
      'other/worker.js': `${SEGMENT}self.onmessage = ({ data }) => { if (data.type === 'page') segment.page(data.name); };`,
      'page.js': `const w = new Worker(new URL('./worker.js', import.meta.url));
      w.postMessage({ type: 'track', event: 'Opened' });
      const other = new Worker(new URL('./other/worker.js', import.meta.url));
      other.postMessage({ type: 'track', event: 'Closed' });`,
    });
    expect(heard).toEqual(['handle.js']);
  });

  it('says nothing of an emitter, which is of the same process', () => {
    const heard = heardOf('page.js', {
      'bus.js': "import { EventEmitter } from 'events'; export const bus = new EventEmitter();",
      'send.js': `import { bus } from './bus.js';\n${SEGMENT}bus.on('track', name => segment.track(name));`,
      'page.js': "import { bus } from './bus.js'; import './send.js'; bus.emit('track', 'Opened');",
    });
    expect(heard).toEqual([undefined]);
  });
});

describe('what hears by where it stands', () => {
  const store =
    "import { createStore } from 'vuex';\nimport voice from './voice.js';\nexport const store = createStore({ modules: { voice } });";
  const mutation =
    "import { gql, useMutation } from '@apollo/client';\nconst BUY = gql`mutation Buy($event: String!) { buy(event: $event) }`;";

  it.each([
    [
      'an action of a store',
      'actions: { say }',
      '(context, name) => segment.track(name)',
      "import { store } from './store.js';\nexport const open = () => store.dispatch('voice/say', 'Opened');",
    ],
    [
      'a resolver',
      'Mutation: { say }',
      '(parent, { event }) => segment.track(event)',
      `${mutation}\nexport function Page() { const [buy] = useMutation(BUY); return () => buy({ variables: { event: 'Opened' } }); }`.replaceAll(
        'buy(event',
        'say(event',
      ),
    ],
  ])('%s may be the function of another file', (_about, given, say, page) => {
    const { root } = createProject({
      'package.json': '{ "type": "module", "dependencies": { "@segment/analytics-next": "1" } }',
      'say.js': `${SEGMENT}export const say = ${say};`,
      'voice.js': `import { say } from './say.js';\nexport default { ${given} };`,
      'store.js': store,
      'page.js': page,
    });
    const calls = openProject({ root }).calls();
    expect(calls.filter(({ file }) => file === 'page.js').map(({ events }) => events)).toEqual([['Opened']]);
  });
});
