import { afterAll, describe, expect, it } from 'vitest';

import { receiverBefore } from '../../codemods/shared/processes.ts';
import { openView } from '../../codemods/shared/project-view.ts';
import { createProject } from '../support/project.ts';

const LISTENING = `chrome.runtime.onMessage.addListener(() => {});`;

const cases: readonly { name: string; files: Readonly<Record<string, string>>; receiver?: string }[] = [
  {
    name: 'a popup and what the worker alone loads',
    files: { 'popup.ts': '', 'cio.ts': '', 'worker.ts': `import './cio';\n${LISTENING}` },
    receiver: 'worker.ts',
  },
  {
    name: 'the worker itself',
    files: { 'popup.ts': '', 'cio.ts': LISTENING },
    receiver: 'cio.ts',
  },
  {
    name: 'a module that both load',
    files: { 'popup.ts': `import './cio';`, 'cio.ts': '', 'worker.ts': `import './cio';\n${LISTENING}` },
  },
  {
    name: 'two parts of one page, one of them loaded later',
    files: {
      'popup.ts': '',
      'cio.ts': '',
      'main.ts': `import './cio';\nconst later = () => import('./popup');\n${LISTENING}`,
    },
  },
  {
    name: 'a page that listens to nobody',
    files: { 'popup.ts': '', 'cio.ts': '', 'main.ts': `import './cio';` },
  },
];

describe('what is loaded by another part of an extension', () => {
  const roots: (() => void)[] = [];
  afterAll(() => roots.forEach(remove => remove()));

  it.each(cases)('$name', ({ files, receiver }) => {
    const project = createProject(files);
    roots.push(() => project.remove());
    const view = openView(project.root);
    const found = receiverBefore(view, view.absolute('popup.ts'), view.absolute('cio.ts'));
    expect(found && view.relative(found)).toBe(receiver);
  });
});
