import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../../support/evaluate.ts';

describe('what a store of Zustand gives', () => {
  it.each<[string, string]>([
    ['create(() => ({ a: 1 }))', 'a component'],
    ['create(() => ({ a: 1 }))()', 'a component'],
    ['create(() => ({ a: 1 })).getState().a', '1'],
    ['create()(() => ({ a: 1 })).getState().a', '1'],
    ['create(set => ({ a: set })).getState().a', 'the parameter set'],
    ['create({ a: 1 }).getState().a', '1'],
    ['createStore(() => ({ a: 1 })).getState().a', '1'],
    ['createWithEqualityFn(() => ({ a: 1 })).getState().a', '1'],
    ['create(5)', 'create of "zustand"(…)'],
    ['useStore(s, x => x.a)', '1'],
    ['useStore(s).a', '1'],
    ['useStore()', 'useStore of "zustand"(…)'],
    ['q.getState()', 'the global q.getState(…)'],
    ...['useShallow', 'devtools', 'immer', 'persist', 'subscribeWithSelector'].map((name): [string, string] => [
      `create(${name}(() => ({ a: 1 }))).getState().a`,
      '1',
    ]),
  ])('%s is %s', (expression, expected) => {
    const names = 'create, createStore, createWithEqualityFn, useStore, useShallow, devtools, immer, persist';
    const before = `import { ${names}, subscribeWithSelector } from 'zustand'; const s = create(() => ({ a: 1 }));`;
    expect(fullValueOf(expression, before)).toBe(expected);
  });

  it('may be made by what the package is, and by its parts', () => {
    expect(fullValueOf('make(() => ({ a: 1 })).getState().a', "import make from 'zustand';")).toBe('1');
    const parts = "import { create } from 'zustand'; import { persist } from 'zustand/middleware';";
    expect(fullValueOf('create(persist(() => ({ a: 1 }))).getState().a', parts)).toBe('1');
  });
});

describe('what a store of Pinia gives', () => {
  const store = "const s = defineStore('a', () => ({ go: () => 1 }));";
  it.each<[string, string]>([
    ["defineStore('a', { actions: { go() { return 1; } } })().go()", '1'],
    ["defineStore({ id: 'a', actions: { go() { return 1; } } })().go()", '1'],
    ["defineStore('a', () => ({ go: () => 1 }))().go()", '1'],
    ["defineStore('a')", 'defineStore of "pinia"(…)'],
    ['defineStore()', 'defineStore of "pinia"(…)'],
    ...['mapActions', 'mapState', 'mapWritableState', 'mapGetters'].flatMap((name): [string, string][] => [
      [`${name}(s, ['go']).go()`, '1'],
      [`${name}(s, { put: 'go' }).put()`, '1'],
      [`${name}(s)`, `${name} of "pinia"(…)`],
    ]),
    ['mapActions()', 'mapActions of "pinia"(…)'],
    ['mapActions(s, [q])', 'mapActions of "pinia"(…)'],
    ['mapActions(s, q)', 'mapActions of "pinia"(…)'],
    ["mapActions(s, ['go', q]).go()", '1'],
    ["mapActions(s, { ...q, put: 'go', other: q }).put()", '1'],
    ["mapActions(s, [q ? 'go' : 'come'])", '{ go, come }'],
  ])('%s is %s', (expression, expected) => {
    const before = `import { defineStore, mapActions, mapState, mapWritableState, mapGetters } from 'pinia'; ${store}`;
    expect(fullValueOf(expression, before)).toBe(expected);
  });

  it('is one of Nuxt as well', () => {
    expect(fullValueOf('s().go()', `import { defineStore } from '@pinia/nuxt'; ${store}`)).toBe('1');
  });
});

describe('what Vuex maps', () => {
  it.each([
    ["mapActions(['go']).go", 'the global $store.dispatch with arguments bound'],
    ["mapActions('space', ['go']).go", 'the global $store.dispatch with arguments bound'],
    ["mapMutations({ put: 'go' }).put", 'the global $store.commit with arguments bound'],
    ["mapActions(['go'])", '{ go }'],
    ['mapActions()', 'mapActions of "vuex"(…)'],
    ['mapActions(q)', 'mapActions of "vuex"(…)'],
    ['mapMutations([])', 'mapMutations of "vuex"(…)'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, "import { mapActions, mapMutations } from 'vuex';")).toBe(expected);
  });
});

describe('hooks that are shared by a context', () => {
  it.each([
    ["constate(() => 'v')[1]()", '"v"'],
    ['constate(() => ({ a: 1 }), v => v.a)[1]()', '1'],
    ['constate(() => ({ a: 1, b: 2 }), v => v.a, v => v.b)[2]()', '2'],
    ["constate(() => 'v')[0]", 'not known (dynamic-call)'],
    ['constate()', 'constate of "constate"(…)'],
    ["createContainer(() => 'v').useContainer()", '"v"'],
    ['createContainer()', 'createContainer of "unstated-next"(…)'],
  ])('%s is %s', (expression, expected) => {
    const before = "import { constate } from 'constate'; import { createContainer } from 'unstated-next';";
    expect(fullValueOf(expression, before)).toBe(expected);
  });

  it('may be what the package is', () => {
    expect(fullValueOf("shared(() => 'v')[1]()", "import shared from 'constate';")).toBe('"v"');
  });
});

