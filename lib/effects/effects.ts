import { takesIn } from '../evaluate/known/saga.ts';
import { Answers } from '../evaluate/trace.ts';
import { isGated } from '../evaluate/value.ts';
import { askedFrom } from './adding.ts';
import { actOf, isWorded, messageAct } from './acts.ts';
import { asked } from './asked.ts';
import { once } from './once.ts';
import { Again } from './again.ts';
import { Alike } from './alike.ts';
import { Bodies, functionKey } from './body.ts';
import { conductOf } from './conduct.ts';
import { Dependence } from './dependence.ts';
import { isGiven } from './depends.ts';
import { isMemberFunction } from './function-name.ts';
import { decorated, isHandedOut } from './known/decorators.ts';
import { dispatch, followed } from './dispatch.ts';
import { Elements } from './elements.ts';
import { actionEffects } from './known/actions.ts';
import { mayRun } from './conditions.ts';
import { handedOver } from './handover.ts';
import { Following } from './following.ts';
import { openersOf, opensGate } from './gate.ts';
import { leads, nothing, Summaries } from './summary.ts';
import { appliedKeys, functionsIn, isGivenBy, isWrittenFor, madeAt, makersOf, unapplied } from './made.ts';
import { heardOf, hindranceOf, isHarmless, isRunner, rolesOf } from './wrapper-policy.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Frame } from '../evaluate/value.ts';
import type { Call } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Use } from './acts.ts';
import type { BodyCall } from './body.ts';
import type { Act } from './conduct.ts';
import type { Keys } from './depends.ts';
import type { Reading } from './dispatch.ts';
import type { Effect, EffectsHost, Invocation, Passed, Target } from './effect.ts';
import type { Made } from './made.ts';
import type { Summary } from './summary.ts';
import type { Concern, Hindrance } from './wrapper-policy.ts';

/** Why a function that sends is no wrapper, and the call in its body that makes it so. */
export interface Hindered {
  readonly why: Hindrance['why'];
  readonly call?: Call;
}

/** What running a call does, through whatever functions of the project. */
export class Effects {
  readonly #evaluator: Evaluator;
  readonly #host: EffectsHost;
  readonly #bodies: Bodies;
  readonly #dependence: Dependence;
  readonly #reading: Reading;
  readonly elements: Elements;
  readonly #calls: Answers<Call, readonly Effect[]>;
  /** What a function sends by the calls that its callers answer for, through closures of its own. */
  readonly #within: Answers<string, ReadonlySet<Call>>;
  readonly #again: Again;
  readonly #summaries: Summaries<Summary>;
  readonly #alike: Alike;
  /** Functions that are being followed into, for the call that is asked about. */
  #followed = new Following();
  /** Functions whose body is being read for a call in a closure of theirs. */
  readonly #searched = new Set<string>();

  constructor(evaluator: Evaluator, host: EffectsHost) {
    this.#evaluator = evaluator;
    this.#host = host;
    const { trace } = evaluator.memo;
    this.#calls = new Answers(trace, new WeakMap());
    this.#within = new Answers(trace, new Map());
    this.#summaries = new Summaries(nothing, trace);
    this.#alike = new Alike(evaluator);
    this.#bodies = new Bodies(evaluator);
    this.#again = new Again(evaluator, this.#bodies);
    this.#dependence = new Dependence(evaluator, host);
    this.#reading = { evaluator, host, ofFunction: (callee, invocation) => this.#ofFunction(callee, invocation) };
    this.elements = new Elements({
      evaluator,
      dependence: this.#dependence,
      run: (target, frame, site) => this.#anew(() => this.#run(target, frame, site, true)),
      bodies: this.#bodies,
      rolesOf: ({ module: m, id, frame }) => this.summary(m, id, frame),
    });
  }

  /** The effects of one call expression, read with the parameters in `frame`. */
  ofCall(m: Module, call: Call, frame: Frame | null): readonly Effect[] {
    if (frame) return this.#countingOf(m, call, frame);
    return this.#calls.known(call) ?? this.#calls.of(call, () => this.#countingOf(m, call, null));
  }

