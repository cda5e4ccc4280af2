import { isDeferring } from '../evaluate/known/index.ts';
import { matchHttp } from './http.ts';
import { hostMarkers } from '../catalog/markers.ts';
import { alternatives, stringOf, undefinedValue } from '../evaluate/value.ts';

import type { ExportSpec, Method, MethodSpec, PartName, PartPath, Sdk } from '../catalog/types.ts';
import type { Call, Expr, Fn } from '../facts/facts.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { HttpMatch } from './http.ts';
import type { Module } from '../facts/store.ts';
import type { Frame, Thunk, Evaluated, EvaluatedOf } from '../evaluate/value.ts';

export interface Target {
  readonly m: Module;
  readonly call: Call;
}

/** What running a call does, as far as analytics goes. Arguments wait to be evaluated. */
export type Effect =
  | {
      readonly kind: 'sdk';
      readonly client: EvaluatedOf<'client'>;
      readonly name: string;
      readonly spec: MethodSpec;
      readonly args: readonly Thunk[];
      readonly target: Target;
      /** The callee as the settings declare it. */
      readonly declared?: string;
    }
  | {
      readonly kind: 'http';
      readonly client: string;
      readonly verb?: string;
      readonly base?: Thunk;
      readonly args: readonly Thunk[];
      readonly target: Target;
    }
  | { readonly kind: 'ipc'; readonly channel: Thunk; readonly args: readonly Thunk[]; readonly target: Target }
  | { readonly kind: 'handle'; readonly channel: Thunk; readonly handler: Thunk; readonly target: Target }
  | { readonly kind: 'expose'; readonly name: Thunk; readonly value: Thunk; readonly target: Target };

export interface EffectsHost {
  /** Whether a host that takes analytics calls is named anywhere: if not, no request can be one. */
  readonly namesHosts: boolean;
  /** The functions registered for a channel of Electron's main process. */
  handlers(channel: string): readonly Evaluated[];
}

/**
 * How a call in the body of a function concerns the function's callers. `open`: they supply the
 * event, or the person where there is no event. `data`: they supply properties or the person of a
 * fixed event. `thin`: the function does nothing else. `relay`: the function runs what it is given, or
 * sends where it is told; only its callers know whether that is analytics.
 */
export type Concern = 'open' | 'data' | 'thin' | 'relay';

interface BodyCall {
  readonly id: number;
  /** The callbacks between the function and the call, outermost first. */
  readonly through: readonly number[];
}

interface Site {
  readonly m: Module;
  readonly call: Call;
}

const MAX_STEPS = 14;
const MAX_HEIGHT = 24;
/** Functions read for one question. */
const MAX_WORK = 250;
const nothing: ReadonlyMap<number, Concern> = new Map();
const wrapperName =
  /track|identif|analytic|event|segment|cio|customer_?io|pageview|screenview|metric|telemetry|capture|reset|alias|subscri|flush|shutdown|supress|suppress|anonym|profile|attribute|\blog|report|sync/i;
/** A function of this name is for analytics, however much it does on the way. */
const strongName =
  /(?:^|[._])_?(?:[Tt]rack|[Ii]dentify|[Aa]lias|[Pp]age(?:[Vv]iew)?|[Ss]creen|[Ll]og_?[Ee]vent|[Ss]end_?(?:[Ee]vent|[Aa]nalytics)|[Rr]eport_?[Ee]vent|[Cc]apture|[Rr]ecord_?[Ee]vent)(?![a-z])/;
/** A function that sends messages to people, by its name. */
const messengerName = /(?:^|[._])_?send(?![a-z])|Send(?![a-z])|[Mm]ail(?!ing)/;
const messaging: ReadonlySet<Method> = new Set<Method>(['sendMessage', 'broadcast']);
/** How much code beside its sends a function without such a name may hold: a guard, a log line. */
const MAX_SLACK = 200;
const sagaModule = /^(?:redux-saga\/effects|@redux-saga\/core\/effects|typed-redux-saga(?:\/macro)?)$/;
/** Where the function stands among the arguments of an effect. */
const sagaEffects: ReadonlyMap<string, number> = new Map([
  ['call', 0],
  ['fork', 0],
  ['spawn', 0],
  ['apply', 1],
  ['retry', 2],
]);
const harmless =
  /^(?:console|JSON|Object|Array|Math|Number|String|Boolean|Date|Symbol|Promise|log|logger|debug|winston|pino|Sentry|performance|process|crypto)$/;
