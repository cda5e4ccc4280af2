import { describe, expect, it } from 'vitest';

import { listensToOthers } from '../../../../lib/concerns/shared/helper.ts';

describe('a module that is loaded where messages of others arrive', () => {
  it.each([
    'chrome.runtime.onMessage.addListener(run);',
    'Browser.runtime.onConnect.addListener(run);',
    'browser.runtime?.onMessageExternal.addListener(run);',
    "ipcMain.handle('track', run);",
    "parentPort?.on('message', run);",
    'self.onmessage = run;',
    'onmessage = run;',
    "self.addEventListener('message', run);",
    "const channel = new BroadcastChannel('analytics');",
    "import { onMessage } from 'webext-bridge/background';",
    "import { expose } from 'comlink';",
  ])('says %s', text => {
    expect(listensToOthers.test(text)).toBe(true);
  });

  it.each([
    "chrome.runtime.sendMessage({ type: 'track' });",
    "ipcRenderer.on('answer', run);",
    "emitter.on('message', run);",
    "button.addEventListener('click', run);",
    'const isonmessage = 1;',
    'worker.postMessage(data);',
  ])('and one that says %s is not told by that', text => {
    expect(listensToOthers.test(text)).toBe(false);
  });
});
