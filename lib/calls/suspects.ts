import { hostMarkers } from '../catalog/markers.ts';
import { functionKey } from '../effects/body.ts';
import { depends } from '../effects/depends.ts';
import { requesterOf } from '../effects/known/requests.ts';
import { handsOn } from '../evaluate/known/redux.ts';
import { alternatives, isGated, rootOf, stringOf } from '../evaluate/value.ts';
import { calleeText } from './callee.ts';
import { namesOf } from './names.ts';
import { rangeOf } from './range.ts';
import { data, endOf, isOfAbsent } from './suspect-ends.ts';
import { bare, common, isOfOthers, namesVendor, preparing, saysAnalytics, telling, tells } from './suspect-words.ts';
import { WayFinder } from './way.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated } from '../evaluate/value.ts';
import type { Call, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Suspect } from '../reading.ts';
import type { Names } from './names.ts';
import type { End } from './suspect-ends.ts';

/** What the project around a call says. */
export interface SuspectsHost {
  /** Relative to the root, with `/`. */
  relative(path: string): string;
  /** Whether a module imports an SDK. */
  importsSdk(m: Module): boolean;
  /** Whether a client is reached by a value: it is one, holds one, or sends by one. */
  leads(value: Evaluated): boolean;
  /** Whether classes and objects of the project have a method of this name by which they send. */
  isMethodOfOurs(name: string): boolean;
  /** Whether a call is given all that a request to the API of a vendor is made of. */
  isGivenRequest(m: Module, call: Call): boolean;
}

/** What a text names. */
interface Told {
  readonly ofHosts: boolean;
  readonly ofEnvironments: boolean;
}

/**
 * Finds calls that look like analytics and that cannot be followed. No rule speaks of them; the audit lists them with
 * the setting that would tell, so that nothing unknown is dropped in silence.
 */
export class Suspects {
  readonly #evaluator: Evaluator;
  readonly #host: SuspectsHost;
  readonly #ways: WayFinder;
  readonly #told = new WeakMap<Module, Told>();

  constructor(evaluator: Evaluator, host: SuspectsHost) {
    this.#evaluator = evaluator;
    this.#host = host;
    this.#ways = new WayFinder(evaluator, path => host.relative(path));
  }

  of(m: Module, call: Call): Suspect | undefined {
    if (call.jsx || call.new) return undefined;
    const end = this.#endOf(m, call) ?? this.#ofRequest(m, call) ?? this.#ofEnvironment(m, call);
    return end && this.#suspect(m, call, end);
  }

  /**
   * A call of a function that sends what its callers name by a call that is a suspect itself.
   *
   * @param wrappers - such functions by their keys
   */
  ofWrapper(m: Module, call: Call, wrappers: ReadonlySet<string>): Suspect | undefined {
    if (call.jsx || call.new || call.a.length === 0) return undefined;
    const callee = this.#evaluator.open(() => this.#evaluator.eval(m, call.x, null));
    const isWrapper = alternatives(callee).some(
      one => one.kind === 'function' && wrappers.has(functionKey(one.module, one.id)),
    );
    return isWrapper ? this.#suspect(m, call, handedOver) : undefined;
  }

  /** The function around a suspect whose callers say what is sent, by its key. */
  wrapperAround(m: Module, call: Call): string | undefined {
    const [first] = call.a;
    if (!first) return undefined;
    const { fns } = m.facts;
    for (let id = call.f; id >= 0; id = fns[id]?.up ?? -1) {
      const key = functionKey(m, id);
      const isGiven = (x: Expr): boolean => depends(this.#evaluator, this.#evaluator.eval(m, x, null), new Set([key]));
      const isAll = fns[id]?.calls.every(one => isWithin(m.facts.calls[one], call)) === true;
      const isNamed = methodOf(call.x) === 'identify' ? false : isGiven(nameIn(first));
      if (isNamed || (isAll && call.a.some(isGiven))) return key;
    }
    return undefined;
  }

  #suspect(m: Module, call: Call, end: End): Suspect {
    const { events, patterns } = call.a[0] && methodOf(call.x) !== 'identify' ? this.#firstNames(m, call) : noNames;
    const wrapper = this.#ways.declarationOf(m, call);
    return {
      file: this.#host.relative(m.path),
      line: call.l,
      column: call.col,
      range: rangeOf(call),
      callee: calleeText(m, call.x),
      ...(end.source && { source: end.source }),
      events,
      patterns,
      reason: end.reason,
      ...(wrapper && { wrapper }),
    };
  }