  /** Requests count where a host is named anywhere. */
  #countingOf(m: Module, call: Call, frame: Frame | null): readonly Effect[] {
    const target = { m, call };
    return this.#run(target, frame, target, false).filter(({ kind }) => kind !== 'http' || this.#host.namesHosts);
  }

  /** What the functions do that a call makes of what it is given, for others to run: `onClick={tracked('Opened')}`. */
  ofMade(m: Module, id: number): readonly Effect[] {
    const call = m.facts.calls[id] as Call;
    const isOfCall = madeAt({ module: m, start: call.s, end: call.e });
    return functionsIn(this.#evaluator, this.#evaluator.callValue(m, id, null))
      .filter(isOfCall)
      .flatMap(made => this.#whenRun(made, { m, call }));
  }

  /** What a function does when it is run, as far as that was decided when it was made. */
  #whenRun(made: Made, site: Target): readonly Effect[] {
    if (made.kind === 'bound' && made.args.length === 0) return [];
    if (made.kind === 'bound')
      return dispatch(made.callee, { args: made.args, target: site, site, isInner: true }, this.#reading);
    const { module: m, id, frame } = made;
    const fn = m.facts.fns[id];
    if (!fn) return [];
    const through: readonly Passed[] = [...makersOf(made), { m, s: fn.s, e: fn.e }];
    const [applied, symbolic] = [frame, unapplied(frame)].map(up =>
      this.#evaluator.frame({ ...made, frame: up }, null),
    ) as [Frame, Frame];
    return this.#bodies.of(m, id).flatMap(entry => {
      const target = { m, call: m.facts.calls[entry.id] as Call };
      const run = (outer: Frame): readonly Effect[] =>
        this.#run(target, this.#bodies.frameOf(entry, m, outer), site, true);
      if (!this.#dependence.isDecided(run(symbolic), appliedKeys(frame), new Set([functionKey(m, id)]))) return [];
      return run(applied).map(effect => ({ ...effect, through: [...through, ...(effect.through ?? [])] }));
    });
  }

  /** What a call expression calls. */
  callee(m: Module, call: Call, frame: Frame | null): Evaluated {
    const value = this.#evaluator.eval(m, call.x, frame);
    if (call.dec) return decorated(this.#evaluator, value) ?? value;
    // A module that seemed unrelated is read after all where a function or an address is handed to it.
    if (openersOf(value, call.a).some(x => opensGate(this, this.#reading, { m, x, frame })))
      return this.#evaluator.open(() => this.#evaluator.eval(m, call.x, frame));
    return value;
  }

  /**
   * The calls in the body of a function that its callers answer for: those whose event, person or
   * properties the caller supplies (`open`), and all of a function that does nothing else (`thin`).
   */
  summary(m: Module, id: number, captured: Frame | null): ReadonlyMap<number, Concern> {
    return this.#summary(m, id, captured).roles;
  }

  #summary(m: Module, id: number, captured: Frame | null): Summary {
    const key = functionKey(m, id);
    const frame = captured?.args || this.#isLocal(captured) ? captured : null;
    const variant = `${m.id} ${this.#evaluator.gate}`;
    const make = (): Summary => this.#summarise(m, id, captured);
    return this.#summaries.of({ key, variant, frame }, () =>
      frame?.args ? this.#alike.of(`${key} ${variant}`, frame, make) : make(),
    );
  }

  /** How call `call` of module `m` concerns the callers of function `id`. */
  concern(m: Module, id: number, call: number): Concern | undefined {
    const concern = this.#concernOfCallers(m, id, call);
    const target = m.facts.calls[call];
    if (concern === 'open' || !target) return concern;
    // Who writes an element names what it sends, whatever others who call the function answer for.
    return this.elements.concern(m, id, target) ?? concern;
  }

  #concernOfCallers(m: Module, id: number, call: number): Concern | undefined {
    const body = this.#bodies.of(m, id);
    const summary = this.summary(m, id, null);
    const target = m.facts.calls[call];
    const made = target && this.#asMade(m, id, target);
    if (made === 'open') return made;
    for (const [index, concern] of summary) if (body[index]?.id === call) return concern;
    if (made) return made;
    // In a closure that the function calls by its name: `const run = () => identify(id); run();`.
    if (target?.f === id) return undefined;
    const key = functionKey(m, id);
    return once<Concern | undefined>(this.#searched, key, undefined, () => {
      const within = this.#within.of(`${m.id} ${id} ${this.#evaluator.gate}`, () => this.#sentWithin(m, id, summary));
      if (target && within.has(target)) return 'open';
      // In a function that it hands out: the one that a decorator puts in the place of a method.
      const isGiven = target !== undefined && isHandedOut(m, id, target.f) && this.#isNamedBy(key, m, target);
      return isGiven ? 'open' : undefined;
    });
  }

  #sentWithin(m: Module, id: number, roles: ReadonlyMap<number, Concern>): ReadonlySet<Call> {
    const body = this.#bodies.of(m, id);
    const frame: Frame = { key: functionKey(m, id), args: null, up: null, memo: new Map() };
    const sent = new Set<Call>();
    for (const [index, concern] of roles) {
      const call = m.facts.calls[body[index]?.id ?? -1];
      if (!call || concern !== 'open') continue;
      const site = { m, call };
      for (const { target } of this.#run(site, frame, site, false)) sent.add(target.call);
    }
    return sent;
  }

  /**
   * How a call concerns those who run a function that one around it makes for them: what it sends may have been decided
   * by the parameters of that one.
   */
  #asMade(m: Module, id: number, call: Call): Concern | undefined {
    const { fns } = m.facts;
    const own = new Set([functionKey(m, id)]);
    let concern: Concern | undefined;
    for (let [inner, up] = [id, fns[id]?.up ?? -1]; up >= 0; [inner, up] = [up, fns[up]?.up ?? -1]) {
      if (!isGivenBy(this.#evaluator, { kind: 'function', module: m, id: up, frame: null }, inner)) return concern;
      if (this.#dependence.isDecided(this.ofCall(m, call, null), new Set([functionKey(m, up)]), own)) return 'open';
      concern = 'thin';
    }
    return concern;
  }

  #isNamedBy(key: string, m: Module, call: Call): boolean {
    return this.ofCall(m, call, null).some(effect => this.#dependence.isNamed(effect, new Set([key])));
  }

  /** The calls of a function by which it sends what a message to it names. */
  heardCalls(m: Module, id: number): readonly Call[] {
    const body = this.#bodies.of(m, id);
    return this.#summary(m, id, null).heard.flatMap(index => m.facts.calls[body[index]?.id ?? -1] ?? []);
  }

  /** Why a function that sends something sends it not for its callers; undefined where it does, or sends nothing. */
  hindered(m: Module, id: number, captured: Frame | null): Hindered | undefined {
    const { hindrance } = this.#summary(m, id, captured);
    if (!hindrance) return undefined;
    const entry = 'deed' in hindrance ? this.#bodies.of(m, id)[hindrance.deed] : undefined;
    const call = entry && m.facts.calls[entry.id];
    return { why: hindrance.why, ...(call && { call }) };
  }

  /** Whether calling the function means sending analytics, whoever calls it. */
  leads(m: Module, id: number, captured: Frame | null): boolean {
    return leads(this.summary(m, id, captured));
  }

  #run(target: Target, frame: Frame | null, site: Target, isInner: boolean): readonly Effect[] {
    const { m, call } = target;
    if (call.msg !== undefined) return this.#told(target, frame, site);
    const callee = askedFrom(this.callee(m, call, frame), m, frame);
    return dispatch(callee, { args: this.#evaluator.thunks(m, call.a, frame), target, site, isInner }, this.#reading);
  }

  /** What an object does that is a message: who hears it is run. */
  #told({ m, call }: Target, frame: Frame | null, site: Target): readonly Effect[] {
    const expr = m.facts.objs[call.msg ?? -1];
    if (!expr) return [];
    const heard = actionEffects({ module: m, expr, frame }, { m, call }, this.#evaluator, this.#host);
    return followed(heard, { args: [], target: { m, call }, site, isInner: true }, this.#reading);
  }

  /** @param note - takes what the function turns out to be */
  #ofFunction(
    callee: EvaluatedOf<'function'>,
    { args, site, isInner, hears, told }: Invocation,
    note?: (summary: Summary) => void,
  ): readonly Effect[] {
    const { module: m, id } = callee;
    // A function written inside the call expression is read where it is written, not as a wrapper.
    const fn = m.facts.fns[id];
    const isHere = m === site.m && fn !== undefined && isWrittenFor(site.call, fn);
    if (isHere && isInner) return [];
    const key = functionKey(m, id);
    if (this.#followed.isClosed(key, hears === true, this.#evaluator.memo)) return [];
    const summary = this.#summary(m, id, callee.frame);
    note?.(summary);
    const { roles, heard } = summary;
    if (roles.size === 0 && !(hears && heard.length > 0)) return [];
    this.#followed.settle(args, this.#evaluator);
    const through: readonly Passed[] = [...makersOf(callee), { m, s: fn?.s ?? 0, e: fn?.e ?? 0 }];
    return this.#followed.within(key, hears === true, () => {
      const outer = this.#evaluator.frame(callee, args);
      const body = this.#bodies.of(m, id);
      const isTaking = takesIn(this.#evaluator, m, id).length > 0;
      const effects: Effect[] = [];
      // Who hears a message sends for it what it names; what a generator takes names nothing to its caller.
      const indexes = hears ? heard : [...roles.keys()].filter(index => !(isTaking && roles.get(index) === 'open'));
      for (const index of indexes) {
        if (isHere && roles.get(index) === 'thin') continue;
        const entry = body[index] as BodyCall;
        const target = { m, call: m.facts.calls[entry.id] as Call };
        const frame = this.#bodies.frameOf(entry, m, outer);
        if (!mayRun(this.#evaluator, target, frame) && !this.#again.isRun(m, id, entry.id)) continue;
        const found = handedOver(this.#run(target, frame, site, true), m, entry.id);
        const isForIt = target.call.on !== undefined;
        effects.push(...(hears ? found.filter(effect => this.#dependence.isSaid(effect, isForIt)) : found));
      }
      return asked(effects).map(effect => ({
        ...effect,
        through: [...through, ...(effect.through ?? [])],
        ...(told && { told }),
      }));
    });
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
    if (!fn) return nothing;
    const key = functionKey(m, id);
    const frame = this.#readIn(m, key, captured);
    // Parameters of an enclosing function count as the caller's once that function was called.
    const keys = new Set([key]);
    // So do those of a function that is being read: a closure called in it is a part of it.
    for (let up = captured; up; up = up.up) if (up.args || this.#isBeingRead(up.key)) keys.add(up.key);
    const acts = this.#anew(() => {
      const applied = this.#acts(m, body, frame, keys);
      if (appliedKeys(captured).size === 0) return applied;
      // What names an event there has taken the place of the parameter that does.
      const outer = this.#readIn(m, key, unapplied(captured));
      return applied.map((act, index) => {
        if (act.kind !== 'send' || act.isNamed) return act;
        const entry = body[index] as BodyCall;
        const symbolic = this.#act(m, m.facts.calls[entry.id] as Call, this.#bodies.frameOf(entry, m, outer), keys);
        return symbolic.kind === 'send' && symbolic.isNamed ? { ...act, isNamed: true } : act;
      });
    });
    const isReachable = fn.up < 0 || isMemberFunction(m, id) || captured?.args != null;
    const conduct = conductOf(m, id, body, acts, { isReachable, isUnseen: this.#evaluator.host.isBeyond(m.path) });
    return {
      roles: rolesOf(conduct),
      isHarmless: isHarmless(conduct),
      isRunner: isRunner(conduct),
      heard: heardOf(conduct),
      hindrance: hindranceOf(conduct),
    };
  }

  /** The frame of a function that is read without a call: one, so that what is answered of its closures stands. */
  #readIn(m: Module, key: string, up: Frame | null): Frame {
    const { memo, gate } = this.#evaluator;
    return memo.frame(up ?? m, `read ${key} ${gate}`, () => ({ key, args: null, up, memo: new Map() }));
  }

  /** Does work whose result is kept: it may not hang on what is being followed just now. */
  #anew<T>(work: () => T): T {
    const outer = this.#followed;
    this.#followed = new Following();
    try {
      return work();
    } finally {
      this.#followed = outer;
    }
  }

  #acts(m: Module, body: readonly BodyCall[], outer: Frame, keys: Keys): readonly Act[] {
    const frames = body.map(entry => this.#bodies.frameOf(entry, m, outer));
    const calls = body.map(({ id }) => m.facts.calls[id] as Call);
    const near = calls.map((call, index) => this.#act(m, call, frames[index] as Frame, keys));
    if (!near.some(act => act.kind === 'send' && !act.isNamed)) return near;
    // What stands beside such a send decides: what is told something in words, as a log is, is read after all, though
    // nothing of it leads to a client.
    return near.map((act, index) => {
      if (act.kind !== 'other' || act.purpose || act.isOwn) return act;
      const [call, frame] = [calls[index] as Call, frames[index] as Frame];
      if (!isWorded(call) || !isGated(this.callee(m, call, frame))) return act;
      return this.#act(
        m,
        call,
        frame,
        keys,
        this.#evaluator.open(() => this.callee(m, call, frame)),
      );
    });
  }

  #act(m: Module, call: Call, frame: Frame, keys: Keys, callee = this.callee(m, call, frame)): Act {
    const target = { m, call };
    if (call.msg !== undefined) return messageAct(this.#told(target, frame, target), keys, this.#dependence);
    const args = this.#evaluator.thunks(m, call.a, frame);
    const summaries = new Map<Evaluated, Summary>();
    const reading: Reading = {
      ...this.#reading,
      ofFunction: (one, invocation) => this.#ofFunction(one, invocation, summary => summaries.set(one, summary)),
    };
    const effects = dispatch(callee, { args, target, site: target, isInner: true }, reading);
    const use = (one: EvaluatedOf<'function'>): Use =>
      this.#use(one, summaries.get(one) ?? this.#summary(one.module, one.id, one.frame));
    const isHandingOn = (): boolean => args.some(thunk => isGiven(this.#evaluator.force(thunk), keys));
    return actOf({ call, callee, effects, keys, use, isHandingOn }, this.#dependence);
  }

  #use({ module: m, id }: EvaluatedOf<'function'>, { roles, ...does }: Summary): Use {
    // Where a function calls itself, it does nothing that it does not do anyway.
    const isOwn = this.#summaries.isInTheMaking(functionKey(m, id));
    return { sends: leads(roles), isHarmless: does.isHarmless || isOwn, isRunner: does.isRunner };
  }
}
