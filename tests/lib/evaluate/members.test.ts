import { describe, expect, it } from 'vitest';

import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { evaluation, fullValueOf, valueOf } from '../../support/evaluate.ts';

const SEGMENT = "import { Analytics } from '@segment/analytics-node';";

describe('what members are', () => {
  it.each([
    ['o.a', '"x"', "const o = { a: 'x', b: 1 };"],
    ["o['a']", '"x"', "const o = { a: 'x' };"],
    ['o[k]', '"x" | "y"', "const o = { a: 'x', b: 'y' }; declare const k: string;"],
    ['o[k]', '{ a, ...spread }.[]', "const o = { a: 'x', ...rest };"],
    ["o[c ? 'a' : 'b']", '"x" | "y"', "const o = { a: 'x', b: 'y', z: 'no' };"],
    ['o[0]', '"zero"', "const o = { 0: 'zero' };"],
    ["f('a')", '"x"', "const o = { a: 'x', b: 'y' }; function f(k: 'a' | 'b') { return o[k]; }"],
    ['o.z', 'undefined', "const o = { a: 'x' };"],
    ['o.a', '3', 'const base = { a: 1, b: 2 }; const o = { ...base, a: 3 };'],
    ['o.a', '1', 'const base = { a: 1 }; const o = { a: 3, ...base };'],
    ['o.q', 'the global unknownThing.q', 'const o = { ...unknownThing };'],
    ['f(1).a', 'undefined', 'function f(...all) { return { ...all }; }'],
    ['f(1)[0]', '1', 'function f(...all) { return { ...all }; }'],
    ['o.a', '"g"', "const o = { get a() { return 'g'; } };"],
    ['o.a', 'undefined', 'const o = { set a(v) {} };'],
    ['o.a', '"c"', "const k = 'a'; const o = { [k]: 'c' };"],
    ['o.b', 'undefined', "const k = 'a'; const o = { [k]: 'c' };"],
    ['o.a', '2', 'const o = { a: 1, a: 2 };'],
    ['o.a', '2', 'const o = Object.assign({ a: 1 }, { a: 2 });'],
    ['o.b', '3', 'const o = Object.assign({ a: 1, b: 3 }, { a: 2 });'],
    ['o.z', '{ a }.z', 'const o = Object.assign({ a: 1 }, { a: 2 });'],
    ['o.a', 'the global q(…)', 'const o: any = { a: q() }; if (c) o.b = 1;'],
    ['o.a', 'the global q(…)', 'const o: any = { ...rest, a: q() }; if (c) o.b = 1;'],
    ['o.a', 'the global q(…)', 'const o = Object.assign({ a: q() }, { b: 2 });'],
    ['o.a', 'null', 'const o: any = { a: null }; if (c) o.b = 1;'],
    ['o.a', 'the global q(…)', 'const o: any = { a: q(), ...rest };'],
    ['o.a', 'the global q(…)', 'const o: any = { a: q(), ...rest }; if (c) o.b = 1;'],
    ['o.a', 'the global r(…)', 'const o: any = { a: q() }; if (c) o.a = r();'],
    ['rest', '{ a, b } without a', 'const o = { a: 1, b: 2 }; const { a, ...rest } = o;'],
    ['rest.a', 'undefined', 'const o = { a: 1, b: 2 }; const { a, ...rest } = o;'],
    ['rest.b', '2', 'const o = { a: 1, b: 2 }; const { a, ...rest } = o;'],
    ['[1, 2][0]', '1'],
    ['[1, 2][2]', 'a list of 2 items.2'],
    ['[1, 2].length', 'a list of 2 items.length'],
    ["'a'.length", '"a".length'],
    ['l[2]', 'a list of 2 items and more.2', 'const l = [1, 2, ...more];'],
    ['e', '"a" | "b"', "let e; for (e of ['a', 'b']);"],
    ['e', '"b" | the global more.[]', "let e; for (e of [...more, 'b']);"],
    ['e', 'a list of 0 items.[]', 'let e; for (e of []);'],
    ['e', '"a" | "b"', "let e; for (e of c ? ['a'] : ['b']);"],
    ['o.a', '1', 'const o = { ...o, a: 1 };'],
    ['o.b', 'undefined', 'const o = { ...o, a: 1 };'],
    ['(c ? { a: 1 } : { a: 2 }).a', '1 | 2'],
    ['(c ? { a: 1 } : q).a', '1 | the global q.a'],
    ['(c ? q : r).a', 'the global q.a | the global r.a'],
    ['(c ? { a: 1 } : { b: 2 }).a', '1'],
    ['(c ? { a: 1 } : undefined).a', '1'],
    ['(c ? { a: 1 } : false).a', '1'],
    ['(c ? { a: 1 } : f()).a', '1', 'function f() { return {}; }'],
    ['(c && { a: 1 }).a', '1'],
    ['o.a', '1', 'const o = { ...(c && { a: 1 }) };'],
    ['o.a', '1 | 2', 'const o = { a: 1, ...(c && { a: 2 }) };'],
    ['o.a', '1 | 2', 'const o = { a: 1, ...(c ? { a: 2 } : {}) };'],
    ['o.a', '1 | 2', 'const o = { a: 1, ...(c ? { a: 2 } : undefined) };'],
    ['o.a', '1 | 2', 'const more = c && { a: 2 }; const o = { a: 1, ...more };'],
    ['o.a', '1 | 2', 'const o = { a: 1, ...((c && { a: 2 }) as A) };'],
    ['o.a', '2 | 3', 'const o = { a: 1, ...(c ? { a: 2 } : { a: 3 }) };'],
    ['o.a', '3', 'const o = { ...(c && { a: 1 }), a: 3 };'],
    ['o.a', '1 | 2 | 3', 'const o = { a: 1, ...(c && { a: 2 }), ...(d && { a: 3 }) };'],
    ['o.a', '1 | 2', 'const o = Object.assign({ a: 1 }, c && { a: 2 });'],
    ['o.a', '1 | 2', 'const o = { a: 1 }; if (c) o.a = 2;'],
    ['p.a', '1 | 2', 'const o = { a: 1 }; if (c) o.a = 2; const p = { ...o };'],
    ['window.foo', 'the global foo'],
    ['window.window.foo', 'the global foo'],
    ['globalThis.foo', 'the global foo'],
    ['self.foo', 'the global foo'],
    ['global.foo', 'the global foo'],
    ['foo.bar.baz', 'the global foo.bar.baz'],
    ['o.constructor', 'undefined', 'const o = {};'],
    ['o.toString', 'undefined', 'const o = {};'],
    ['o.__proto__', 'undefined', 'const o = {};'],
    ["'a'.b", '"a".b'],
    ['true.a', 'undefined'],
    ['(1).a', '1.a'],
    ['null.a', 'null.a'],
    ['`a${b}`.c', '`a${the global b}`.c'],
    ['[].length', 'a list of 0 items.length'],
    ["['a', ...more, 'b'].length", 'a list of 2 items and more.length'],
    ["['a'][-1]", '"a"'],
    ["['a']['x']", 'a list of 1 item.x'],
    ["['a', ...more, 'b'][1]", 'a list of 2 items and more.1'],
    ['f.name', 'the function f.name', 'function f() {}'],
    ['f.x.y', 'the function f.x.y', 'function f() {}'],
    ['(a + b).c', 'the global a + the global b.c'],
    ['C.a', 'a of "m"', "import * as C from 'm';"],
    ['C.default', 'default of "m"', "import C from 'm';"],
    ['C.default.default', 'default of "m"', "import C from 'm';"],
    ['c.a', 'c of "m".a', "import { c } from 'm';"],
    ['all.default', 'default of "axios"', "import * as all from 'axios';"],
    ['axios.default.post', 'a request (post) by axios', "import * as axios from 'axios';"],
    ['axios.fetch', 'a request (fetch) by axios', "import axios from 'axios';"],
    ['api.post', 'a request (post) by axios', "import axios from 'axios'; const api = axios.create();"],
    ['api.nope', 'the HTTP client axios.nope', "import axios from 'axios'; const api = axios.create();"],
    [
      'c.request',
      'the client of customerio-node.request',
      "import { APIClient } from 'customerio-node'; const c = new APIClient('k');",
    ],
    [
      'c.track.x',
      'track of the client of @segment/analytics-node.x',
      "import { Analytics } from '@segment/analytics-node'; const c = new Analytics({});",
    ],
    [
      'c.trackRoot',
      '"https://track.customer.io/api/v1"',
      "import { TrackClient } from 'customerio-node'; const c = new TrackClient('s', 'k');",
    ],
    [
      'c.apiRoot',
      'the client of customerio-node.apiRoot',
      "import { APIClient } from 'customerio-node'; const c = new APIClient('k');",
    ],
    [
      'c[0]',
      'the client of @segment/analytics-next',
      "import { AnalyticsBrowser } from '@segment/analytics-next'; const [a] = await AnalyticsBrowser.load({}); const c = await AnalyticsBrowser.load({});",
    ],
    [
      'c[1]',
      'the client of @segment/analytics-next.1',
      "import { AnalyticsBrowser } from '@segment/analytics-next'; const c = await AnalyticsBrowser.load({});",
    ],
    [
      'c[0]',
      'the client of @segment/analytics-node.0',
      "import { Analytics } from '@segment/analytics-node'; const c = new Analytics({});",
    ],
    [
      'AnalyticsBrowser.load',
      'what makes a client of @segment/analytics-next',
      "import { AnalyticsBrowser } from '@segment/analytics-next';",
    ],
    [
      'AnalyticsBrowser.nope',
      'AnalyticsBrowser of @segment/analytics-next.nope',
      "import { AnalyticsBrowser } from '@segment/analytics-next';",
    ],
    [
      'AnalyticsBrowser.toString',
      'AnalyticsBrowser of @segment/analytics-next.toString',
      "import { AnalyticsBrowser } from '@segment/analytics-next';",
    ],
    ['rest.a', 'the global q.a', 'const { ...rest } = q;'],
    ['rest.b', 'the global q.b', 'const { a, ...rest } = q;'],
    ['rest.a', 'undefined', 'const { a, ...rest } = q;'],
    ['p.a.b', 'the parameter q.a.b', 'let p; function f(q) { p = q; }'],
    ['window.a.b', 'the global a.b'],
    ['globalThis', 'the global globalThis'],
    ['window.globalThis', 'the global globalThis'],
    ["o['a' + b]", '1 | 2', 'const o = { a1: 1, a2: 2 };'],
    ['o[k]', '{ a }.[]', 'const o = { get a() { return 1; } };'],
    ['o[k]', '"x" | "y"', "const K = { a: 'one' } as const; const o = { [K.a]: 'x', b: 'y' };"],
    ['o[1 + 1]', '"a" | "b"', "const o = ['a', 'b'];"],
    ['o[true]', '"y"', "const o = { true: 'y', b: 1 };"],
    ["o[c ? 'a' : k]", '"x" | "y"', "const o = { a: 'x', b: 'y' };"],
    ['l[k]', '"a" | "b"', "const l = ['a', 'b'];"],
    ['l[k]', 'a list of 1 item and more.[]', "const l = ['a', ...more];"],
    ["f('a')", '"x"', "const o = { a: 'x', b: 'y' }; function f(k: string) { return o[k]; }"],
    ['v', '"x"', "const o = { a: 'x', b: 'y' }; let v; function f(k: 'a') { v = o[k]; }"],
    ['v', '"x" | "y"', "const o = { a: 'x', b: 'y' }; let v; function f(k: 'a' | string) { v = o[k]; }"],
    ['e', '"a" | the global more.[]', "let e; for (e of [...['a'], ...more]);"],
    ['e', 'the global more.[]', 'let e; for (e of more);'],
    ['Object.values(o)[0]', 'the global Object.values(…).0', 'const o = { ...more };'],
    ['Object.values(o)', 'the global Object.values(…)', 'const o = { a: 1, [k]: 2 };'],
    ['Object.values([...more])', 'the global Object.values(…)'],
    ['Object.values(more)', 'the global Object.values(…)'],
    ['o.a.b.c', '1', 'const o = { a: { b: { c: 1 } } };'],
    ['o.a', 'the global b.a', 'const o = { ...a, ...b };'],
    ['o.z', 'the global more.z', 'const o = Object.assign(more, { a: 1 });'],
    ['o.a', '1', 'const o = Object.assign(more, { a: 1 });'],
    ['o.a', '1', 'const o = Object.assign({ a: 1 }, more);'],
    ['t.a', 'something of which only the type is known.a', 'type A = { a: string }; declare const t: A;'],
    ['t.a.b', 'something of which only the type is known.a.b', 'type A = { a: { b: string } }; declare const t: A;'],
    ['C.Provider', 'a context', "import { createContext } from 'react'; const C = createContext();"],
    ['o.a', '1', "const o = { ['a' as const]: 1 };"],
    ['o.a', '1', "const o = { [c ? 'a' : 'b']: 1 };"],
    ['o.a', '0 | 1', "const o = { a: 0, [c ? 'a' : 'b']: 1 };"],
    ['o.b', '1', "const o = { a: 0, [c ? 'a' : 'b']: 1 };"],
    ['o[0]', '"x"', "enum E { A } const o = { [E.A]: 'x' };"],
    ['o.a', '1', 'const o = { a: 1, [k]: 2 };'],
    ["(c ? 'a' : { a: 1 }).a", '"a".a | 1'],
    ['(c ? undefined : null).a', 'undefined.a'],
    ['o.a', '1 | 2 | 3', 'const o = { a: 1 }; o.a = 2; o.a = 3;'],
    ['({ ...o }).a', '1 | 2', 'const o: any = { a: 1 }; o.a = 2; o.b = 3;'],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});

describe('members that a caller wants to see where they are written', () => {
  /** What stands there, or in words what is known where nothing does. */
  const written = (name: string, text: string): string | undefined => {
    const { evaluator, module, exported } = evaluation({ 'a.ts': text });
    const thunk = evaluator.open(() => evaluator.memberThunk(exported('x'), name));
    if (!thunk) return undefined;
    return 'value' in thunk ? inWords(thunk.value) : `at ${module('a.ts').text.slice(thunk.expr.s, thunk.expr.e)}`;
  };

  it.each<[string, string | undefined]>([
    ["export const x = { a: 'p' + q };", "at 'p' + q"],
    ["export const x = { a: 'p', a: 'q' };", "at 'q'"],
    ["export const x = { ...{ a: 'p' } };", "at 'p'"],
    ["export const x = { a: 'p', ...{ b: 'q' } };", "at 'p'"],
    ["export const x = { a: 'p', ...{ a: undefined } };", "at 'p'"],
    ["export const x = { a: 'p', ...(c && { a: 'q' }) };", '"p" | "q"'],
    ["export const x = { ...(c && { a: 'q' }) };", "at 'q'"],
    ["export const x = { ...(c && { a: 'q' }), a: 'p' };", "at 'p'"],
    ["export const x = { get a() { return 'p'; } };", undefined],
    ["export const x = { a: 'p', b: { a: 'z' } };", "at 'p'"],
    ["export const x = { a: 'p', [q]: { a: 'z' } };", "at 'p'"],
    ["export const x = { b: { a: 'z' } };", undefined],
    ["export const x = { [q]: { a: 'z' } };", undefined],
    ['export const x = { ...{ a: q?.r } };', 'at q?.r'],
    ["export const x = { b: 'p' };", undefined],
    ["export const x = Object.assign({ a: 'p' }, { a: 'q' });", "at 'q'"],
    ["export const x = Object.assign({ a: 'p' }, c && { a: 'q' });", '"p" | "q"'],
    ["export const x: any = { b: 'p' }; x.a = 'q';", "at 'q'"],
    ["export const x: any = { a: 'p' }; x.a = 'q';", '"p" | "q"'],
    ["export const x: any = {}; x.a = 'p'; x.a = 'q';", '"p" | "q"'],
    ["const { b, ...x } = { a: 'p', b: 'q' }; export { x };", "at 'p'"],
    ["const { a, ...x } = { a: 'p', b: 'q' }; export { x };", undefined],
    ["export const x = c ? { a: 'p' } : { a: 'q' };", '"p" | "q"'],
    ['export const x = q.r;', 'the global q.r.a'],
    ['export const x = q();', 'the global q(…).a'],
    ['declare const x: { a: { b: string } }; export { x };', 'something of which only the type is known.a'],
    ['let x; export { x }; function f(p) { x = p; }', 'the parameter p.a'],
    ["export const x = 'text';", undefined],
  ])('%s', (text, expected) => {
    expect(written('a', text)).toBe(expected);
  });

  it('may be an item of a list', () => {
    expect(written('1', "export const x = ['p', 'q'];")).toBe("at 'q'");
    expect(written('2', "export const x = ['p', 'q'];")).toBeUndefined();
  });
});

describe('members in full', () => {
  it.each([
    ['(c ? { a: 1 } : q).a', '(1 | the global q.a)'],
    [
      '(c ? p : q).a',
      '(something of which only the type is known.a: string | the global q.a)',
      'declare const p: { a: string };',
    ],
    ['(c ? p : q).track', 'track of the client of @segment/analytics-node', `${SEGMENT} declare const p: Analytics;`],
    [
      '(c ? p : q).a',
      '(the client of @segment/analytics-node.a | the global q.a)',
      `${SEGMENT} declare const p: Analytics;`,
    ],
    ['[1, 2].length.a', 'a list of 2 items.length.a'],
    ['o.length', '"own"', "const o = { length: 'own' };"],
    ["['a', 'b']['length']", 'a list of 2 items.length'],
    ['(c ? { a: () => 1 } : q).a', 'a function'],
    ['(c ? { a: () => 1 } : {}).a', 'a function?'],
    ['(c ? { a: () => 1 } : { a: null }).a', 'a function?'],
    ["(c ? { a: () => 1 } : { a: 'x' }).a", '(a function | "x")'],
    ['(c ? () => 1 : q).a.b', '(a function.a.b | the global q.a.b)'],
    ['({ a: 1, ...(c && { a: 2 }) }).a', '(1 | 2)'],
    ['({ ...(c ? { a: 2 } : { a: 3 }) }).a', '(2 | 3)'],
    ['({ a: 1, ...(c ? { a: 2 } : {}) }).a', '(1 | 2)'],
    ['({ a: 1, ...(c ? { a: 2 } : q) }).a', '(2 | the global q.a)'],
    ['({ ...q, ...(c ? { a: 2 } : {}) }).a', '(2? | the global q.a)?'],
    ['({ ...q, ...r }).a', 'the global r.a'],
    ['({ ...q, a: 1 }).a', '1'],
    ['({ a: b?.c, ...(c && { a: 2 }) }).a', '(the global b.c? | 2)?'],
    ['({ ...(c && { a: 1 }), ...(d && { a: 2 }) }).a', '(1 | 2)?'],
    ["({ [c ? 'a' : 'b']: 2 }).a", '2'],
    ["({ ...q, [c ? 'a' : 'b']: 2 }).a", '(2 | the global q.a)'],
    ["({ [c ? 'a' : 'b']: 2, ...(d && { a: 1 }) }).a", '(2 | 1)?'],
    ["({ ...['x'] }).a", 'undefined'],
    ["({ ...['x'] })[0]", '"x"'],
    ["({ a: 'y', ...['x'] }).a", '"y"'],
    ["({ a0: 'y', ...['x'] }).a0", '"y"'],
    ["({ '0a': 'y', ...['x'] })['0a']", '"y"'],
    ['Object.assign({ a: 1 }, c && { a: 2 }).a', '(1 | 2)'],
    ["({ a: 1, ...(c ? { a: 2 } : { [d ? 'a' : 'b']: 3 }) }).a", '(1 | 2 | 3)'],
    [
      '({ a: 1, ...{ a: p.nope } }).a',
      'the client of @segment/analytics-node.nope',
      `${SEGMENT} const p = new Analytics({});`,
    ],
    ['named.default', 'named of "m".default', "import { named } from 'm';"],
    ['(React as R).useMemo(() => 1)', '1', "import React from 'react';"],
    ['(React as R).useMemo(() => 1)', '1', "import * as React from 'react';"],
    ['(React as R).useMemo(() => 1)', 'Other of "react".useMemo(…)', "import { Other as React } from 'react';"],
    ['Object.assign({}, c && { a: 1 }, d && { a: 2 }).a', '(1 | 2)?'],
    ['o.a', '1?', 'const o: any = {}; if (c) o.a = 1;'],
    ['o.a', '(0 | 1)?', 'const o: any = { a: 0 }; if (c) o.a = 1;'],
    // The test of the way hangs on what is chosen by it.
    ['o.a', 'the global made(…)!', 'const o: any = {}; if (!o.a) o.a = made();'],
    ['o.a', '(the global other(…) | 1)?', 'const o = made(); if (!o?.a) o.a = o.b ? other(o.b) : 1;'],
    ['({ a: 5, ...o }).a', '(5 | 1)', 'const o: any = {}; o.a = 1;'],
    ['f({ ...q })', 'the global q.a', 'function f(o) { return o.a; }'],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });

  const hung = (expression: string, before = ''): string =>
    fullValueOf(expression, before, {
      componentProperty: name =>
        name === '$hung' || name === 'hung$' ? { kind: 'literal', value: 'hung' } : undefined,
    });

  it.each([
    ['Vue.$hung', '"hung"', "import Vue from 'vue';"],
    ['Vue.hung$', 'hung$ of "vue"', "import Vue from 'vue';"],
    ['all.$hung', '"hung"', "import * as all from 'vue';"],
    ['named.$hung', 'named of "vue".$hung', "import { named } from 'vue';"],
    ['Vue.prototype.$hung', '"hung"', "import Vue from 'vue';"],
    ['Vue.prototype.hung$', '"hung"', "import Vue from 'vue';"],
    ['Vue.prototype.other', 'prototype of "vue".other', "import Vue from 'vue';"],
    ['app.config.globalProperties.$hung', '"hung"', ''],
    ['app.config.other.$hung', 'the global app.config.other.$hung', ''],
    ['v', '"hung"?', 'let v; function plugin({ $hung }) { v = $hung; }'],
    ['v', '"hung"?', 'let v; function plugin(context) { v = context.app.$hung; }'],
    ['v', 'the parameter context.a.b.$hung?', 'let v; function plugin(context) { v = context.a.b.$hung; }'],
    ['v', 'the parameter context.hung$?', 'let v; function plugin(context) { v = context.hung$; }'],
    ['v', 'the parameter context.$other?', 'let v; function plugin(context) { v = context.$other; }'],
  ])('what is hung on all components is found by it: %s is %s', (expression, expected, before) => {
    expect(hung(expression, before)).toBe(expected);
  });
});

describe('what a class makes, known by its type alone', () => {
  const CLASS = `
    import { createHash } from 'node:crypto';
    class Row {
      readonly segmentId: string;
      readonly id: string;
      title: string;
      constructor(private row: { email: string; id: string }) {
        this.segmentId = createHash('sha256').update(row.id).digest('hex');
        this.id = row.id;
        this.title = row.email;
      }
      get key() { return this.row.email; }
      get email() { return this.row.email; }
      rename(title: string) { this.title = title; }
    }
    declare const o: { row: Row };`;

  it.each([
    ['o.row.key', 'the parameter row.email'],
    ['o.row.segmentId', 'createHash of "node:crypto"(…).update(…).digest(…)'],
    ['o.row.email', 'something of which only the type is known.row.email'],
    ['o.row.id', 'something of which only the type is known.row.id'],
    ['o.row.title', 'something of which only the type is known.row.title'],
  ])('%s is %s', (expression, expected) => {
    expect(valueOf(expression, CLASS)).toBe(expected);
  });
});