/** The parts by which a caller decides what is sent, beside the event. */
const personalParts: readonly PartName[] = [
  'userId',
  'anonymousId',
  'previousId',
  'groupId',
  'traits',
  'properties',
  'items',
  'message',
  'name',
];
const identities: readonly PartName[] = [
  'name',
  'userId',
  'anonymousId',
  'previousId',
  'groupId',
  'traits',
  'items',
  'message',
];
const eventful: ReadonlySet<Method> = new Set<Method>(['track', 'trackAnonymous', 'trackLink']);

export class Effects {
  readonly #evaluator: Evaluator;
  readonly #host: EffectsHost;
  readonly #summaries = new Map<string, ReadonlyMap<number, Concern>>();
  readonly #bodies = new Map<string, readonly BodyCall[]>();
  readonly #matches = new WeakMap<Effect, HttpMatch | undefined>();
  readonly #calls = new Map<string, readonly Effect[]>();
  readonly #active = new Set<string>();
  #height = 0;
  #cut = false;
  #work = 0;
  /** Functions whose summary is being made, with the height at which they were entered. */
  readonly #entered = new Map<string, number>();
  /** The lowest function in the making that the present summary leans on: a cycle goes through it. */
  #low = Infinity;
  /** Summaries that lean on one in the making; they hold until it is made. */
  readonly #provisional = new Map<string, { readonly result: ReadonlyMap<number, Concern>; readonly low: number }>();

  constructor(evaluator: Evaluator, host: EffectsHost) {
    this.#evaluator = evaluator;
    this.#host = host;
  }

  reset(): void {
    this.#summaries.clear();
    this.#calls.clear();
    this.#bodies.clear();
  }

  /** The effects of one call expression, read with the parameters in `frame`. */
  ofCall(m: Module, call: Call, frame: Frame | null): readonly Effect[] {
    const key = frame ? undefined : `${m.id} ${call.s} ${call.e}`;
    const known = key && this.#calls.get(key);
    if (known) return known;
    const effects = this.#ofCall(m, call, frame).filter(effect => effect.kind !== 'http' || this.#host.namesHosts);
    if (key) this.#calls.set(key, effects);
    return effects;
  }