  /** What makes the call suspicious; undefined where nothing does. */
  #endOf(m: Module, call: Call): End | undefined {
    const method = methodOf(call.x);
    if (method === undefined) return this.#ofComputed(m, call.x) ?? this.#ofFunction(m, call);
    if (!telling.has(method) && !common.has(method))
      return this.#ofNamed(m, call, method) ?? this.#ofAbsent(m, call, method);
    if (call.a.length === 0 && !bare.has(method)) return undefined;
    const callee = this.#evaluator.open(() => this.#evaluator.eval(m, call.x, null));
    // The client of another platform may have it.
    if (alternatives(callee).some(one => one.kind === 'member' && one.object.kind === 'client')) return onClient;
    const end = this.#suspicious(callee, one => this.#isSuspiciousMethod(m, call.x, method, one));
    if (end || !telling.has(method)) return end;
    return alternatives(callee).some(one => this.#handsOver(one)) ? handedOver : undefined;
  }

  /**
   * Whether a function beside an SDK, called as the SDK's own are, hands what it is given to something that cannot be
   * followed: a queue, a bus, a worker that sends.
   */
  #handsOver(value: Evaluated): boolean {
    if (value.kind !== 'function' || !this.#host.importsSdk(value.module) || this.#host.leads(value)) return false;
    const { facts } = value.module;
    return (facts.fns[value.id]?.calls ?? []).some(id => {
      const call = facts.calls[id];
      if (!call || call.new) return false;
      const isGiven = call.a.some(x => this.#isOfParameter(this.#evaluator.eval(value.module, x, null)));
      const effectless = this.#evaluator.open(() => this.#evaluator.eval(value.module, call.x, null));
      return isGiven && !alternatives(effectless).every(({ kind }) => kind === 'global' || data.has(kind));
    });
  }

  #isOfParameter(value: Evaluated): boolean {
    if (value.kind === 'parameter') return true;
    if (value.kind !== 'object') return false;
    const { module, frame, expr } = value;
    return expr.p.some(({ v }) => this.#evaluator.eval(module, v, frame).kind === 'parameter');
  }

  /** `send('Saved')`: a destructured method, a function of a package that is called after a vendor, what a client was handed to. */
  #ofFunction(m: Module, call: Call): End | undefined {
    if (call.a.length === 0) return undefined;
    const callee = this.#evaluator.eval(m, call.x, null);
    return alternatives(callee)
      .map(one => this.#ofFunctionValue(m, call.x, one))
      .find(end => end !== undefined);
  }

  #ofFunctionValue(m: Module, x: Expr, callee: Evaluated): End | undefined {
    const end = endOf(callee);
    if (!end || isOfOthers(end.source) || isOfOthers(end.name)) return undefined;
    if (callee.kind === 'member' && tellsBy(callee.property))
      return this.#isToldOf(m, x, callee.property, end) ? end : undefined;
    if (callee.kind === 'call' && !handsOn(end.source) && this.#holdsClient(end)) return end;
    // A module of the project that nothing leads to shows all that it does.
    return end.kind === 'import' && !end.isOurs && this.#isImported(m, x, callee, end) ? end : undefined;
  }

  /** Whether a method that is taken off something looks like one of analytics. */
  #isToldOf(m: Module, x: Expr, method: string, end: End): boolean {
    if (telling.has(method)) return this.#isSuspiciousMethod(m, x, method, end);
    return !end.isOurs && this.#saysAnalytics(m, x, end);
  }