describe('what Redux makes of creators of actions', () => {
  it.each([
    ["createAsyncThunk('a', () => 1)()", '1'],
    ["createAsyncThunk('a')", 'createAsyncThunk of "redux"(…)'],
    ['bindActionCreators(f)', 'a function with arguments bound'],
    ['bindActionCreators({ f }).f', 'a function with arguments bound'],
    ['bindActionCreators({ ...q, f }).f', 'a function with arguments bound'],
    ['bindActionCreators({ ...q, f }).q', 'the global q.q'],
    ['bindActionCreators({ ...{ f }, g: 5 }).f()', '1'],
    ['bindActionCreators({ [q]: f }).other', '{ ... }.other'],
    ['bindActionCreators({ f }).other', 'undefined'],
    ['bindActionCreators(a.b)', 'the global a.b with arguments bound'],
    ['bindActionCreators(a())', 'the global a(…) with arguments bound'],
    ['bindActionCreators(5)', '5'],
    ['bindActionCreators()', 'bindActionCreators of "redux"(…)'],
    ['bindActionCreators(f)()', '1'],
  ])('%s is %s', (expression, expected) => {
    const before = "import { createAsyncThunk, bindActionCreators } from 'redux'; const f = () => 1;";
    expect(fullValueOf(expression, before)).toBe(expected);
  });

  it('is the same of its toolkit', () => {
    expect(fullValueOf("make('a', () => 1)()", "import { createAsyncThunk as make } from '@reduxjs/toolkit';")).toBe(
      '1',
    );
  });

  it.each([
    ['createSelector', 'reselect'],
    ['createSelector', 're-reselect'],
    ['createSelector', 'redux'],
    ['createSelector', '@reduxjs/toolkit'],
  ])('%s of %s combines what others give', (name, module) => {
    const before = `import { ${name} } from '${module}'; const a = () => 'a';`;
    expect(fullValueOf(`${name}(a, x => x + 'b')()`, before)).toBe('"ab"');
    expect(fullValueOf(`${name}([a, a], (x, y) => x + y)()`, before)).toBe('"aa"');
    expect(fullValueOf(`${name}(a, a, (x, y) => x + y, { memoize: q })()`, before)).toBe('"aa"');
    expect(fullValueOf(`${name}(a)`, before)).toBe(`${name} of "${module}"(…)`);
    expect(fullValueOf(`${name}()`, before)).toBe(`${name} of "${module}"(…)`);
    expect(fullValueOf(`${name}.withTypes()(a, x => x + 'b')()`, before)).toBe('"ab"');
  });

  it.each([
    ['useSelector', 'react-redux'],
    ['useSelector', 'react-redux/es/exports'],
    ['select', 'redux-saga/effects'],
    ['select', '@redux-saga/core/effects'],
    ['select', 'typed-redux-saga'],
    ['select', 'typed-redux-saga/macro'],
  ])('%s of %s selects', (name, module) => {
    const before = `import { ${name} } from '${module}';`;
    expect(fullValueOf(`${name}(() => 'a')`, before)).toBe('"a"');
    expect(fullValueOf(`${name}(q)`, before)).toBe(`${name} of "${module}"(…)`);
    expect(fullValueOf(`${name}()`, before)).toBe(`${name} of "${module}"(…)`);
    expect(fullValueOf(`other(() => 'a')`, `import { other } from '${module}';`)).toBe(`other of "${module}"(…)`);
  });

  it('gives the selecting function itself where it is given types', () => {
    const of = (module: string): string =>
      fullValueOf("useSelector.withTypes()(() => 'a')", `import { useSelector } from '${module}';`);
    expect(of('react-redux')).toBe('"a"');
    expect(of('react-redux/es/exports')).toBe('"a"');
    expect(of('mine')).toBe('useSelector of "mine".withTypes(…)(…)');
  });
});

describe('a selector of a context', () => {
  it.each([
    'react',
    'preact',
    '@wordpress/element',
    'solid-js',
    'use-context-selector',
    '@fluentui/react-context-selector',
  ])('of %s runs on what the context gives', module => {
    const before = `import { createContext, useContextSelector } from '${module}'; const X = createContext(() => 'g');`;
    expect(fullValueOf('useContextSelector(X, v => v())', before)).toBe('"g"');
  });

  it.each([
    ['useContextSelector(X)', 'without a selector'],
    ['useContextSelector(X, q)', 'with one that nobody knows'],
    ['useContextSelector(q, v => v())', 'of no context'],
    ['useContextSelector()', 'of nothing'],
  ])('%s gives nothing that is known, %s', expression => {
    const before = "import { createContext, useContextSelector } from 'react'; const X = createContext(() => 'g');";
    expect(fullValueOf(expression, before)).toBe('useContextSelector of "react"(…)');
  });
});

describe('what react-tracking gives', () => {
  const TRACKING = "import { useTracking } from 'react-tracking';";

  it('is what sends, by its options or by what stands above', () => {
    expect(fullValueOf('useTracking({}, { dispatch: () => 1 }).trackEvent()', TRACKING)).toBe('1');
    expect(fullValueOf('useTracking({})', TRACKING)).toBe('useTracking of "react-tracking"(…)');
    const given = fullValueOf('useTracking({}).trackEvent', TRACKING, {
      contextValue: id => (id === 'react-tracking' ? { kind: 'global', name: 'sent' } : undefined),
    });
    expect(given).toBe('the global sent');
  });
});