  #ofCall(m: Module, call: Call, frame: Frame | null): readonly Effect[] {
    const site = { m, call };
    const callee = this.#callee(m, call, frame);
    return this.#dispatch(callee, this.#evaluator.thunks(m, call.a, frame), { m, call }, site, 0);
  }

  callee(m: Module, call: Call, frame: Frame | null): Evaluated {
    return this.#callee(m, call, frame);
  }

  #callee(m: Module, call: Call, frame: Frame | null): Evaluated {
    const value = this.#evaluator.eval(m, call.x, frame);
    // A module that seemed unrelated is read after all where a function is handed to it.
    const gated = value.kind === 'member' ? value.object : value;
    if (gated.kind === 'import' && gated.gated && call.a.some(x => this.#opensGate(m, x, frame))) {
      return this.#evaluator.open(() => this.#evaluator.eval(m, call.x, frame));
    }
    return value;
  }

  #opensGate(m: Module, x: Expr, frame: Frame | null): boolean {
    if (x.k === 'fn') return true;
    if (x.k !== 'ref' && x.k !== 'mem' && x.k !== 'tpl' && x.k !== 'lit' && x.k !== 'op') return false;
    const value = this.#evaluator.eval(m, x, frame);
    if (x.k === 'ref' || x.k === 'mem') {
      if (value.kind === 'function') return this.leads(value.module, value.id, value.frame);
      if (value.kind === 'client' || value.kind === 'method' || value.kind === 'instance') return true;
    }
    const text =
      value.kind === 'literal' ? String(value.value) : value.kind === 'template' ? String(value.parts[0]) : '';
    return hostMarkers.some(host => text.includes(host));
  }

  #dispatch(callee: Evaluated, args: readonly Thunk[], target: Target, site: Site, depth: number): readonly Effect[] {
    if (depth > MAX_STEPS) return [];
    const evaluator = this.#evaluator;
    switch (callee.kind) {
      case 'union':
        return callee.of.flatMap(item => this.#dispatch(item, args, target, site, depth));
      case 'method':
        return [{ kind: 'sdk', client: callee.client, name: callee.name, spec: callee.spec, args, target }];
      case 'declared': {
        const { calls } = callee.node;
        if (calls.length === 0) return this.#dispatch(callee.rest, args, target, site, depth);
        return calls.map(({ callee: name, client, spec, constants }) => {
          const all = [...args];
          for (const [index, constant] of constants) all[index] = constant;
          return { kind: 'sdk', client, name, spec, args: all, target, declared: name };
        });
      }
      case 'sdk-export': {
        const client = target.call.new
          ? callee.spec.construct
          : (callee.spec.construct ?? (callee.spec.init ? callee.spec.call : undefined));
        return client ? this.#init(callee.sdk, client, callee.spec.init, args, target) : [];
      }
      case 'sdk': {
        const spec = callee.sdk.exports['default'] ?? callee.sdk.exports['*'];
        return spec?.construct ? this.#init(callee.sdk, spec.construct, spec.init, args, target) : [];
      }
      case 'maker':
        return this.#init(callee.sdk, callee.client, callee.init, args, target);
      case 'bound':
        return this.#dispatch(callee.callee, [...callee.args, ...args], target, site, depth + 1);
      case 'function':
        return target.call.new ? [] : this.#ofFunction(callee, args, site, depth);
      case 'request':
        return [
          {
            kind: 'http',
            client: callee.client,
            args,
            target,
            ...(callee.verb && { verb: callee.verb }),
            ...(callee.base && { base: callee.base }),
          },
        ];
      case 'http':
        return [{ kind: 'http', client: callee.client, args, target, ...(callee.base && { base: callee.base }) }];
      case 'global':
        return callee.name === 'fetch' || callee.name === '$fetch'
          ? [{ kind: 'http', client: 'fetch', args, target }]
          : [];
      case 'import':
        return sagaModule.test(callee.source)
          ? this.#ofSaga(callee.name, args, target, site, depth)
          : this.#ofImport(callee, args, target);
      case 'member': {
        const { object: o, property: p } = callee;
        if (o.kind === 'client' && p === 'push' && o.spec.arrayPush) return this.#ofPush(o, args, target);
        if (p === 'call' && (o.kind === 'function' || o.kind === 'method' || o.kind === 'bound'))
          return this.#dispatch(o, args.slice(1), target, site, depth + 1);
        if (p === 'apply' && (o.kind === 'function' || o.kind === 'method' || o.kind === 'bound'))
          return this.#dispatch(o, evaluator.spreadThunks(args[1]), target, site, depth + 1);
        if (o.kind === 'global' && o.name === 'navigator' && p === 'sendBeacon')
          return [{ kind: 'http', client: 'sendBeacon', verb: 'post', args, target }];
        if (
          o.kind === 'call' &&
          o.isNew &&
          o.callee.kind === 'global' &&
          o.callee.name === 'XMLHttpRequest' &&
          p === 'open'
        ) {
          const verb = stringOf(evaluator.force(args[0]));
          return [
            {
              kind: 'http',
              client: 'XMLHttpRequest',
              ...(verb && { verb: verb.toLowerCase() }),
              args: [...args.slice(1, 2), ...sentBody(target, args[1])],
              target,
            },
          ];
        }
        return this.#electron(callee, args, target, site, depth);
      }
      default:
        return [];
    }
  }

  #init(sdk: Sdk, client: string, init: ExportSpec['init'], args: readonly Thunk[], target: Target): readonly Effect[] {
    const value = this.#evaluator.client(sdk, client);
    if (value.kind !== 'client') return [];
    const own = value.spec.methods['load'];
    const spec: MethodSpec =
      !init && own
        ? own
        : { method: 'init', forms: [{ parts: init ?? ({} as Record<PartName, PartPath>) }], returns: 'this' };
    return [{ kind: 'sdk', client: value, name: target.call.new ? 'new' : 'load', spec, args, target }];
  }

  #ofImport(callee: EvaluatedOf<'import'>, args: readonly Thunk[], target: Target): readonly Effect[] {
    const { source: s, name: n } = callee;
    const isDefault = n === 'default' || n === '*';
    if (
      [
        'axios',
        'got',
        'ky',
        'node-fetch',
        'cross-fetch',
        'isomorphic-fetch',
        'isomorphic-unfetch',
        'unfetch',
        'request',
        'request-promise',
        'request-promise-native',
        'ofetch',
        'phin',
      ].includes(s) &&
      (isDefault || n === 'fetch' || n === '$fetch' || n === 'ofetch')
    ) {
      return [{ kind: 'http', client: s, args, target }];
    }
    if (s === 'undici' && (n === 'request' || n === 'fetch' || n === 'stream'))
      return [{ kind: 'http', client: 'undici', args, target }];
    return [];
  }

  /** redux-saga's effects run what they are given: `call(fn, …args)`, `call([context, fn], …args)`, `apply(context, fn, args)`. */
  #ofSaga(name: string, args: readonly Thunk[], target: Target, site: Site, depth: number): readonly Effect[] {
    const evaluator = this.#evaluator;
    const first = sagaEffects.get(name);
    if (first === undefined) return [];
    const given = evaluator.force(args[first]);
    let context = name === 'apply' ? evaluator.force(args[0]) : undefined;
    let called = given;
    if (given.kind === 'array') {
      context = evaluator.force(given.items[0]);
      called = evaluator.force(given.items[1]);
    } else if (given.kind === 'object') {
      context = evaluator.member(given, 'context', undefined, target.m);
      called = evaluator.member(given, 'fn', undefined, target.m);
    }
    const rest = name === 'apply' ? evaluator.spreadThunks(args[2]) : args.slice(first + 1);
    return alternatives(called).flatMap(one => {
      const method = stringOf(one);
      const callee = method !== undefined && context ? evaluator.member(context, method, undefined, target.m) : one;
      return this.#dispatch(callee, rest, target, site, depth + 1);
    });
  }

  #ofPush(client: EvaluatedOf<'client'>, args: readonly Thunk[], target: Target): readonly Effect[] {
    const list = this.#evaluator.force(args[0]);
    if (list.kind !== 'array') return [];
    return alternatives(this.#evaluator.force(list.items[0])).flatMap(name => {
      const method = stringOf(name);
      const spec = method && Object.hasOwn(client.spec.methods, method) ? client.spec.methods[method] : undefined;
      return spec && method
        ? [{ kind: 'sdk' as const, client, name: method, spec, args: list.items.slice(1), target }]
        : [];
    });
  }

  #electron(
    callee: EvaluatedOf<'member'>,
    args: readonly Thunk[],
    target: Target,
    site: Site,
    depth: number,
  ): readonly Effect[] {
    const { object: o, property: p } = callee;
    if (o.kind !== 'import' || !/^electron(?:$|\/)/.test(o.source)) return [];
    if (o.name === 'contextBridge' && p === 'exposeInMainWorld' && args[0] && args[1])
      return [{ kind: 'expose', name: args[0], value: args[1], target }];
    if (o.name === 'ipcMain' && /^(?:on|once|handle|handleOnce|addListener)$/.test(p) && args[0] && args[1])
      return [{ kind: 'handle', channel: args[0], handler: args[1], target }];
    if (o.name !== 'ipcRenderer' || !/^(?:send|invoke|sendSync|postMessage)$/.test(p) || !args[0]) return [];
    const rest = args.slice(1);
    const effects: Effect[] = [];
    for (const channel of alternatives(this.#evaluator.force(args[0]))) {
      const name = stringOf(channel);
      if (name === undefined) {
        effects.push({ kind: 'ipc', channel: args[0], args: rest, target });
        continue;
      }
      for (const handler of this.#host.handlers(name)) {
        effects.push(...this.#dispatch(handler, [{ value: undefinedValue }, ...rest], target, site, depth + 1));
      }
    }
    return effects;
  }

  // Functions ----------------------------------------------------------------------------------

  #ofFunction(callee: EvaluatedOf<'function'>, args: readonly Thunk[], site: Site, depth: number): readonly Effect[] {
    const { module: m, id } = callee;
    const { call } = site;
    // A function written inside the call expression is read where it is written, not as a wrapper.
    const fn = m.facts.fns[id];
    if (!fn || (m === site.m && fn.s >= call.s && fn.e <= call.e && depth > 0)) return [];
    const key = `${m.path}#${id}`;
    if (this.#active.has(key)) return [];
    const summary = this.summary(m, id, callee.frame);
    if (summary.size === 0) return [];
    this.#active.add(key);
    try {
      const frame = this.#evaluator.frame(callee, args);
      const effects: Effect[] = [];
      const body = this.#body(m, id);
      for (const index of summary.keys()) effects.push(...this.#inBody(m, body[index] as BodyCall, frame, site, depth));
      // A client is made where it is made; a getter that makes it is no call of its own.
      // And a flush beside a send is how the wrapper does it, not what its callers ask for.
      const sends = effects.some(
        effect =>
          (effect.kind === 'sdk' && eventful.has(effect.spec.method)) ||
          (effect.kind === 'sdk' && effect.spec.method === 'identify'),
      );
      return effects.filter(
        effect =>
          effect.kind !== 'sdk' || (effect.spec.method !== 'init' && !(sends && effect.spec.method === 'flush')),
      );
    } finally {
      this.#active.delete(key);
    }
  }

  #inBody(m: Module, entry: BodyCall, outer: Frame, site: Site, depth: number): readonly Effect[] {
    let frame = outer;
    for (const id of entry.through) {
      const fn = m.facts.fns[id] as Fn;
      frame = {
        key: `${m.path}#${id}`,
        args: this.#evaluator.callbackArguments(m, fn, frame),
        up: frame,
        memo: new Map(),
      };
    }
    const call = m.facts.calls[entry.id] as Call;
    const callee = this.#callee(m, call, frame);
    return this.#dispatch(callee, this.#evaluator.thunks(m, call.a, frame), { m, call }, site, depth + 1);
  }

  /** The calls that run when function `id` runs: its own, and those of callbacks it hands on. */
  #body(m: Module, id: number): readonly BodyCall[] {
    const key = `${m.path}#${id}`;
    const known = this.#bodies.get(key);
    if (known) return known;
    const result: BodyCall[] = [];
    const collect = (fnId: number, through: readonly number[]): void => {
      const fn = m.facts.fns[fnId];
      if (!fn || through.length > 6) return;
      for (const call of fn.calls) if (!m.facts.calls[call]?.jsx) result.push({ id: call, through });
      for (const inner of fn.inner) {
        const by = m.facts.fns[inner]?.cb;
        const outer = by ? m.facts.calls[by.c] : undefined;
        if (by && outer && this.#isKept(m, by.c, outer)) continue;
        collect(inner, [...through, inner]);
      }
    };
    collect(id, []);
    this.#bodies.set(key, result);
    return result;
  }

  /** Whether a callback is handed to a function that keeps it for later: not run by the function around it. */
  #isKept(m: Module, id: number, call: Call): boolean {
    const callee = this.#evaluator.eval(m, call.x, null);
    if (isDeferring(callee)) return true;
    const isOwn = callee.kind === 'function' || callee.kind === 'bound';
    return isOwn && this.#evaluator.callValue(m, id, null).kind === 'function';
  }

  /**
   * The calls in the body of a function that its callers answer for: those whose event, person or
   * properties the caller supplies (`open`), and all of a function that does nothing else (`thin`).
   */
  summary(m: Module, id: number, captured: Frame | null): ReadonlyMap<number, Concern> {
    const key = `${m.path}#${id}`;
    const memoKey = captured?.args || this.#isLocal(captured) ? undefined : `${key} ${this.#evaluator.isOpen ? 1 : 0}`;
    const known = memoKey ? this.#summaries.get(memoKey) : undefined;
    if (known) return known;
    const leaning = memoKey ? this.#provisional.get(memoKey) : undefined;
    if (leaning) {
      this.#low = Math.min(this.#low, leaning.low);
      return leaning.result;
    }
    // A cycle sends nothing by itself; a tower of calls this high is given up, and asked again from nearer.
    const entered = this.#entered.get(key);
    if (entered !== undefined) {
      this.#low = Math.min(this.#low, entered);
      return nothing;
    }
    if (this.#height === 0) this.#work = 0;
    if (this.#height >= MAX_HEIGHT || ++this.#work > MAX_WORK) {
      this.#cut = true;
      return nothing;
    }
    const height = this.#height++;
    const outer = this.#low;
    this.#active.add(`s ${key}`);
    this.#entered.set(key, height);
    this.#low = Infinity;
    try {
      const before = this.#cut;
      this.#cut = false;
      const result = this.#summarise(m, id, captured);
      const low = this.#low;
      // What was given up for its height is asked again from nearer; a tangle stays one.
      if (memoKey && (!this.#cut || this.#work > MAX_WORK)) {
        if (low >= height) this.#summaries.set(memoKey, result);
        else this.#provisional.set(memoKey, { result, low });
      }
      if (low >= height)
        for (const [other, { low: others }] of this.#provisional) if (others >= height) this.#provisional.delete(other);
      this.#cut ||= before;
      return result;
    } finally {
      this.#height--;
      this.#low = Math.min(outer, this.#low < height ? this.#low : Infinity);
      this.#entered.delete(key);
      if (this.#height === 0) this.#cut = false;
      this.#active.delete(`s ${key}`);
    }
  }

  #isLocal(captured: Frame | null): boolean {
    for (let up = captured; up; up = up.up) if (this.#active.has(`s ${up.key}`)) return true;
    return false;
  }

  /** How call `call` of module `m` concerns the callers of function `id`. */
  concern(m: Module, id: number, call: number): Concern | undefined {
    const body = this.#body(m, id);
    const summary = this.summary(m, id, null);
    for (const [index, concern] of summary) if (body[index]?.id === call) return concern;
    // In a closure that the function calls by its name: `const run = () => identify(id); run();`.
    const target = m.facts.calls[call];
    const key = `${m.path}#${id}`;
    if (target?.f === id || this.#active.has(`s ${key}`)) return undefined;
    this.#active.add(`s ${key}`);
    try {
      const frame: Frame = { key, args: null, up: null, memo: new Map() };
      for (const [index, concern] of summary) {
        const own = m.facts.calls[body[index]?.id ?? -1];
        if (own && concern === 'open' && this.#ofCall(m, own, frame).some(effect => effect.target.call === target))
          return concern;
      }
    } finally {
      this.#active.delete(`s ${key}`);
    }
    return undefined;
  }

  #summarise(m: Module, id: number, captured: Frame | null): ReadonlyMap<number, Concern> {
    const result = new Map<number, Concern>();
    const fn = m.facts.fns[id] as Fn;
    const key = `${m.path}#${id}`;
    const body = this.#body(m, id);
    if (body.length === 0 || body.length > 120) return result;
    const frame: Frame = { key, args: null, up: captured, memo: new Map() };
    // Parameters of an enclosing function count as the caller's once that function was called.
    const keys = new Set([key]);
    // So do those of a function that is being read: a closure called in it is a part of it.
    for (let up = captured; up; up = up.up) if (up.args || this.#active.has(`s ${up.key}`)) keys.add(up.key);
    const name = functionName(m, id);
    const sends: number[] = [];
    const personal = new Map<number, Concern>();
    const messages = new Set<number>();
    let others = 0;
    let size = 0;
    for (const [index, entry] of body.entries()) {
      const call = m.facts.calls[entry.id] as Call;
      let inner = frame;
      for (const through of entry.through)
        inner = {
          key: `${m.path}#${through}`,
          args: this.#evaluator.callbackArguments(m, m.facts.fns[through] as Fn, inner),
          up: inner,
          memo: new Map(),
        };
      const callee = this.#callee(m, call, inner);
      if (isParameterOf(callee, keys)) {
        result.set(index, 'relay');
        continue;
      }
      const effects = this.#dispatch(callee, this.#evaluator.thunks(m, call.a, inner), { m, call }, { m, call }, 1);
      if (effects.length === 0 || (!this.#host.namesHosts && effects.every(effect => effect.kind === 'http'))) {
        if (!isHarmless(m, call)) others++;
        continue;
      }
      if (effects.every(effect => !this.#isSend(effect))) {
        if (effects.some(effect => this.#isNamed(effect, keys))) result.set(index, 'relay');
        continue;
      }
      sends.push(index);
      if (effects.some(effect => effect.kind === 'sdk' && messaging.has(effect.spec.method))) messages.add(index);
      size += call.e - call.s;
      if (effects.some(effect => this.#isNamed(effect, keys))) result.set(index, 'open');
      else if (effects.some(effect => this.#isPersonal(effect, keys)))
        personal.set(index, effects.some(effect => this.#isAboutPerson(effect, keys)) ? 'open' : 'data');
    }
    // Who only says whom it is about calls a wrapper where that is what the function is for.
    const isSmall = others <= 1 && fn.e - fn.s - size <= MAX_SLACK;
    const isMessenger =
      others <= 6 &&
      messengerName.test(name) &&
      sends.length === personal.size &&
      [...personal.keys()].every(index => messages.has(index));
    if (isSmall || isMessenger || strongName.test(name) || (wrapperName.test(name) && others <= 8))
      for (const [index, concern] of personal) result.set(index, concern);
    const isReachable = fn.up < 0 || fn.c !== undefined || fn.obj !== undefined || captured?.args != null;
    const isThin = sends.length > 0 && isReachable && others <= 2 && sends.length <= 6;
    for (const index of sends) {
      if (result.has(index)) continue;
      if (isThin && (isSmall || wrapperName.test(name))) result.set(index, 'thin');
    }
    return result;
  }

  #match(effect: Extract<Effect, { kind: 'http' }>): HttpMatch | undefined {
    if (!this.#host.namesHosts) return undefined;
    if (!this.#matches.has(effect)) this.#matches.set(effect, matchHttp(this.#evaluator, effect));
    return this.#matches.get(effect);
  }

  /** An SDK's call, or a request whose host is known. */
  #isSend(effect: Effect): boolean {
    return effect.kind === 'sdk' || (effect.kind === 'http' && this.#match(effect) !== undefined);
  }

  /** Whether calling the function means sending analytics, whoever calls it. */
  leads(m: Module, id: number, captured: Frame | null): boolean {
    for (const concern of this.summary(m, id, captured).values()) if (concern !== 'relay') return true;
    return false;
  }

  /** The caller supplies the event, or where the request goes. */
  #isNamed(effect: Effect, keys: ReadonlySet<string>): boolean {
    const depends = (thunk: Thunk | undefined): boolean =>
      thunk !== undefined && this.#depends(this.#evaluator.force(thunk), keys, 4);
    switch (effect.kind) {
      case 'sdk':
        return eventful.has(effect.spec.method) && this.#anyPart(effect, ['event'], keys);
      case 'http': {
        const match = this.#match(effect);
        if (match?.route && match.route.method !== 'batch') return depends(match.parts.event);
        return depends(effect.base) || effect.args.some(depends);
      }
      case 'ipc':
        return depends(effect.channel);
      case 'handle':
        return depends(effect.channel) || depends(effect.handler);
      case 'expose':
        return depends(effect.name) || depends(effect.value);
    }
  }

  #isPersonal(effect: Effect, keys: ReadonlySet<string>): boolean {
    if (effect.kind === 'http') {
      const parts = this.#match(effect)?.parts ?? {};
      return Object.values(parts).some(thunk => this.#depends(this.#evaluator.force(thunk), keys, 4));
    }
    return effect.kind === 'sdk' && effect.spec.method !== 'init' && this.#anyPart(effect, personalParts, keys);
  }

  #isAboutPerson(effect: Effect, keys: ReadonlySet<string>): boolean {
    if (effect.kind === 'http') {
      const match = this.#match(effect);
      return match?.route !== undefined && !eventful.has(match.route.method);
    }
    return effect.kind === 'sdk' && !eventful.has(effect.spec.method) && this.#anyPart(effect, identities, keys);
  }

  #anyPart(effect: Extract<Effect, { kind: 'sdk' }>, parts: readonly PartName[], keys: ReadonlySet<string>): boolean {
    return effect.spec.forms.some(form =>
      parts.some(part => {
        const path = form.parts[part];
        return path !== undefined && this.#depends(this.#at(effect.args, path), keys, 3);
      }),
    );
  }

  #at(args: readonly Thunk[], path: PartPath): Evaluated {
    let value = this.#evaluator.force(args[path[0]]);
    for (const name of path.slice(1) as string[]) value = this.#evaluator.member(value, name, undefined, undefined);
    return value;
  }

  #depends(value: Evaluated, keys: ReadonlySet<string>, depth: number): boolean {
    if (depth < 0) return false;
    const next = (inner: Evaluated): boolean => this.#depends(inner, keys, depth - 1);
    switch (value.kind) {
      case 'parameter':
        return keys.has(value.key);
      case 'union':
        return value.of.some(inner => this.#depends(inner, keys, depth));
      case 'template':
        return value.parts.some(part => typeof part !== 'string' && next(part));
      case 'operation':
        return value.operands.some(next);
      case 'member':
        return this.#depends(value.object, keys, depth);
      case 'call':
        return (
          value.args.some(thunk => next(this.#evaluator.force(thunk))) ||
          (value.callee.kind === 'member' && next(value.callee.object))
        );
      case 'object':
        return value.expr.p.some(property => next(this.#evaluator.eval(value.module, property.v, value.frame)));
      case 'merge':
        return value.of.some(next);
      case 'omit':
        return next(value.object);
      case 'array':
        return value.items.some(thunk => next(this.#evaluator.force(thunk)));
      default:
        return false;
    }
  }
}

/** What is sent by a request opened at `target`: the argument of the next `send()` on the same variable. */
function sentBody({ m, call }: Target, url: Thunk | undefined): readonly Thunk[] {
  if (call.x.k !== 'mem' || call.x.o.k !== 'ref') return [];
  const { b } = call.x.o;
  const sends = m.facts.calls.filter(
    ({ x, s }) => s > call.s && x.k === 'mem' && x.p === 'send' && x.o.k === 'ref' && x.o.b === b,
  );
  const first = sends.sort((one, other) => one.s - other.s)[0]?.a[0];
  return first ? [{ module: m, expr: first, frame: url && !('value' in url) ? url.frame : null }] : [];
}

function isParameterOf(value: Evaluated, keys: ReadonlySet<string>): boolean {
  if (value.kind === 'union') return value.of.some(item => isParameterOf(item, keys));
  if (value.kind === 'member')
    return (value.property === 'apply' || value.property === 'call') && isParameterOf(value.object, keys);
  return value.kind === 'parameter' && keys.has(value.key) && value.path.length <= 2;
}

function isHarmless(m: Module, call: Call): boolean {
  let root: Expr = call.x;
  while (root.k === 'mem') root = root.o;
  if (root.k === 'glob')
    return (
      harmless.test(root.n) || /^(?:require|parseInt|encodeURIComponent|Boolean|setTimeout|isBrowser)$/.test(root.n)
    );
  if (root.k === 'ref') return harmless.test(m.facts.bindings[root.b]?.n ?? '');
  return root.k === 'mod';
}

const names = new WeakMap<Module, readonly string[]>();

/** The name that a reader gives a function: its own, its variable's, its member's. */
export function functionName(m: Module, id: number): string {
  let known = names.get(m);
  if (!known) {
    known = nameFunctions(m);
    names.set(m, known);
  }
  return known[id] ?? '';
}

function nameFunctions({ facts }: Module): readonly string[] {
  const found: string[] = facts.fns.map(fn => fn.n ?? '');
  const give = (x: Expr, name: string): void => {
    if (x.k === 'fn') found[x.f] ||= name;
    // `const save = useCallback(() => …)`
    else if (x.k === 'call')
      for (const argument of facts.calls[x.c]?.a ?? []) if (argument.k === 'fn') found[argument.f] ||= name;
  };
  for (const cls of facts.classes) {
    for (const members of [cls.m, cls.sm]) {
      for (const [name, member] of Object.entries(members))
        for (const x of member.v) if (x.k === 'fn') give(x, cls.n ? `${cls.n}.${name}` : name);
    }
  }
  for (const binding of facts.bindings) for (const x of binding.v) give(x, binding.n);
  for (const object of facts.objs) {
    if (object.k === 'obj')
      for (const property of object.p) if (property.k && property.v.k === 'fn') give(property.v, property.k);
  }
  return found;
}