  /** Whether a function of a module that is not there looks like one of analytics. */
  #isImported(m: Module, x: Expr, callee: Evaluated, end: End): boolean {
    const name = callee.kind === 'import' && callee.name !== 'default' ? callee.name : calleeText(m, x);
    if (callee.kind === 'import') {
      if (isOfAbsent(end) && !preparing.test(callee.name)) return true;
      if (tells(callee.name) && saysAnalytics(end.source)) return true;
    }
    const isOfVendor = namesVendor(end.source) || (namesVendor(name) && /[a-z][A-Z]|_/.test(name));
    return isOfVendor && callee.kind !== 'member' && !preparing.test(name);
  }

  /** `analytics.trackEvent('Saved')`, of something that is called after analytics and cannot be followed. */
  #ofNamed(m: Module, { x, a }: Call, method: string): End | undefined {
    if (a.length === 0 || !tells(method)) return undefined;
    const isSuspicious = (end: End): boolean =>
      !end.isOurs && (this.#saysAnalytics(m, x, end) || this.#isOfOurs(m, x, method, end));
    return this.#suspicious(this.#evaluator.eval(m, x, null), isSuspicious);
  }

  /** Whether what a method is called on is called after analytics, and after no other vendor's. */
  #saysAnalytics(m: Module, x: Expr, end: End): boolean {
    const words = [end.source, end.name, calleeText(m, x.k === 'mem' ? x.o : x), ...this.#askedFor(end)];
    return words.some(saysAnalytics) && !words.some(isOfOthers);
  }

  /** `events.signedUp({ … })`, where `events` is a module for analytics that is not there: it is made when the project is built. */
  #ofAbsent(m: Module, { x, a }: Call, method: string): End | undefined {
    if (a.length === 0 || preparing.test(method)) return undefined;
    return this.#suspicious(this.#evaluator.eval(m, x, null), isOfAbsent);
  }

  /** `client[method](…)`. */
  #ofComputed(m: Module, x: Expr): End | undefined {
    if (x.k !== 'idx') return undefined;
    const isOnClient = alternatives(this.#evaluator.eval(m, x.o, null)).some(({ kind }) => kind === 'client');
    return isOnClient ? onClient : undefined;
  }

  /** What the text of a module names: each of its calls asks. */
  #tells(m: Module): Told {
    let told = this.#told.get(m);
    if (!told) {
      told = {
        ofHosts: hostMarkers.some(host => m.text.includes(host)),
        ofEnvironments: m.text.includes('env') && namesVendor(m.text),
      };
      this.#told.set(m, told);
    }
    return told;
  }

  /** A request to a vendor's API by what is not known to make any. */
  #ofRequest(m: Module, call: Call): End | undefined {
    if (call.a.length === 0 || !this.#tells(m).ofHosts) return undefined;
    const [end] = alternatives(this.#evaluator.eval(m, call.x, null)).flatMap(one => endOf(one) ?? []);
    return end && !end.isOurs && this.#host.isGivenRequest(m, call) ? end : undefined;
  }

  /** A request to an address of which only the environment has the host, under the name of a vendor. */
  #ofEnvironment(m: Module, { x, a: [address, ...others] }: Call): End | undefined {
    if (!address || others.length === 0 || !this.#tells(m).ofEnvironments) return undefined;
    const callee = this.#evaluator.eval(m, x, null);
    if (callee.kind !== 'request' && callee.kind !== 'http' && !requesterOf(callee)) return undefined;
    return isOfEnvironment(this.#evaluator.open(() => this.#evaluator.eval(m, address, null)))
      ? { kind: 'global', source: '', name: '', reason: 'dynamic-member', given: [] }
      : undefined;
  }

  #isSuspiciousMethod(m: Module, x: Expr, method: string, end: End): boolean {
    const receiver = calleeText(m, x.k === 'mem' ? x.o : x);
    const words = [end.source, end.name, receiver];
    const asked = this.#askedFor(end);
    if ([...words, ...asked].some(text => isOfOthers(text))) return false;
    if (words.some(saysAnalytics) || asked.some(namesVendor)) return true;
    if (!telling.has(method)) return false;
    if (asked.some(saysAnalytics)) return true;
    if (this.#holdsClient(end) || this.#host.importsSdk(m)) return true;
    return this.#isOfOurs(m, x, method, end);
  }

  /** Whether a method may be that of what the project sends by: a connection to it, whatever that is called. */
  #isOfOurs(m: Module, x: Expr, method: string, end: End): boolean {
    // What a package gives is no class of ours.
    const isForeign = end.kind === 'import' || end.kind === 'global' || this.#isGivenByPackage(m, end);
    if (isForeign || !this.#host.isMethodOfOurs(method)) return false;
    return ![end.source, end.name, calleeText(m, x.k === 'mem' ? x.o : x)].some(isOfOthers);
  }

  /** By which names what a method is called on was asked for: `registerPlugin('RudderStack')`. */
  #askedFor({ given }: End): readonly string[] {
    return given.flatMap(thunk => stringOf(this.#evaluator.force(thunk)) ?? []).filter(isName);
  }

  /** Whether it is a parameter of what is handed to a package, which calls that: `useMutation(query, { update(cache) {} })`. */
  #isGivenByPackage(m: Module, { of }: End): boolean {
    const fn = m.facts.fns.find((_fn, id) => functionKey(m, id) === of);
    if (!fn) return false;
    const around = m.facts.calls.filter(call => call.x.e <= fn.s && fn.e <= call.e);
    const [nearest] = around.sort((a, b) => a.e - a.s - (b.e - b.s));
    const callee = nearest && this.#evaluator.eval(m, nearest.x, null);
    return callee !== undefined && rootOf(callee).kind === 'import' && !isGated(callee);
  }

  /** Whether a client is handed to a call on the way: it may come out of it again. */
  #holdsClient({ given }: End): boolean {
    return given.some(thunk => this.#host.leads(this.#evaluator.force(thunk)));
  }

  #suspicious(callee: Evaluated, isSuspicious: (end: End) => boolean): End | undefined {
    return alternatives(callee)
      .map(endOf)
      .find(end => end !== undefined && isSuspicious(end));
  }

  /** Names in the first argument: it is the event, or a message with one. */
  #firstNames(m: Module, { a: [first] }: Call): Names {
    if (!first) return noNames;
    return this.#evaluator.open(() => {
      const value = this.#evaluator.eval(m, first, null);
      return namesOf(value.kind === 'object' ? this.#evaluator.member(value, 'event', undefined, m) : value);
    });
  }
}

