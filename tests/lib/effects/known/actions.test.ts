import { describe, expect, it } from 'vitest';

import { channelsOf } from '../../../support/channels.ts';

const F = 'function f() {}';
const hears = (type: string): string => `hears action "${type}" by the function f`;

describe('actions are told', () => {
  it.each([
    ['as objects with a type', "const x = { type: 'A' };", ['tells action A, action *']],
    ['where they are handed over', "dispatch({ type: 'A' });", ['tells action A, action *']],
    ['with a type that is not known', 'const x = { type: q };', ['tells action *']],
    ['not without a type', "const x = { kind: 'A' };", []],
  ])('%s', (_how, code, expected) => {
    expect(channelsOf(code)).toEqual(expected);
  });

  it.each(['@reduxjs/toolkit', 'redux-actions', 'typesafe-actions', '@ngrx/store'])('by creators of %s', source => {
    const of = (code: string): string[] => channelsOf(`import { createAction, other } from '${source}'; ${code}`);
    expect(of("const a = createAction('A'); a(1);")).toEqual(['tells action A, action *']);
    expect(of("createAction('A')()(1);")).toContain('tells action A, action *');
    expect(of("createAction('A', x => x)(1);")).toContain('tells action A, action *');
    expect(of('createAction(q)(1);')).toEqual([]);
    expect(of("other('A')(1);")).toEqual([]);
    expect(channelsOf("import { createAction } from 'mine'; createAction('A')(1);")).toEqual([]);
  });

  it('by a slice', () => {
    const of = (options: string, call: string, name = 'createSlice'): string[] =>
      channelsOf(`import { ${name} } from '@reduxjs/toolkit'; const s = ${name}(${options}); ${call};`);
    const slice = "{ name: 's', reducers: { go() {}, come: { reducer() {}, prepare: x => ({ payload: x }) } } }";
    expect(of(slice, 's.actions.go(1)')).toEqual(['tells action s/go, action *']);
    expect(of(slice, 's.actions.come(1)')).toEqual(['tells action s/come, action *']);
    expect(of(slice, 's.other.go(1)')).toEqual([]);
    expect(of('{ reducers: { go() {} } }', 's.actions.go(1)')).toEqual([]);
    expect(of(slice, 's.actions.go(1)', 'createOther')).toEqual([]);
  });

  it('by names of a store', () => {
    expect(channelsOf("store.dispatch('a/b', 1);")).toEqual(['tells store b, store *']);
    expect(channelsOf("this.$store.commit('c');")).toEqual(['tells store c, store *']);
    expect(channelsOf("store.other('a'); store.dispatch(q); store.dispatch();")).toEqual([]);
  });
});

