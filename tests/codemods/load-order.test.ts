import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { circleWith } from '../../codemods/shared/load-order.ts';
import { openView } from '../../codemods/shared/project-view.ts';

interface Case {
  readonly name: string;
  /** The import is to go from `src/session.*` to `src/owner.*`. */
  readonly files: Readonly<Record<string, string>>;
  readonly isBroken: boolean;
}

const cases: readonly Case[] = [
  {
    name: 'no way back',
    files: { 'session.ts': `import { api } from './api';`, 'owner.ts': `import './other';`, 'other.ts': '' },
    isBroken: false,
  },
  {
    name: 'a way back that is gone in functions only',
    files: {
      'session.ts': 'export const logOut = () => {};',
      'owner.ts': `import { logOut } from './session'; export const leave = () => logOut();`,
    },
    isBroken: false,
  },
  {
    name: 'a name that is read while the module loads',
    files: {
      'session.ts': 'export const logOut = () => {};',
      'owner.ts': `import { logOut } from './session'; export const handlers = { [logOut.type]: () => {} };`,
    },
    isBroken: true,
  },
  {
    name: 'a name that is read by what the module calls while it loads',
    files: {
      'session.ts': 'export const logOut = () => {};',
      'owner.ts': `import { logOut } from './session'; const start = () => { logOut.on(); }; start();`,
    },
    isBroken: true,
  },
  {
    name: 'a name that is read by a function which something unknown may run at once',
    files: {
      'session.ts': 'export const session = { user: null };',
      'owner.ts': `import { reaction } from 'mobx'; import { session } from './session'; reaction(() => session.user, () => {});`,
    },
    isBroken: true,
  },
  {
    name: 'the same behind another module that is imported for what it does',
    files: {
      'session.ts': 'export const session = { user: null };',
      'owner.ts': `import './watch'; export const cio = () => 1;`,
      'watch.ts': `import { watch } from 'any'; import { session } from './session'; const look = () => session.user; watch(look);`,
    },
    isBroken: true,
  },
  {
    name: 'names that are read by listeners, timers and components',
    files: {
      'session.ts': 'export const logOut = () => {};',
      'owner.ts': `import { memo } from 'react'; import { logOut } from './session';
        window.addEventListener('focus', () => logOut()); setTimeout(() => logOut(), 9); bus.on('out', () => logOut());
        new MutationObserver(() => logOut()); export const Menu = memo(() => logOut);`,
    },
    isBroken: false,
  },
  {
    name: 'a function that calls itself',
    files: {
      'session.ts': 'export const logOut = () => {};',
      'owner.ts': `import { logOut } from './session'; const again = () => { logOut(); again(); };`,
    },
    isBroken: false,
  },
  {
    name: 'a base class on the way',
    files: {
      'session.ts': 'export class Session {}',
      'owner.ts': `import { service } from './service'; export const cio = () => service;`,
      'service.ts': `import { Session } from './session'; class Service extends Session {} export const service = new Service();`,
    },
    isBroken: true,
  },
  {
    name: 'a barrel on the way',
    files: {
      'session.ts': 'export const logOut = () => {};',
      'owner.ts': `import { logOut } from './index'; export const leave = () => logOut();`,
      'index.ts': `export * from './session';`,
    },
    isBroken: false,
  },
  {
    name: 'types alone',
    files: {
      'session.ts': 'export interface Session { id: string }',
      'owner.ts': `import { Session } from './session'; import type { A } from './session'; export const a: Session | null = null;`,
    },
    isBroken: false,
  },
  {
    name: 'an import that the file has already',
    files: {
      'session.ts': `import { cio } from './owner'; export const logOut = () => cio.page();`,
      'owner.ts': `import { logOut } from './session'; logOut.on();`,
    },
    isBroken: false,
  },
  {
    name: 'the file itself, while it loads',
    files: {
      'session.ts': `import { make } from './store'; export const logOut = make();`,
      'store.ts': `import { cio } from './owner'; export const make = () => cio;`,
      'owner.ts': `import { other } from './store'; export const cio = () => other;`,
    },
    isBroken: false,
  },
  {
    name: 'exports that are not there yet',
    files: {
      'session.js': `const api = require('./api'); exports.logOut = () => {};`,
      'owner.js': `const { logOut } = require('./session'); exports.leave = () => logOut();`,
    },
    isBroken: true,
  },
  {
    name: 'what is required when it is needed',
    files: {
      'session.ts': `export const logOut = () => {};`,
      'owner.ts': `export const leave = () => require('./session').logOut();`,
    },
    isBroken: false,
  },
];

const folders: string[] = [];
afterAll(() => folders.forEach(folder => rmSync(folder, { recursive: true, force: true })));

describe('circleWith', () => {
  it.each(cases)('$name: $isBroken', ({ files, isBroken }) => {
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'load-order-')));
    folders.push(root);
    mkdirSync(path.join(root, 'src'));
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(path.join(root, 'src', name), text);
    }
    const view = openView(root);
    const [from, to] = ['session', 'owner'].map(name => view.files.find(file => path.parse(file).name === name));
    const source = view.parsed(from ?? '');
    expect(source).toBeDefined();
    expect(circleWith(view, source!, to ?? '') !== undefined).toBe(isBroken);
  });
});
