import { expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

import type { Running } from '../../../lib/project/running.ts';

const create = useProjects();

const files = {
  'a.ts': `import { end, Service } from './b';
import { signOut as leave } from 'firebase/auth';
import { lost } from '@/lost';
export function out(service: Service) {
  end();
  service.close();
  leave();
  lost();
  unknown();
}
export const later = () => effect(() => { end(); });
`,
  'b.ts': `export function end() { deep(); }
function deep() { again(); final(); }
function again() { end(); }
export class Service { close() { final(); } }
`,
};

interface Asked {
  readonly running: Running;
  /** The call in a file that is written so, by its first place, or its last. */
  call(
    file: keyof typeof files,
    text: string,
    last?: boolean,
  ): { readonly file: string; readonly range: [number, number] };
}

function ask(): Asked {
  const { root } = create(files);
  const project = openProject({ root, cache: false });
  return {
    running: project.running,
    call(file, text, last = false) {
      const start = last ? files[file].lastIndexOf(text) : files[file].indexOf(text);
      return { file, range: [start, start + text.length] };
    },
  };
}

function texts(refs: readonly { readonly file: string; readonly range: readonly [number, number] }[]): string[] {
  return refs.map(({ file, range }) => `${file}: ${files[file as keyof typeof files].slice(...range).split('(')[0]}`);
}

it('tells the functions that a call runs, by import and by type', () => {
  const { running, call } = ask();
  expect(texts(running.called(call('a.ts', 'end()')).functions)).toEqual(['b.ts: function end']);
  expect(texts(running.called(call('a.ts', 'service.close()')).functions)).toEqual(['b.ts: ']);
});

it('tells the package that something comes from, and its name there', () => {
  const { running, call } = ask();
  expect(running.called(call('a.ts', 'leave()'))).toEqual({ functions: [], source: 'firebase/auth', name: 'signOut' });
  expect(running.called(call('a.ts', 'lost()'))).toEqual({ functions: [] });
  expect(running.called(call('a.ts', 'unknown()'))).toEqual({ functions: [] });
  expect(running.called({ file: 'a.ts', range: [0, 1] })).toEqual({ functions: [] });
  expect(running.called({ file: 'none.ts', range: [0, 1] })).toEqual({ functions: [] });
});

it('reaches calls through functions that call each other, and through what is handed over', () => {
  const { running, call } = ask();
  const [out] = running.around(call('a.ts', 'end()'));
  const isFinal = (one: { readonly file: string; readonly range: readonly [number, number] }): boolean =>
    files[one.file as keyof typeof files].slice(...one.range) === 'final()';
  expect(running.reaches(out!, isFinal)).toBe(true);
  expect(running.reaches(out!, () => false)).toBe(false);
  expect(
    running.reaches(
      out!,
      () => false,
      fn => fn.file === 'b.ts',
    ),
  ).toBe(true);
  const [, later] = running.around(call('a.ts', 'end()', true));
  expect(later?.name).toBe('later');
  expect(running.reaches(later!, isFinal)).toBe(true);
});

it('tells the functions around a call, and what they are handed to', () => {
  const { running, call } = ask();
  expect(running.around(call('a.ts', 'end()', true)).map(({ name, handedTo }) => [name, handedTo])).toEqual([
    ['', 'effect'],
    ['later', undefined],
  ]);
  expect(running.around(call('a.ts', 'nothing'))).toEqual([]);
});

it('tells who calls a function', () => {
  const { running, call } = ask();
  const { functions } = running.called(call('a.ts', 'end()'));
  expect(texts(running.callersIn('a.ts', functions))).toEqual(['a.ts: end', 'a.ts: end']);
  expect(texts(running.callersIn('b.ts', functions))).toEqual(['b.ts: end']);
  expect(running.callersIn('none.ts', functions)).toEqual([]);
});

it('tells what a saga calls by an effect', () => {
  const text = `import { call, fork } from 'redux-saga/effects';
import { api } from './api';
export function* leave() { yield call(api.end); yield fork([api, 'close']); yield call(unknown); }`;
  const { root } = create({ 'saga.ts': text, 'api.ts': 'export const api = { end() {}, close() {} };' });
  const { running } = openProject({ root, cache: false });
  const calledBy = (part: string): number => {
    const start = text.indexOf(part);
    return running.called({ file: 'saga.ts', range: [start, start + part.length] }).functions.length;
  };
  expect(['call(api.end)', "fork([api, 'close'])", 'call(unknown)'].map(calledBy)).toEqual([1, 1, 0]);
});
