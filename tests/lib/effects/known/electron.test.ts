import { describe, expect, it } from 'vitest';

import { effectsOf } from '../../../support/effects.ts';

const IMPORT = "import { contextBridge, ipcMain, ipcRenderer } from 'electron';\n";

function done(code: string): string[] {
  return effectsOf(IMPORT + code).done();
}

describe('a call of Electron', () => {
  it.each(['on', 'once', 'handle', 'handleOnce', 'addListener'])('answers a channel by ipcMain.%s', method => {
    expect(done(`const save = () => 1;\nipcMain.${method}('sent', save);`)).toEqual([
      `ipcMain.${method} → handle "sent" by a function`,
    ]);
  });

  it.each(['send', 'invoke', 'sendSync', 'postMessage'])('sends to a channel by ipcRenderer.%s', method => {
    expect(done(`ipcRenderer.${method}(channel, 1, 'a');`)).toEqual([
      `ipcRenderer.${method} → ipc the global channel(1, "a")`,
    ]);
  });

  it('gives the page an object', () => {
    expect(done("contextBridge.exposeInMainWorld('main', {});")).toEqual([
      'contextBridge.exposeInMainWorld → expose "main"',
    ]);
  });

  it.each([
    ['in part', 'ipcMain.on(); ipcMain.on("sent"); contextBridge.exposeInMainWorld("main"); ipcRenderer.send();'],
    ['by another method', 'ipcMain.removeHandler("sent", run); ipcRenderer.on("sent", run);'],
    ['of the wrong side', 'ipcMain.send("sent", 1); ipcRenderer.handle("sent", run);'],
    ['of another package', "import { ipcMain as other } from 'not-electron';\nother.on('sent', run);"],
  ])('does nothing that counts %s', (_about, code) => {
    expect(done(code)).toEqual([]);
  });

  it('is known by its modules', () => {
    expect(effectsOf("import { ipcMain } from 'electron/main';\nipcMain.on('sent', run);").done()).toHaveLength(1);
    expect(effectsOf("import { ipcMain } from 'electron-store';\nipcMain.on('sent', run);").done()).toEqual([]);
  });
});

describe('what is sent to a channel', () => {
  const MAIN = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
export const answer = (message, event, userId) => analytics.track({ event, userId });
`;
  /** With `answer` for the handler of the channels `sent` and `known`. */
  const read = (code: string): string[] =>
    effectsOf({ 'a.ts': IMPORT + code, 'main.ts': MAIN }, ({ exported }) => ({
      handlers: channel => (channel === 'sent' || channel === 'known' ? [exported('answer', 'main.ts')] : []),
    })).done();

  it('is what its handler gets behind the message', () => {
    const [effect] = read("ipcRenderer.send('sent', 'A', user.id);");
    expect(effect).toMatch(/^ipcRenderer\.send → sdk track\(.+\) through answer$/);
  });

  it('is nothing where nobody answers', () => {
    expect(read("ipcRenderer.send('other', 'A');")).toEqual([]);
  });

  it('goes to each channel that it can be', () => {
    expect(read("ipcRenderer.send(flag ? 'sent' : 'known', 'A');")).toHaveLength(2);
    expect(read("ipcRenderer.send(flag ? 'sent' : channel, 'A');").map(text => text.split(/[ (]/)[2])).toEqual([
      'sdk',
      'ipc',
    ]);
  });
});
