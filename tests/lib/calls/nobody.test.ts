import { describe, expect, it } from 'vitest';

import { derivationsOf } from '../../../lib/calls/values/identity.ts';
import { readText } from '../../support/reading.ts';

const before = `
import { Analytics } from '@segment/analytics-node';
import { load } from '@acme/http';
import { redirect } from 'next/navigation';
import { AnalyticsBrowser } from '@segment/analytics-next';
const segment = new Analytics({ writeKey: 'k' });
const browser = AnalyticsBrowser.load({ writeKey: 'k' });
interface User { id: string; name: string; isActive(): boolean }
const track = (userId) => segment.track({ event: 'A', anonymousId: 'device', userId });
function fail(message: string) { throw new Error(message); }
function leave(code: number) { console.log(code); process.exit(code); }
const never = (): never => { for (;;); };
`;

/** The ways in which the id of the last call is come by. */
function idsOf(code: string): string[] {
  const userId = readText(before + code)
    .calls()
    .at(-1)?.parts.userId;
  return userId ? [...new Set(derivationsOf(userId.value).map(({ kind }) => kind))] : ['no id'];
}

describe('an id that may be nobody', () => {
  it.each([
    ['a choice of undefined', 'function f(u?: User) { track(u ? u.id : undefined); }'],
    ['a choice of null', 'function f(u: User | null) { track(u ? u.id : null); }'],
    ['an optional chain', 'function f(u?: User) { track(u?.id); }'],
    ['a long optional chain', 'function f(s) { track(s?.user.account.id); }'],
    ['a chain within', 'function f(s) { track(s.user?.account.id); }'],
    ['an optional index', 'function f(s, key) { track(s?.[key]); }'],
    ['an optional call', 'function f(u?: User) { track(u?.id.toString()); }'],
    ['a chain that is asserted', 'function f(u?: User) { track(u?.id!); }'],
    ['a chain that is cast', 'function f(u?: User) { track(u?.id as string); }'],
    ['a chain in a variable', 'function f(u?: User) { const id = u?.id; track(id); }'],
    ['a chain in a pattern', 'function f(s) { const { id } = s.user ?? {}; track(id); }'],
    ['a chain in an object', 'function f(u?: User) { const m = { event: "A", userId: u?.id }; segment.track(m); }'],
    ['a chain of a function', 'const idOf = (u?: User) => u?.id; function f(u) { track(idOf(u)); }'],
    ['a chain that is awaited', 'async function f() { const u = await load("/me"); track(u?.id); }'],
    ['a chain as text', 'function f(u?: User) { track(String(u?.id)); }'],
    ['`&&`', 'function f(u?: User) { track(u && u.id); }'],
    ['`?? null`', 'function f(u) { track(u.id ?? null); }'],
    ['`|| undefined`', 'function f(id: string) { track(id || undefined); }'],
    ['a chain and `??`', 'function f(u?: User) { track(u?.id ?? null); }'],
    [
      'a spread of a choice',
      'function f(u?: User) { segment.track({ event: "A", ...(u ? { userId: u.id } : { anonymousId: "d" }) }); }',
    ],
    [
      'a spread of a choice of nothing',
      'function f(u?: User) { segment.track({ event: "A", ...(u ? { userId: u.id } : undefined) }); }',
    ],
    ['a spread of `&&`', 'function f(u?: User) { segment.track({ event: "A", ...(u && { userId: u.id }) }); }'],
    [
      'a spread of a variable',
      'function f(u?: User) { const who = u ? { userId: u.id } : null; segment.track({ ...who, event: "A" }); }',
    ],
    [
      'a chosen object',
      'function f(u?: User) { const m = u ? { event: "A", userId: u.id } : { event: "A", anonymousId: "d" }; segment.track(m); }',
    ],
    [
      'a written property',
      'function f(u?: User) { const m: any = { event: "A" }; if (u) m.userId = u.id; segment.track(m); }',
    ],
    ['Object.assign', 'function f(u?: User) { segment.track(Object.assign({ event: "A" }, u && { userId: u.id })); }'],
    [
      'a variable without a value',
      'let id; export function set(u: User) { id = u.id; } export function f() { track(id); }',
    ],
    [
      'a typed variable without a value',
      'let id: string | undefined; export function set(u: User) { id = u.id; } export function f() { track(id); }',
    ],
    [
      'a variable of null',
      'let id: string | null = null; export function set(u: User) { id = u.id; } export function f() { track(id); }',
    ],
    ['a variable that one branch fills', 'function f(u?: User) { let id; if (u) id = u.id; track(id); }'],
    [
      'a variable that a case fills',
      'function f(u: User, k: string) { let id; switch (k) { case "a": id = u.id; break; case "b": break; } track(id); }',
    ],
    ['a variable that a loop fills', 'function f(us: User[]) { let id; for (const u of us) id = u.id; track(id); }'],
    [
      'a field without a value',
      'class T { private id?: string; set(u: User) { this.id = u.id; } go() { track(this.id); } }',
    ],
    [
      'a field of null',
      'class T { id: string | null = null; set(u: User) { this.id = u.id; } go() { track(this.id); } }',
    ],
    [
      'a function that returns nothing',
      'function idOf(u?: User) { if (!u) return; return u.id; } function f(u) { track(idOf(u)); }',
    ],
    ['a function that ends', 'function idOf(u?: User) { if (u) return u.id; } function f(u) { track(idOf(u)); }'],
    [
      'a function that catches',
      'function idOf(u: User) { try { return u.id; } catch { return null; } } function f(u) { track(idOf(u)); }',
    ],
    ['a check of something else', 'function f(u?: User, v?: User) { if (v) track(u?.id); }'],
    ['a check on another way', 'function f(u?: User) { if (u) { load(u); } track(u?.id); }'],
    ['a check that does not hold', 'function f(u?: User) { if (!u) track(u?.id); }'],
    ['a check before it is assigned', 'function f(u?: User) { if (!u) return; u = load("/me"); track(u?.id); }'],
  ])('by %s', (_, code) => {
    expect(idsOf(code)).toEqual(['raw', 'empty']);
  });
});