const handedOver: End = { kind: 'function', source: '', name: '', reason: 'dynamic-call', given: [] };

const onClient: End = { kind: 'client', source: '', name: '', reason: 'dynamic-member', given: [] };

const noNames: Names = { events: [], patterns: [] };

/** Under which a message names its event. */
const naming: ReadonlySet<string> = new Set(['event', 'name', 'eventName', 'event_name', 'screenName']);

/** What a message, or the argument itself, names the event by. */
function nameIn(x: Expr): Expr {
  if (x.k === 'spread') return x.x;
  if (x.k !== 'obj') return x;
  return x.p.find(({ k }) => k !== null && naming.has(k))?.v ?? { k: 'undef', s: x.s, e: x.e };
}

/** `process.env.SEGMENT_URL`, `import.meta.env.VITE_CIO_HOST`, and what is written behind it. */
function isOfEnvironment(value: Evaluated): boolean {
  switch (value.kind) {
    case 'template':
      return value.parts.some(part => typeof part !== 'string' && isOfEnvironment(part));
    case 'union':
      return value.of.some(isOfEnvironment);
    case 'operation':
      return value.operands.some(isOfEnvironment);
    case 'member':
      return value.object.kind === 'member' && value.object.property === 'env' && namesVendor(value.property);
    default:
      return false;
  }
}

function tellsBy(method: string): boolean {
  return telling.has(method) || tells(method);
}

/** Whether a text is one word, and no address, no selector and no sentence. */
function isName(text: string): boolean {
  return [...text].every(sign => sign.toLowerCase() !== sign.toUpperCase() || '_0123456789'.includes(sign));
}

function isWithin(inner: Call | undefined, { s, e }: Call): boolean {
  return inner !== undefined && s <= inner.s && inner.e <= e;
}

function methodOf(x: Expr): string | undefined {
  return x.k === 'mem' ? x.p : undefined;
}