describe('actions are heard', () => {
  it.each(['takeEvery', 'takeLatest', 'takeLeading'])('by %s', name => {
    const of = (call: string): string[] =>
      channelsOf(`import { ${name} } from 'redux-saga/effects'; ${F} ${name}(${call});`);
    expect(of("'A', f")).toEqual([hears('A')]);
    expect(of("['A', 'B'], f")).toEqual([hears('A'), hears('B')]);
    expect(of("'A', f, 1")).toEqual([`${hears('A')} with arguments bound`]);
    expect(of("'A'")).toEqual([]);
    expect(of("100, 'A', f")).toEqual([]);
  });

  it.each(['throttle', 'debounce'])('by %s, behind the time', name => {
    const of = (call: string): string[] =>
      channelsOf(`import { ${name} } from 'redux-saga/effects'; ${F} ${name}(${call});`);
    expect(of("100, 'A', f")).toEqual([hears('A')]);
    expect(of("'A', f")).toEqual([]);
    expect(of("100, 'A'")).toEqual([]);
  });

  it('by what a generator takes', () => {
    const of = (code: string): string[] =>
      channelsOf(`import { take, takeMaybe, other } from 'redux-saga/effects'; ${code}`);
    const bound = 'hears action "A" by the function g with arguments bound';
    expect(of("function* g() { const x = yield take('A'); }")).toEqual(['hears action "A" by the function g']);
    expect(of("function* g(a) { const x = yield take('A'); }")).toEqual([bound]);
    expect(of("function* g() { yield takeMaybe('B'); yield take('A'); }")).toEqual([
      'hears action "B" by the function g',
      bound,
    ]);
    expect(of("take('A');")).toEqual([]);
    expect(of('function* g() { yield take(); }')).toEqual([]);
    expect(of("function* g() { yield other('A'); }")).toEqual([]);
  });

  it.each([
    ['a creator', "createAction('A')", 'A'],
    ['the type of a creator', "createAction('A').type", 'A'],
    ['what one of many is', "actionChannel(['A'])", 'A'],
    ['what matches any', "isAnyOf('A')", 'A'],
    ['what a function makes', "Symbol('x')", '@/a.ts:'],
    ['a part of what a function makes', 'prefixed({ T: 1 }).T', '.T'],
  ])('by %s', (_what, pattern, type) => {
    const imports =
      "import { takeEvery, actionChannel } from 'redux-saga/effects'; import { createAction, isAnyOf } from '@reduxjs/toolkit';";
    const [heard] = channelsOf(`${imports} ${F} takeEvery(${pattern}, f);`);
    expect(heard).toMatch(/^hears action "/);
    expect(heard).toContain(type);
  });

  it('not by what is not known', () => {
    expect(channelsOf(`import { takeEvery } from 'redux-saga/effects'; ${F} takeEvery(q, f);`)).toEqual([]);
  });

  it('by a listener', () => {
    const of = (options: string, on = 'l', method = 'startListening'): string[] =>
      channelsOf(
        `import { createListenerMiddleware, createAction, isAnyOf } from '@reduxjs/toolkit'; ${F} const l = createListenerMiddleware(); ${on}.${method}(${options});`,
      ).filter(line => line.startsWith('hears'));
    expect(of("{ type: 'A', effect: f }")).toEqual([hears('A')]);
    expect(of("{ actionCreator: createAction('A'), effect: f }")).toEqual([hears('A')]);
    expect(of("{ matcher: isAnyOf('A', 'B'), effect: f }")).toEqual([hears('A'), hears('B')]);
    expect(of('{ other: f, effect: f }')).toEqual([]);
    expect(of("{ type: 'A', effect: f }", 'm')).toEqual([]);
    expect(of("{ type: 'A', effect: f }", 'l', 'other')).toEqual([]);
  });

  const epic = (operators: string, source = 'redux-observable', names = ''): string[] =>
    channelsOf(
      `import { ofType, other } from '${source}'; import { tap${names} } from 'rxjs'; ${F} a$.pipe(${operators});`,
    );

  it.each(['redux-observable', '@ngrx/effects', '@ngneat/effects'])('by an epic of %s', source => {
    expect(epic("ofType('A', 'B'), tap(f)", source)).toEqual([hears('A'), hears('B')]);
    expect(epic("other('A'), tap(f)", source)).toEqual([]);
    expect(epic('tap(f)', source)).toEqual([]);
    expect(epic('', source)).toEqual([]);
    expect(epic("ofType('A'), tap(f)", 'mine')).toEqual([]);
  });

  it.each(
    ['debounceTime', 'throttleTime', 'auditTime', 'delay', 'observeOn', 'take', 'first', 'filter', 'share'].concat([
      'distinctUntilChanged',
      'takeUntil',
    ]),
  )('behind %s, which gives on what it gets', name => {
    expect(epic(`ofType('A'), ${name}(f), tap(f)`, undefined, `, ${name}`)).toEqual([hears('A')]);
    expect(channelsOf(`${F} a$.ofType('A').${name}(f);`)).toEqual([]);
  });

  it.each(['map', 'mergeMap', 'switchMap', 'concatMap', 'exhaustMap', 'forEach', 'subscribe'])(
    'by %s, and not behind it',
    name => {
      expect(epic(`ofType('A'), ${name}(f), tap(f)`, undefined, `, ${name}`)).toEqual([hears('A')]);
      expect(channelsOf(`${F} a$.ofType('A').${name}(f);`)).toEqual([hears('A')]);
    },
  );

  it('by several that give on what they get', () => {
    expect(epic("ofType('A'), tap(f), tap(f)")).toEqual([hears('A'), hears('A')]);
    expect(channelsOf(`${F} a$.ofType('A').tap(f); a$.ofType('A').do(f);`)).toEqual([hears('A'), hears('A')]);
    expect(epic("ofType('A'), scan(f), tap(f)", undefined, ', scan')).toEqual([]);
    expect(epic("ofType('A'), mine(f), tap(f)")).toEqual([]);
    expect(channelsOf(`${F} a$.other('A').tap(f); ofType('A').tap(f); a$.ofType('A').tap();`)).toEqual([]);
  });
});