describe('an id that is there', () => {
  it.each([
    ['a check', 'function f(u?: User) { if (u) track(u?.id); }'],
    ['a check of the id', 'function f(u?: User) { if (u?.id) track(u?.id); }'],
    ['a check that ends', 'function f(u?: User) { if (!u) return; track(u?.id); }'],
    ['a check that throws', 'function f(u?: User) { if (!u?.id) { throw new Error("who?"); } track(u?.id); }'],
    ['a check that calls what throws', 'function f(u?: User) { if (!u) fail("who?"); track(u?.id); }'],
    ['a check that leaves', 'function f(u?: User) { if (!u) leave(1); track(u?.id); }'],
    ['a check that exits', 'function f(u?: User) { if (!u) process.exit(1); track(u?.id); }'],
    [
      'a check that redirects',
      'async function f() { const u = await load("/me"); if (!u) redirect("/login"); track(u?.id); }',
    ],
    ['a check that never ends', 'function f(u?: User) { if (!u) never(); track(u?.id); }'],
    ['a check that goes on', 'function f(us: User[]) { for (const u of us) { if (!u) continue; track(u?.id); } }'],
    ['a check with others', 'function f(ok: boolean, u?: User) { if (!ok || !u) return; track(u?.id); }'],
    ['a check against null', 'function f(u?: User) { if (u == null) return; track(u?.id); }'],
    ['a check against undefined', 'function f(u?: User) { if (u !== undefined && u !== null) track(u?.id); }'],
    ['a check of the type', 'function f(u) { if (typeof u?.id === "string") track(u?.id); }'],
    ['a check by a function', 'function f(u) { if (!load(u)) return; track(u?.id); }'],
    ['a check by a method', 'function f(u) { if (u?.isActive()) track(u?.id); }'],
    ['a check by a constant', 'function f(u) { const isKnown = Boolean(u?.id); if (!isKnown) return; track(u?.id); }'],
    ['a check by a variable', 'function f(u) { const id = u?.id; if (!id) return; track(id); }'],
    ['a choice', 'function f(u) { track(u ? u?.id : load("/id").id); }'],
    ['`&&`', 'function f(u) { u && track(u?.id); }'],
    ['`||`', 'function f(u) { !u || track(u?.id); }'],
    ['a loop', 'function f(q) { let u; while ((u = q.next())) track(u?.id); }'],
    ['a callback in a check', 'function f(u) { if (u) setTimeout(() => track(u?.id), 10); }'],
    ['a callback behind a check', 'function f(u) { if (!u) return; load().then(() => track(u?.id)); }'],
    [
      'a module variable that is checked',
      'let id; export function set(u) { id = u.id; } export function f() { if (id) track(id); }',
    ],
    [
      'a variable that every branch fills',
      'function f(u, v, a) { let id; if (a) id = u.id; else id = v.id; track(id); }',
    ],
    [
      'a variable that every case fills',
      'function f(u, v, k) { let id; switch (k) { case "a": id = u.id; break; default: id = v.id; } track(id); }',
    ],
    [
      'a variable that is filled or thrown for',
      'function f(u, a) { let id; if (a) id = u.id; else throw new Error("who?"); track(id); }',
    ],
    [
      'a variable that is filled or failed for',
      'function f(u, a) { let id; if (a) id = u.id; else fail("who?"); track(id); }',
    ],
    [
      'a variable that is tried for',
      'async function f() { let u; try { u = await load("/me"); } catch { return; } track(u.id); }',
    ],
    ['a variable that is null at first', 'function f(u) { let id = null; id = u.id; track(id); }'],
    [
      'a variable that a callback fills',
      'async function f(u) { let id; await load(() => { id = u.id; }); track(id); }',
    ],
    ['a check before a wrapper', 'function send(u?: User) { track(u?.id); } function f(u?: User) { if (u) send(u); }'],
    [
      'a check that ends before a wrapper',
      'function send(u?: User) { track(u?.id); } function f(u?: User) { if (!u) return; send(u); }',
    ],
    [
      'a typed variable',
      'let id: string; export function set(u: User) { id = u.id; } export function f() { track(id); }',
    ],
    [
      'a field that is checked',
      'class T { id?: string; set(u) { this.id = u.id; } go() { if (!this.id) return; track(this.id); } }',
    ],
    [
      'a field that is made',
      'class T { id?: string; constructor(u: User) { this.id = u.id; } go() { track(this.id); } }',
    ],
    ['a written property', 'function f(u) { const m: any = { event: "A" }; m.userId = u.id; segment.track(m); }'],
    ['a fallback', 'function f(u) { track(u?.id ?? load("/id").id); }'],
    ['a member of what may not be', 'function f(s) { const u = s?.user; track(u.id); }'],
    [
      'a function that throws',
      'function idOf(u) { if (!u) throw new Error("who?"); return u.id; } function f(u) { track(idOf(u)); }',
    ],
    ['a choice of a function that throws', 'function f(u) { track(u ? u.id : fail("who?")); }'],
    ['a fallback on a function that throws', 'function f(u) { track(u?.id ?? fail("who?")); }'],
  ])('by %s', (_, code) => {
    expect(idsOf(code)).toEqual(['raw']);
  });
});

