import { describe, expect, it } from 'vitest';

import { listensToOthers } from '../../../../lib/concerns/shared/helper.ts';

describe('a module that listens to others by means that are not followed', () => {
  it.each([
    'Browser.runtime.onConnect.addListener(run);',
    'self.onmessage = run;',
    'onmessage = run;',
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
