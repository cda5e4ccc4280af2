import { holdsHost } from './addresses.ts';
import { Bodies, functionKey } from './body.ts';
import { Dependence, isEventful, isGiven } from './dependence.ts';
import { dispatch } from './dispatch.ts';
import { functionName } from './function-name.ts';
import { isHarmless } from './harmless.ts';
import { Summaries } from './summary.ts';
import { rolesOf } from './wrapper-policy.ts';

import type { Method } from '../catalog/types.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Frame } from '../evaluate/value.ts';
import type { Call, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { BodyCall } from './body.ts';
import type { Keys } from './dependence.ts';
import type { Reading } from './dispatch.ts';
import type { Effect, EffectsHost, Invocation, Target } from './effect.ts';
import type { Concern, Deed } from './wrapper-policy.ts';

/** The calls of a body that its function's callers answer for, by their index. */
type Summary = ReadonlyMap<number, Concern>;

const nothing: Summary = new Map();
/** A function that calls more than this is a program. */
const MAX_BODY = 120;
const messaging: ReadonlySet<Method> = new Set<Method>(['sendMessage', 'broadcast']);

/** What running a call does, through whatever functions of the project. */
export class Effects {
  readonly #evaluator: Evaluator;
  readonly #host: EffectsHost;
  readonly #bodies: Bodies;
  readonly #dependence: Dependence;
  readonly #reading: Reading;
  readonly #calls = new Map<string, readonly Effect[]>();
  readonly #summaries = new Summaries(nothing);
  /** Functions that are being followed into, for a call of theirs. */
  readonly #followed = new Set<string>();
  /** Functions whose body is being read for a call in a closure of theirs. */
  readonly #searched = new Set<string>();

  constructor(evaluator: Evaluator, host: EffectsHost) {
    this.#evaluator = evaluator;
    this.#host = host;
    this.#bodies = new Bodies(evaluator);
    this.#dependence = new Dependence(evaluator, host);
    this.#reading = { evaluator, host, ofFunction: (callee, invocation) => this.#ofFunction(callee, invocation) };
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
    const target = { m, call };
    const effects = this.#run(target, frame, target, 0).filter(
      effect => effect.kind !== 'http' || this.#host.namesHosts,
    );
    if (key) this.#calls.set(key, effects);
    return effects;
  }

  /** What a call expression calls. */
  callee(m: Module, call: Call, frame: Frame | null): Evaluated {
    const value = this.#evaluator.eval(m, call.x, frame);
    // A module that seemed unrelated is read after all where a function is handed to it.
    const gated = value.kind === 'member' ? value.object : value;
    if (gated.kind === 'import' && gated.gated && call.a.some(x => this.#opensGate(m, x, frame)))
      return this.#evaluator.open(() => this.#evaluator.eval(m, call.x, frame));
    return value;
  }

  /**
   * The calls in the body of a function that its callers answer for: those whose event, person or
   * properties the caller supplies (`open`), and all of a function that does nothing else (`thin`).
   */
  summary(m: Module, id: number, captured: Frame | null): Summary {
    const key = functionKey(m, id);
    const memoKey = captured?.args || this.#isLocal(captured) ? undefined : `${key} ${this.#evaluator.isOpen ? 1 : 0}`;
    return this.#summaries.of(key, memoKey, () => this.#summarise(m, id, captured));
  }

  /** How call `call` of module `m` concerns the callers of function `id`. */
  concern(m: Module, id: number, call: number): Concern | undefined {
    const body = this.#bodies.of(m, id);
    const summary = this.summary(m, id, null);
    for (const [index, concern] of summary) if (body[index]?.id === call) return concern;
    // In a closure that the function calls by its name: `const run = () => identify(id); run();`.
    const target = m.facts.calls[call];
    if (target?.f === id) return undefined;
    const key = functionKey(m, id);
    return once<Concern | undefined>(this.#searched, key, undefined, () => {
      const frame: Frame = { key, args: null, up: null, memo: new Map() };
      for (const [index, concern] of summary) {
        const own = m.facts.calls[body[index]?.id ?? -1];
        if (!own || concern !== 'open') continue;
        const site = { m, call: own };
        if (this.#run(site, frame, site, 0).some(effect => effect.target.call === target)) return concern;
      }
      return undefined;
    });
  }

  /** Whether calling the function means sending analytics, whoever calls it. */
  leads(m: Module, id: number, captured: Frame | null): boolean {
    for (const concern of this.summary(m, id, captured).values()) if (concern !== 'relay') return true;
    return false;
  }

  #run(target: Target, frame: Frame | null, site: Target, depth: number): readonly Effect[] {
    const { m, call } = target;
    const callee = this.callee(m, call, frame);
    return dispatch(callee, { args: this.#evaluator.thunks(m, call.a, frame), target, site, depth }, this.#reading);
  }

  #opensGate(m: Module, x: Expr, frame: Frame | null): boolean {
    if (x.k === 'fn') return true;
    if (!['ref', 'mem', 'idx', 'or', 'obj', 'tpl', 'lit', 'op'].includes(x.k)) return false;
    const value = this.#evaluator.eval(m, x, frame);
    if (x.k === 'ref' || x.k === 'mem') {
      if (value.kind === 'function') return this.leads(value.module, value.id, value.frame);
      if (value.kind === 'client' || value.kind === 'method' || value.kind === 'instance') return true;
    }
    return holdsHost(this.#evaluator, value, this.#host.endpoints);
  }

  #ofFunction(callee: EvaluatedOf<'function'>, { args, site, depth }: Invocation): readonly Effect[] {
    const { module: m, id } = callee;
    const { call } = site;
    // A function written inside the call expression is read where it is written, not as a wrapper.
    const fn = m.facts.fns[id];
    if (!fn || (m === site.m && fn.s >= call.s && fn.e <= call.e && depth > 0)) return [];
    const key = functionKey(m, id);
    if (this.#followed.has(key)) return [];
    const summary = this.summary(m, id, callee.frame);
    if (summary.size === 0) return [];
    return once(this.#followed, key, [], () => {
      const outer = this.#evaluator.frame(callee, args);
      const body = this.#bodies.of(m, id);
      const effects: Effect[] = [];
      for (const index of summary.keys()) {
        const { target, frame } = this.#entry(m, body[index] as BodyCall, outer);
        effects.push(...this.#run(target, frame, site, depth + 1));
      }
      return asked(effects);
    });
  }

  /** A call of a body, with the frame in which it runs. */
  #entry(m: Module, entry: BodyCall, outer: Frame): { readonly target: Target; readonly frame: Frame } {
    return {
      target: { m, call: m.facts.calls[entry.id] as Call },
      frame: this.#bodies.frameOf(entry, m, outer),
    };
  }

  #isBeingRead(key: string): boolean {
    return this.#summaries.isInTheMaking(key) || this.#searched.has(key);
  }

  #isLocal(captured: Frame | null): boolean {
    for (let up = captured; up; up = up.up) if (this.#isBeingRead(up.key)) return true;
    return false;
  }

  #summarise(m: Module, id: number, captured: Frame | null): Summary {
    const body = this.#bodies.of(m, id);
    const fn = m.facts.fns[id];
    if (!fn || body.length === 0 || body.length > MAX_BODY) return nothing;
    const key = functionKey(m, id);
    const frame: Frame = { key, args: null, up: captured, memo: new Map() };
    // Parameters of an enclosing function count as the caller's once that function was called.
    const keys = new Set([key]);
    // So do those of a function that is being read: a closure called in it is a part of it.
    for (let up = captured; up; up = up.up) if (up.args || this.#isBeingRead(up.key)) keys.add(up.key);
    return rolesOf({
      name: functionName(m, id),
      size: fn.e - fn.s,
      isReachable: fn.up < 0 || fn.c !== undefined || fn.obj !== undefined || captured?.args != null,
      deeds: body.map(entry => this.#deed(this.#entry(m, entry, frame), keys)),
    });
  }

  #deed({ target, frame }: { readonly target: Target; readonly frame: Frame }, keys: Keys): Deed {
    const { m, call } = target;
    const callee = this.callee(m, call, frame);
    if (isGiven(callee, keys)) return { kind: 'callback' };
    const args = this.#evaluator.thunks(m, call.a, frame);
    const effects = dispatch(callee, { args, target, site: target, depth: 1 }, this.#reading);
    if (effects.length === 0 || (!this.#host.namesHosts && effects.every(effect => effect.kind === 'http')))
      return { kind: 'other', isHarmless: isHarmless(m, call) };
    const dependence = this.#dependence;
    const isNamed = effects.some(effect => dependence.isNamed(effect, keys));
    if (!effects.some(effect => dependence.isSend(effect))) return { kind: 'address', isNamed };
    const isPersonal = !isNamed && effects.some(effect => dependence.isPersonal(effect, keys));
    return {
      kind: 'send',
      size: call.e - call.s,
      isNamed,
      given: !isPersonal
        ? undefined
        : effects.some(effect => dependence.isAboutPerson(effect, keys))
          ? 'person'
          : 'data',
      isMessage: effects.some(effect => effect.kind === 'sdk' && messaging.has(effect.spec.method)),
    };
  }
}

/** Does work for a function, unless such work is under way. */
function once<T>(active: Set<string>, key: string, otherwise: T, work: () => T): T {
  if (active.has(key)) return otherwise;
  active.add(key);
  try {
    return work();
  } finally {
    active.delete(key);
  }
}

/**
 * What a function is called for. A client is made where it is made: a getter that makes it is no call of its own.
 * And a flush beside a send is how the wrapper does it, not what its callers ask for.
 */
function asked(effects: readonly Effect[]): readonly Effect[] {
  const sends = effects.some(
    effect => effect.kind === 'sdk' && (isEventful(effect.spec.method) || effect.spec.method === 'identify'),
  );
  return effects.filter(
    effect => effect.kind !== 'sdk' || (effect.spec.method !== 'init' && !(sends && effect.spec.method === 'flush')),
  );
}
