import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../support/evaluate.ts';

const around = `
import { Analytics, AnalyticsBrowser } from '@segment/analytics-next';
import { Analytics as Node } from '@segment/analytics-node';
import { createContext, useRef, useState, useMemo, useContext } from 'react';
import { ref } from 'vue';
import { debounce } from 'lodash';
const client = new Node({ writeKey: 'k' });
type Maker = () => Node;
interface Svc { client: Node; name: string; make(): Node; opt?: Node; text(): string }
type Lit = { client: Node; of: { deep: Node } };
class Service { constructor(private readonly client: Node, readonly name: string) {} readonly FIXED = 'fixed'; table = { a: 'ta', b: 'tb' }; state = ''; get got() { return 'g'; } }
declare const svc: Svc; declare const lit: Lit; declare const maker: Maker; declare const service: Service; declare const clients: Node[]; declare const rec: Record<string, Node>; declare const map: Map<string, Node>; declare const prom: Promise<Node>; declare const either: Node | undefined; declare const fnp: (c: Node) => void; declare const tuple: [Node, string]; declare const part: Partial<Svc>; declare const pick: Pick<Svc, 'client'>; declare const both: Svc & Lit; declare const gen: Array<Svc>; declare const ctor: typeof Node; declare const str: string; declare const num: number; declare const dat: Date; declare const uni: 'a' | 'b'; declare const nodeMaker: { (): Node };
function param(c: Node, s: Svc, t: string, d: Date, u: 'x' | 'y') { return { c: c.track, s: s.client.track, n: s.name, t: t.length, d: d.getTime(), u }; }
const called = param(q, q, q, q, q);
function untyped(x) { return x.a.b; }
function rest(...all: Node[]) { return all[0].track; }
const Ctx = createContext<Svc>(null as any);
const Ctx2 = createContext(client);
let later: Node; let later2: Svc | null = null;
let lateAssigned; lateAssigned = client;
const cond = q ? client : null;
const fallback = q ?? client;
const orObj = q || { track: () => 'own' };
const frozen = Object.freeze({ client });
const mixed = { ...q, client };
const box: any = {}; box.client = client; box['other'] = client;
const nested = { a: { b: { c: client } } };
const fnWith: any = () => 'r'; fnWith.client = client;
const getter = { get client() { return client; } };
const lazy = (() => { let c: any; return () => (c ??= new Node({ writeKey: 'k' })); })();
class Singleton { static instance: Singleton; c = client; static get() { return (Singleton.instance ??= new Singleton()); } }
class Holder { private c?: Node; init() { this.c = new Node({ writeKey: 'k' }); } use() { return this.c!.track; } }
class Generic<T> { constructor(readonly held: T) {} get() { return this.held; } }
const g = new Generic(client);
abstract class Abs { abstract client: Node; run() { return this.client.track; } } class Impl extends Abs { client = client; }
`;

