import { describe, expect, it } from 'vitest';

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

describe('by names and places', () => {
  const text = `import { end as over } from './end';
import * as auth from 'firebase/auth';
import local from '~/local';
export const stop = () => over();
export const bound = over.bind(null, 1);
function inner() { const hidden = 1; }
class Service { close() { auth.signOut(); } }
list.forEach(function named() { auth.signOut(); });
export const chosen = q ? over : stop;
chosen();
bound();
local();
all.of.stop();
stop();
stop;
`;
  const opened = (): Running => {
    const { root } = create({
      'a.ts': text,
      'end.ts': 'export function end() { console.log(1); [1].map(() => { note(); }); }\n',
    });
    return openProject({ root, cache: false }).running;
  };
  const at = (part: string, last = false): { file: string; range: [number, number] } => {
    const start = last ? text.lastIndexOf(part) : text.indexOf(part);
    return { file: 'a.ts', range: [start, start + part.length] };
  };

  it('a name stands for functions', () => {
    const running = opened();
    const files = (name: string): string[] =>
      running.named('a.ts', name).map(({ file, range }) => `${file} ${range[0]}`);
    const end = 'end.ts 7';
    expect(files('over')).toEqual([end]);
    expect(files('bound')).toEqual([end]);
    expect(files('chosen')).toEqual([end, `a.ts ${text.indexOf('() => over()')}`]);
    expect(files('stop')).toEqual([`a.ts ${text.indexOf('() => over()')}`]);
    expect(['auth', 'hidden', 'none', 'Service'].flatMap(files)).toEqual([]);
    expect(running.named('none.ts', 'over')).toEqual([]);
  });

  it('a call runs one of several, or what was bound', () => {
    const running = opened();
    const called = (part: string): string[] => running.called(at(part)).functions.map(({ file }) => file);
    expect(called('chosen()')).toEqual(['end.ts', 'a.ts']);
    expect(called('bound()')).toEqual(['end.ts']);
    expect(called('over()')).toEqual(['end.ts']);
    expect(running.called(at('auth.signOut()'))).toEqual({ functions: [], source: 'firebase/auth', name: 'signOut' });
    expect(running.called(at('local()'))).toEqual({ functions: [] });
    expect(running.called(at('list.forEach(function named() { auth.signOut(); })'))).toEqual({ functions: [] });
  });

  it('a function makes its own calls, and those of what it hands over', () => {
    const running = opened();
    const [end] = running.named('a.ts', 'over');
    expect(running.callsIn(end!).map(({ file, range }) => `${file} ${range[1] - range[0]}`)).toEqual([
      'end.ts 14',
      `end.ts ${'[1].map(() => { note(); })'.length}`,
      'end.ts 6',
    ]);
    expect(running.callsIn({ file: 'a.ts', range: [end!.range[0], 1] })).toEqual([]);
    expect(running.callsIn({ file: 'a.ts', range: [0, end!.range[1]] })).toEqual([]);
    expect(running.callsIn({ file: 'none.ts', range: [0, 1] })).toEqual([]);
  });

  it('the functions around a call are told by their names', () => {
    const running = opened();
    const around = (part: { file: string; range: [number, number] }): unknown[] =>
      running.around(part).map(({ file, range, name, handedTo }) => [file, range.length, name, handedTo]);
    expect(around(at('auth.signOut()'))).toEqual([['a.ts', 2, 'Service.close', undefined]]);
    expect(around(at('auth.signOut()', true))).toEqual([['a.ts', 2, 'named', 'forEach']]);
    expect(around(at('chosen()'))).toEqual([]);
    expect(around({ file: 'none.ts', range: [0, 1] })).toEqual([]);
  });

  it('callers may be asked for by the last name of what they call', () => {
    const running = opened();
    const ends = running.named('a.ts', 'over');
    const found = (name?: string): string[] =>
      running.callersIn('a.ts', ends, name).map(({ range }) => text.slice(...range));
    expect(found()).toEqual(['over()', 'chosen()', 'bound()']);
    expect(found('over')).toEqual(['over()']);
    expect(found('chosen')).toEqual(['chosen()']);
    expect(found('none')).toEqual([]);
    const stops = running.named('a.ts', 'stop');
    expect(running.callersIn('a.ts', stops, 'stop').map(({ range }) => range[0])).toEqual([text.lastIndexOf('stop()')]);
    const moved = stops.map(({ file, range }) => ({ file, range: [range[0], range[1] + 1] as const }));
    expect(running.callersIn('a.ts', moved)).toEqual([]);
  });

  it('no further than six functions', () => {
    const chain = Array.from({ length: 9 }, (_, index) => `export function f${index}() { f${index + 1}(); }`);
    const { root } = create({ 'a.ts': [...chain, 'function f9() { goal(); }'].join('\n') });
    const { running } = openProject({ root, cache: false });
    const reaches = (from: string): boolean =>
      running.reaches(running.named('a.ts', from)[0]!, ({ range: [start, end] }) => end - start === 'goal()'.length);
    expect(['f2', 'f3', 'f8'].map(reaches)).toEqual([false, true, true]);
  });
});
