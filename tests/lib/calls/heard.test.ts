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

  it('says nothing of an emitter, which is of the same process', () => {
    const heard = heardOf('page.js', {
      'bus.js': "import { EventEmitter } from 'events'; export const bus = new EventEmitter();",
      'send.js': `import { bus } from './bus.js';\n${SEGMENT}bus.on('track', name => segment.track(name));`,
      'page.js': "import { bus } from './bus.js'; import './send.js'; bus.emit('track', 'Opened');",
    });
    expect(heard).toEqual([undefined]);
  });
});