describe('what types, classes and checks lead to', () => {
  it.each([
    ['svc.client.track', 'track of the client of @segment/analytics-node'],
    ['svc.name', 'something that implements Svc.name: string'],
    ['svc.make().track', 'track of the client of @segment/analytics-node'],
    ['svc.opt.track', 'track of the client of @segment/analytics-node'],
    ['svc.opt!.track', 'track of the client of @segment/analytics-node'],
    ['svc.text()', 'something that implements Svc.text(…): string'],
    ['svc.zz', 'something that implements Svc.zz'],
    ['lit.client.track', 'track of the client of @segment/analytics-node'],
    ['lit.of.deep.track', 'track of the client of @segment/analytics-node'],
    ['maker().track', 'track of the client of @segment/analytics-node'],
    ['service.name', 'the parameter name: string'],
    ['service.FIXED', '"fixed"'],
    ['service.table.a', '"ta"'],
    ['service.state', '""'],
    ['service.got', '"g"'],
    ['service.client.track', 'track of the client of @segment/analytics-node'],
    ['clients[q].track', 'track of the client of @segment/analytics-node'],
    ['clients.at(0).track', 'track of the client of @segment/analytics-node'],
    ['clients.find(q).track', 'track of the client of @segment/analytics-node'],
    ['clients.map(c => c.track)', 'something of which only the type is known.map(…)'],
    ["map.get('a').track", 'track of the client of @segment/analytics-node'],
    ['(await prom).track', 'track of the client of @segment/analytics-node'],
    ['prom.then(c => c.track)', 'track of the client of @segment/analytics-node'],
    ['either.track', 'track of the client of @segment/analytics-node'],
    ['either?.track', 'track of the client of @segment/analytics-node'],
    ['part.client.track', 'track of the client of @segment/analytics-node'],
    ['pick.client.track', 'track of the client of @segment/analytics-node'],
    ['both.of.deep.track', 'track of the client of @segment/analytics-node'],
    ['new ctor({}).track', 'track of the client of @segment/analytics-node'],
    ['str', 'something of which only the type is known: string'],
    ['str.length', 'something of which only the type is known.length'],
    ['num', 'something of which only the type is known: number'],
    ['dat', 'something of which only the type is known: global Date'],
    ['uni', 'something of which only the type is known: ("a" | "b")'],
    ['called.c', 'track of the client of @segment/analytics-node'],
    ['called.s', 'track of the client of @segment/analytics-node'],
    ['called.n', 'the global q.name: string'],
    ['called.t', 'the global q.length'],
    ['called.d', 'the global q.getTime(…)'],
    ['called.u', 'the global q: ("x" | "y")'],
    ["untyped({ a: { b: 'ab' } })", '"ab"'],
    ['untyped(q)', 'the global q.a.b'],
    ['rest(client)', 'track of the client of @segment/analytics-node'],
    ['rest()', 'undefined'],
    ['useContext(Ctx).client.track', 'track of the client of @segment/analytics-node'],
    ['useContext(Ctx2).track', 'track of the client of @segment/analytics-node'],
    ['Ctx.Provider', 'a context: Svc'],
    ['later.track', 'track of the client of @segment/analytics-node'],
    ['later2.client.track', 'track of the client of @segment/analytics-node'],
    ['later2?.client', 'the client of @segment/analytics-node?'],
    ['lateAssigned.track', 'track of the client of @segment/analytics-node'],
    ['cond.track', 'track of the client of @segment/analytics-node'],
    ['cond?.track', 'track of the client of @segment/analytics-node?'],
    ['fallback.track', 'track of the client of @segment/analytics-node'],
    ['orObj.track', 'a function'],
    ['orObj.track()', '"own"'],
    ['frozen.client.track', 'track of the client of @segment/analytics-node'],
    ['mixed.client.track', 'track of the client of @segment/analytics-node'],
    ['box.client.track', 'track of the client of @segment/analytics-node'],
    ['box.other.track', 'track of the client of @segment/analytics-node'],
    ['nested.a.b.c.track', 'track of the client of @segment/analytics-node'],
    ['fnWith.client.track', 'track of the client of @segment/analytics-node'],
    ['fnWith()', '"r"'],
    ['getter.client.track', 'track of the client of @segment/analytics-node'],
    ['lazy().track', 'track of the client of @segment/analytics-node'],
    ['Singleton.get().c.track', 'track of the client of @segment/analytics-node'],
    ['new Holder().use()', 'track of the client of @segment/analytics-node'],
    ['g.get().track', 'track of the client of @segment/analytics-node'],
    ['g.held.track', 'track of the client of @segment/analytics-node'],
    ['new Impl().run()', 'track of the client of @segment/analytics-node'],
    ['useRef<Node>(null).current.track', 'track of the client of @segment/analytics-node'],
    ['useRef(client).current.track', 'track of the client of @segment/analytics-node'],
    ['useState<Node>()[0].track', 'track of the client of @segment/analytics-node'],
    ['useMemo(() => client, []).track', 'track of the client of @segment/analytics-node'],
    ['ref<Node>().value.track', 'track of the client of @segment/analytics-node'],
    ['debounce(client.track)', 'track of the client of @segment/analytics-node'],
    ["AnalyticsBrowser.load({ writeKey: 'k' }).track", 'track of the client of @segment/analytics-next'],
    ["AnalyticsBrowser.load({ writeKey: 'k' })[0].track", 'track of the client of @segment/analytics-next'],
    ["(await AnalyticsBrowser.load({ writeKey: 'k' }))[0].track", 'track of the client of @segment/analytics-next'],
    ["client.track('A')", 'track of the client of @segment/analytics-node(…)'],
    ['client.identify({}).track', 'identify of the client of @segment/analytics-node(…).track'],
    ['client.flush()', 'flush of the client of @segment/analytics-node(…)'],
    ['Node.prototype', 'Analytics of @segment/analytics-node.prototype'],
    ['(client as any).track', 'track of the client of @segment/analytics-node'],
    ['(q as Node).track', 'track of the client of @segment/analytics-node'],
    ['(<Node>q).track', 'track of the client of @segment/analytics-node'],
    ['(q as Svc).client.track', 'track of the client of @segment/analytics-node'],
    ['(q as unknown as Node).track', 'track of the client of @segment/analytics-node'],
    ['({} as Node).track', 'track of the client of @segment/analytics-node'],
    ['({} as Svc).client', 'the client of @segment/analytics-node'],
    ['({ a: 1 } as Svc).a', '1'],
    ['Object.assign({}, svc).client.track', 'track of the client of @segment/analytics-node'],
    ['({ ...svc }).client.track', 'track of the client of @segment/analytics-node'],
    ['new (class extends Node {})({}).track', 'track of the client of @segment/analytics-node'],
    ['new (class { c = client; })().c.track', 'track of the client of @segment/analytics-node'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, around)).toBe(expected);
  });
});
