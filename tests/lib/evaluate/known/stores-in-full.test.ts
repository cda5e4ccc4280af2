import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../../support/evaluate.ts';

const around = `
import { createSelector } from 'reselect';
import cached from 're-reselect';
import { createSelector as own, createAsyncThunk, bindActionCreators } from '@reduxjs/toolkit';
import { useSelector } from 'react-redux';
import { select } from 'redux-saga/effects';
import { atom, useAtom, useAtomValue, useSetAtom } from 'jotai';
import { atom as recoilAtom, useRecoilValue, useRecoilState } from 'recoil';
import { writable, readable, readonly, get, derived } from 'svelte/store';
import { create, createStore, useStore, useShallow } from 'zustand';
import zustand from 'zustand';
import { defineStore, mapActions, mapState } from 'pinia';
const id = state => 'u1';
const name = state => 'Ann';
const both = createSelector(id, name, (a, b) => a + b);
const listed = createSelector([id, name], (a, b) => a + b);
const optioned = own(id, a => a + '!', { memoize: 1 });
const nested = own(both, a => a + '?');
const withUnknown = own(q, a => a.x);
const none = own(id, name2);
const thunk = createAsyncThunk('t', () => 'done');
const creators = { open: () => 'opened', deep: { a: () => 'A' }, text: 't', ...{ more: () => 'more' }, [q]: () => 1 };
const flat = { open: () => 'opened' };
const count = atom('c');
const computed = atom(read => read(count) + '!');
const writer = atom(null, (read, write, given) => read(count) + given);
const blank = atom();
const recoiled = recoilAtom({ key: 'k', default: 'd' });
const recoiled2 = recoilAtom({ key: 'k' });
const recoiled3 = recoilAtom(q);
const stored = writable('w');
const useZ = create((set, getState) => ({ a: 'za', b: () => 'zb' }));
const useY = create()(set => ({ a: 'ya' }));
const useC = defineStore('cart', { state: () => ({ n: 'n1' }), actions: { add() { return 'added'; } } });
const useS = defineStore('cart', () => ({ add: () => 'setup' }));
`;

describe('what stores, atoms and selectors give', () => {
  it.each([
    ['both()', '"u1Ann"'],
    ['listed()', '"u1Ann"'],
    ['optioned()', '"u1!"'],
    ['nested()', '"u1Ann?"'],
    ['withUnknown()', 'the global q(…).x'],
    ['none()', 'createSelector of "@reduxjs/toolkit"(…)(…)'],
    ['useSelector(id)', '"u1"'],
    ['useSelector(both)', '"u1Ann"'],
    ['useSelector(q)', 'useSelector of "react-redux"(…)'],
    ['useSelector()', 'useSelector of "react-redux"(…)'],
    ['useSelector.withTypes()(id)', '"u1"'],
    ['createSelector.withTypes', 'createSelector of "reselect".withTypes'],
    ['q.withTypes()', 'the global q.withTypes(…)'],
    ['thunk()', '"done"'],
    ["createAsyncThunk('t')", 'createAsyncThunk of "@reduxjs/toolkit"(…)'],
    ['bindActionCreators(flat, q).open()', '"opened"'],
    ['bindActionCreators(creators, q)', '{ open } with { deep } with { text } with { more } with { ... }'],
    ['bindActionCreators(creators, q).deep.a()', '"A"'],
    ['bindActionCreators(id)()', '"u1"'],
    ["bindActionCreators('t')", '"t"'],
    ['bindActionCreators()', 'bindActionCreators of "@reduxjs/toolkit"(…)'],
    ['useAtomValue(count)', '"c"'],
    ['useAtom(count)', '["c", { $, ... }.set with arguments bound, …]'],
    ['useAtom(writer)', '[null, a function with arguments bound, …]'],
    ['useAtomValue(computed)', '"c!"'],
    ["useSetAtom(writer)('!')", '"c!"'],
    ['useSetAtom(count)', '{ $, ... }.set with arguments bound'],
    ['useAtomValue(blank)', 'useAtomValue of "jotai"(…)'],
    ['useAtomValue(q)', 'useAtomValue of "jotai"(…)'],
    ['useAtomValue()', 'useAtomValue of "jotai"(…)'],
    ['useRecoilValue(recoiled)', '"d"'],
    ['useRecoilState(recoiled)', '["d", { $, ... }.set with arguments bound, …]'],
    ['useRecoilValue(recoiled2)', 'undefined'],
    ['useRecoilValue(recoiled3)', 'useRecoilValue of "recoil"(…)'],
    ['get(stored)', '"w"'],
    ["get(readable('r'))", '"r"'],
    ['get(readonly(stored))', '"w"'],
    ["get(derived(stored, v => v + '!'))", '"w!"'],
    ['get(derived(stored, q))', 'get of "svelte/store"(…)'],
    ['get(derived(q, v => v))', 'get of "svelte/store"(…)'],
    ['get(q)', 'get of "svelte/store"(…)'],
    ['get()', 'get of "svelte/store"(…)'],
    ['writable()', '{ $, ... }'],
    ['useZ.getState().a', '"za"'],
    ['useZ(state => state.a)', '"za"'],
    ['useZ().a', '"za"'],
    ['useY().a', '"ya"'],
    ['useStore(useZ, state => state.a)', '"za"'],
    ['useStore(useZ).a', '"za"'],
    ['useShallow(id)()', '"u1"'],
    ["create({ a: 'obj' })().a", '"obj"'],
    ["create('t')", 'create of "zustand"(…)'],
    ['create(set => 1)', 'create of "zustand"(…)'],
    ["zustand(set => ({ a: 'def' }))().a", '"def"'],
    ['useC().n', 'a component.n'],
    ['useC().add()', '"added"'],
    ['useS().add()', '"setup"'],
    ["mapActions(useC, ['add']).add()", '"added"'],
    ["mapActions(useC, { put: 'add' }).put()", '"added"'],
    ['mapActions(useC, q)', 'mapActions of "pinia"(…)'],
    ['mapActions(useC)', 'mapActions of "pinia"(…)'],
    ["mapState(useC, ['n']).n", 'a component.n'],
    ["defineStore('x')", 'defineStore of "pinia"(…)'],
    ["defineStore({ state: () => ({ a: 'opt' }) })().a", 'a component.a'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, around)).toBe(expected);
  });
});
