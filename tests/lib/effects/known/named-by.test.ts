import { expect, it } from 'vitest';

import { namedBy } from '../../../../lib/effects/known/named-by.ts';
import { holdsRenderer, makesAnswer } from '../../../../lib/effects/known/electron.ts';
import { evaluation } from '../../../support/evaluate.ts';

it.each<[string, string | undefined]>([
  ['new Bus()', 'kit Bus'],
  ['new other.Bus()', 'other Bus'],
  ['Bus()', undefined],
  ['new Own()', undefined],
  ['new Child()', 'kit Bus'],
  ['new Grown()', undefined],
  ['typed', 'kit Bus'],
  ['typedOwn', undefined],
  ['aliased', 'kit Bus'],
  ['q ? new Own() : new Bus()', 'kit Bus'],
  ['q', undefined],
  ['1', undefined],
])('the class of %s is %s', (x, expected) => {
  const { evaluator, exported } = evaluation({
    'a.ts': `import { Bus } from 'kit'; import { Bus as Aliased } from 'kit'; import * as other from 'other';
class Own {} class Child extends Bus {} class Grown extends Own {}
declare const typed: Bus; declare const typedOwn: Own; declare const aliased: Aliased;
export const x = ${x};`,
  });
  const found = namedBy(evaluator, exported('x'));
  expect(found && `${found.source} ${found.name}`).toBe(expected);
});

it.each<[string, boolean]>([
  ['(c, f) => { ipcMain.on(c, f); }', true],
  ['(c, f) => { ipcMain.handle(c, f); }', true],
  ['(c, f) => { other(); ipcMain.once(c, f); }', true],
  ['(c, f) => { ipcRenderer.send(c, f); }', false],
  ['(c, f) => { own.on(c, f); }', false],
  ['(c, f) => { on(c, f); }', false],
  ['(c, f) => { ipcMain.emit(c, f); }', false],
  ['() => {}', false],
])('%s makes something answer a channel: %s', (fn, expected) => {
  const { evaluator, module } = evaluation({
    'a.ts': `import { ipcMain, ipcRenderer } from 'electron';\nexport const f = ${fn};`,
  });
  expect(makesAnswer(evaluator, module('a.ts'), 0)).toBe(expected);
  expect(makesAnswer(evaluator, module('a.ts'), 9)).toBe(false);
});

it.each<[string, string, boolean]>([
  ['electron', 'ipcRenderer', true],
  ['electron', '*', true],
  ['electron', 'default', true],
  ['electron/renderer', 'ipcRenderer', true],
  ['electron', 'ipcMain', false],
  ['electron-log', 'ipcRenderer', false],
  ['my/electron', 'ipcRenderer', false],
])('%s %s holds what sends to channels: %s', (source, name, expected) => {
  expect(holdsRenderer({ kind: 'import', source, name })).toBe(expected);
});
