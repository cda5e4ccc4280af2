import { describe, expect, it } from 'vitest';

import { exportsOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

describe('names', () => {
  const cases: readonly Case<string[]>[] = [
    ['export const a = 1;', ['a = a']],
    ['const a = 1; export { a };', ['a = a']],
    ['const a = 1; export { a as b };', ['b = a']],
    ["const a = 1; export { a as 'b-c' };", ['b-c = a']],
    ['const a = 1; export { a as default };', ['default = a']],
    ['export { a };', ['a = global a']],
    ['export let a, b = 1;', ['a = a', 'b = b']],
    ['export const { a, b: { c }, ...d } = e;', ['a = a', 'c = c', 'd = d']],
    ['export const [a, , b = 1, ...c] = d;', ['a = a', 'b = b']],
    ['export const { [a]: b } = c;', ['b = b']],
    ['export function a() {}', ['a = a']],
    ['export class A {}', ['A = A']],
    ['export enum A {}', ['A = A']],
    ['export interface A {}', ['A = A']],
    ['export type A = B;', ['A = A']],
    ['export namespace A {}', ['A = A']],
    ['export declare const a: A;', ['a = a']],
    ["export declare module 'm' {}", []],
    ['export import a = B.C;', ['a = a']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(exportsOf(source)).toEqual(expected);
  });
});

describe('default', () => {
  const cases: readonly Case<string[]>[] = [
    ['export default 1;', ['default = 1']],
    ['export default a;', ['default = global a']],
    ['export default function () {}', ['default = fn 0']],
    ['export default function a() {}', ['default = a']],
    ['export default class {}', ['default = class 0']],
    ['export default class A {}', ['default = A']],
    ['export default () => {};', ['default = fn 0']],
    ['export default interface A {}', ['default = A']],
    ['export default a();', ['default = call 0']],
    ['export default abstract class A {}', ['default = A']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(exportsOf(source)).toEqual(expected);
  });
});

describe('of other modules', () => {
  const cases: readonly Case<string[]>[] = [
    ["export { a } from 'm';", ['a = a of m']],
    ["export { a as b, default } from 'm';", ['b = a of m', 'default = default of m']],
    ["export { default as a } from 'm';", ['a = default of m']],
    ["export * from 'm';", ['all of m']],
    ["export * as a from 'm';", ['a = * of m']],
    ["export * as 'a-b' from 'm';", ['a-b = * of m']],
    ["export type { A } from 'm';", ['A = A of m']],
    ["export { 'a-b' as c } from 'm';", ['c = a-b of m']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(exportsOf(source)).toEqual(expected);
  });
});

describe('CommonJS', () => {
  const cases: readonly Case<string[]>[] = [
    ['export = a;', ['module.exports = global a']],
    ['module.exports = a;', ['module.exports = global a']],
    ['module.exports.a = 1;', ['a = 1']],
    ["module['exports'].a = 1;", ['a = 1']],
    ['exports.a = 1;', ['a = 1']],
    ['exports.a = void 0; exports.a = 1;', ['a = 1']],
    ['exports.a = 1; exports.a = 2;', ['a = (1 || 2)']],
    ['exports.a.b = 1;', ['global exports.a.b = 1']],
    ['module.exports.a.b = 1;', []],
    ['module.other = 1;', ['global module.other = 1']],
    ['module.exports = exports = a;', ['module.exports = global a', 'global exports = global a']],
    ['exports.a = exports.b = 1;', ['a = 1', 'b = 1']],
    ['const exports = {}; exports.a = 1;', []],
    ['const module = {}; module.exports = 1;', []],
    ['function f() { module.exports = a; }', ['module.exports = global a']],
    ['exports[a] = 1;', []],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(exportsOf(source)).toEqual(expected);
  });
});

describe('not what others export', () => {
  const cases: Case<string[]>[] = [
    ["declare module 'm' { export const a: A; export default class B {} }", []],
    ["declare module 'm' { export default function f(): void; }", []],
    ["declare module 'm' { export * from 'n'; export = B; }", []],
    ['declare global { export const a: A; export default B; }', ['global a: global A']],
    ['export namespace N { export const a = 1; }', ['N = N']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(exportsOf(source)).toEqual(expected);
  });
});

describe('globals', () => {
  const cases: readonly Case<string[]>[] = [
    ['window.a = 1;', ['global a = 1']],
    ['globalThis.a = 1; self.b = 2; global.c = 3;', ['global a = 1', 'global b = 2', 'global c = 3']],
    ['window.a.b = 1;', ['global a.b = 1']],
    ['a = 1;', ['global a = 1']],
    ['a.b = 1;', ['global a.b = 1']],
    ['window[a] = 1;', []],
    ['(window as any).a = 1;', ['global a = 1']],
    ['const window = {}; window.a = 1;', []],
    ['window!.a = 1;', ['global a = 1']],
    ['(<any>window).a = 1;', ['global a = 1']],
    ['(window satisfies A).a = 1;', ['global a = 1']],
    ['createApp(A).use(b).config.globalProperties.$a = c;', ['global ?.config.globalProperties.$a = global c']],
    ['a.config.globalProperties.$a = b;', ['global a.config.globalProperties.$a = global b']],
    ['createApp(A).config.$a = b;', []],
    ['this.a = 1;', []],
    ['({ a: window.b } = c);', ['global b = global c.a']],
    [
      'declare global { interface Window { a: A } interface Global { b: B } interface Other { c: C } }',
      ['global a: global A', 'global b: global B'],
    ],
    [
      'declare global { var a: A; let b: B, c; const { d }: D; function e(): void; }',
      ['global a: global A', 'global b: global B'],
    ],
    ['declare global { export var a: A; }', ['global a: global A']],
    ['interface Window { a: A }', []],
    ['declare global { namespace NodeJS { interface Global { a: A } } }', []],
    ['declare namespace A { namespace B { const c: C; } }', []],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(exportsOf(source)).toEqual(expected);
  });
});