describe('what is no id', () => {
  /** The names of the last call. */
  const namesOf = (code: string): readonly string[] =>
    readText(before + code)
      .calls()
      .at(-1)?.events ?? [];

  it.each([
    ['a name', 'function f(a) { segment.track({ event: a ? "A" : undefined, userId: "u" }); }', ['A']],
    [
      'a name of a chain',
      'const names = { a: "A" }; function f() { segment.track({ event: names?.a, userId: "u" }); }',
      ['A'],
    ],
    [
      'a part of a name',
      'function f(a) { segment.track({ event: `${a ? "A" : undefined} B`, userId: "u" }); }',
      ['A B'],
    ],
    [
      'a client',
      'const maybe = load() ? segment : null; function f() { maybe?.track({ event: "A", userId: "u" }); }',
      ['A'],
    ],
    [
      'a client in a variable',
      'let later: Analytics | undefined; export function f() { later = segment; later?.track({ event: "A", userId: "u" }); }',
      ['A'],
    ],
    [
      'a client that a function gives',
      'function get() { if (load()) return segment; } export function f() { get()?.track({ event: "A", userId: "u" }); }',
      ['A'],
    ],
    [
      'a wrapper',
      'const send = load() ? (event) => segment.track({ event, userId: "u" }) : undefined; export function f() { send?.("A"); }',
      ['A'],
    ],
  ])('keeps no nothing: %s', (_, code, expected) => {
    expect(namesOf(code)).toEqual(expected);
  });
});
