import { functionName } from '../effects/effects.ts';
import { matchHttp } from '../effects/http.ts';
import { namesOf } from './public-values.ts';
import { alternatives } from '../evaluate/value.ts';

import type { Form, Method, PartName, PartPath } from '../catalog/types.ts';
import type { Call, Expr } from '../facts/facts.ts';
import type { AnalyticsCall, Part, Range, Value, WrapperRef } from '../reading.ts';
import type { Effect } from '../effects/effects.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Module } from '../facts/store.ts';
import type { PublicValues } from './public-values.ts';
import type { Thunk, Evaluated } from '../evaluate/value.ts';

/** Methods whose calls carry the name of an event. */
const named: ReadonlySet<Method> = new Set<Method>(['track', 'trackAnonymous', 'trackLink']);
const viewed: ReadonlySet<Method> = new Set<Method>(['page', 'screen']);

export interface CallContext {
  readonly m: Module;
  readonly call: Call;
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly inTest: boolean;
  readonly forwards: boolean;
  readonly callee: Evaluated;
  relative(path: string): string;
}

/** Makes the public description of what one call expression sends. */
export class CallBuilder {
  readonly #evaluator: Evaluator;
  readonly #values: PublicValues;

  constructor(evaluator: Evaluator, values: PublicValues) {
    this.#evaluator = evaluator;
    this.#values = values;
  }

  build(effects: readonly Effect[], context: CallContext): AnalyticsCall[] {
    return this.#evaluator.open(() => {
      const calls: AnalyticsCall[] = [];
      const seen = new Map<string, number>();
      for (const effect of effects) {
        const made = this.#one(effect, context);
        if (!made) continue;
        const key = `${made.sdk} ${made.method}`;
        const before = seen.get(key);
        if (before === undefined) {
          seen.set(key, calls.length);
          calls.push(made);
        } else calls[before] = merge(calls[before] as AnalyticsCall, made);
      }
      return calls;
    });
  }

  #one(effect: Effect, context: CallContext): AnalyticsCall | undefined {
    if (effect.kind === 'sdk') return this.#sdk(effect, context);
    if (effect.kind === 'http') return this.#http(effect, context);
    return undefined;
  }

  #sdk(effect: Extract<Effect, { kind: 'sdk' }>, context: CallContext): AnalyticsCall | undefined {
    const form = this.#form(effect.spec.forms, effect.args);
    if (form?.sends === false) return undefined;
    const thunks: Partial<Record<PartName, Thunk>> = {};
    for (const [name, path] of Object.entries(form?.parts ?? {}) as [PartName, PartPath][]) {
      const thunk = this.#path(effect.args, path);
      if (thunk) thunks[name] = thunk;
    }
    const { client, spec } = effect;
    const isDirect = effect.target.call === context.call && effect.declared === undefined;
    return this.#make(context, effect, thunks, spec.method, {
      vendor: client.sdk.vendor,
      sdk: client.sdk.id,
      client: client.name,
      platform: client.spec.platform,
      identity: client.spec.identity,
      batches: client.spec.batches,
      returns: isDirect ? (spec.returns ?? client.spec.returns) : 'unknown',
      certainty: 'certain',
    });
  }

  #http(effect: Extract<Effect, { kind: 'http' }>, context: CallContext): AnalyticsCall | undefined {
    const match = matchHttp(this.#evaluator, effect);
    if (!match) return undefined;
    const made = this.#make(context, effect, match.parts, match.route?.method ?? 'request', {
      vendor: match.api.vendor,
      sdk: 'http',
      platform: 'server',
      identity: 'per-call',
      batches: false,
      returns: effect.client === 'sendBeacon' || effect.client === 'XMLHttpRequest' ? 'void' : 'promise',
      certainty: 'certain',
    });
    const headers = match.headers && this.#values.of(this.#evaluator.force(match.headers));
    return {
      ...made,
      http: {
        api: match.api.id,
        region: match.region,
        ...(match.verb && { verb: match.verb }),
        url: this.#values.of(match.url),
        ...(headers && { headers }),
      },
    };
  }

  #make(
    context: CallContext,
    effect: Exclude<Effect, { kind: 'ipc' | 'handle' | 'expose' }>,
    thunks: Partial<Record<PartName, Thunk>>,
    method: Method,
    what: Pick<
      AnalyticsCall,
      'vendor' | 'sdk' | 'client' | 'platform' | 'identity' | 'batches' | 'returns' | 'certainty'
    >,
  ): AnalyticsCall {
    const { m, call, file } = context;
    const declared = effect.kind === 'sdk' ? effect.declared : undefined;
    const isDirect = effect.target.call === call && declared === undefined;
    const nameThunk = named.has(method) ? thunks.event : viewed.has(method) ? thunks.name : undefined;
    const names = nameThunk
      ? namesOf(this.#evaluator.force(nameThunk))
      : { events: [], patterns: [], ...(named.has(method) && { unresolved: 'missing' as const }) };
    const parts: Partial<Record<PartName, Part>> = {};
    for (const [name, thunk] of Object.entries(thunks) as [PartName, Thunk][]) parts[name] = this.#part(thunk, context);
    const wrapper = isDirect ? undefined : this.#wrapper(context, effect.target.call === call ? declared : undefined);
    const enclosing = m.facts.fns[call.f];
    const target = effect.target;
    return {
      file,
      range: [call.s, call.e],
      line: call.l,
      column: call.col,
      ...what,
      method,
      via: isDirect ? 'direct' : 'wrapper',
      ...(wrapper && { wrapper }),
      target: {
        file: context.relative(target.m.path),
        range: [target.call.s, target.call.e],
        line: target.call.l,
        column: target.call.col,
      },
      events: names.events,
      patterns: names.patterns,
      ...(names.unresolved &&
        !(viewed.has(method) && names.unresolved === 'missing') && { unresolved: names.unresolved }),
      forwards: context.forwards,
      parts,
      inTest: context.inTest,
      calleeRange: [call.x.s, call.x.e],
      ...(enclosing && { functionRange: [enclosing.s, enclosing.e] as Range }),
    };
  }

  #wrapper(context: CallContext, declared: string | undefined): WrapperRef {
    if (declared !== undefined) return { name: declared, file: context.file, line: context.call.l };
    for (const value of alternatives(context.callee)) {
      if (value.kind === 'function') {
        const fn = value.module.facts.fns[value.id];
        const name = functionName(value.module, value.id) || calleeText(context.m, context.call.x);
        return { name, file: context.relative(value.module.path), line: fn ? lineOf(value.module.text, fn.s) : 1 };
      }
    }
    return { name: calleeText(context.m, context.call.x), file: context.file, line: context.call.l };
  }

  // Parts --------------------------------------------------------------------------------------

  #form(forms: readonly Form[], args: readonly Thunk[]): Form | undefined {
    const kinds = new Map<number, string | undefined>();
    const kindOf = (index: number): string | undefined => {
      if (!kinds.has(index)) kinds.set(index, args[index] ? shapeOf(this.#evaluator.force(args[index])) : 'absent');
      return kinds.get(index);
    };
    return forms.find(form => Object.entries(form.when ?? {}).every(([index, kind]) => kindOf(Number(index)) === kind));
  }

  #path(args: readonly Thunk[], path: PartPath): Thunk | undefined {
    let thunk = args[path[0]];
    for (const name of path.slice(1) as string[]) {
      if (!thunk) return undefined;
      const object = this.#evaluator.force(thunk);
      thunk = this.#evaluator.memberThunk(object, name) ?? fallbackMember(this.#evaluator, object, name);
    }
    return thunk;
  }

  #part(thunk: Thunk, context: CallContext): Part {
    const place = this.#locate(thunk, context, 0);
    const evaluator = this.#evaluator;
    const values = this.#values;
    let value: Value | undefined;
    return {
      get value() {
        return (value ??= evaluator.open(() => values.of(evaluator.force(thunk))));
      },
      ...(place && { range: [place.s, place.e] as Range }),
    };
  }

  /** The expression inside the call's own arguments that the part comes from. */
  #locate(thunk: Thunk, context: CallContext, depth: number): Expr | undefined {
    if ('value' in thunk || depth > 20) return undefined;
    const { module: m, expr: x, frame: f } = thunk;
    const { call } = context;
    if (m === context.m && x.s >= call.x.e && x.e <= call.e) return x;
    switch (x.k) {
      case 'ref': {
        const binding = m.facts.bindings[x.b];
        return binding && binding.v.length === 1
          ? this.#locate({ module: m, expr: binding.v[0] as Expr, frame: f }, context, depth + 1)
          : undefined;
      }
      case 'par': {
        const key = `${m.path}#${x.f}`;
        for (let frame = f; frame; frame = frame.up) {
          if (frame.key === key) return frame.args?.[x.i] && this.#locate(frame.args[x.i] as Thunk, context, depth + 1);
        }
        return undefined;
      }
      case 'mem': {
        const object = this.#evaluator.eval(m, x.o, f);
        const member = this.#evaluator.memberThunk(object, x.p);
        return member && this.#locate(member, context, depth + 1);
      }
      case 'or':
        for (const item of x.x) {
          const found = this.#locate({ module: m, expr: item, frame: f }, context, depth + 1);
          if (found) return found;
        }
        return undefined;
      case 'as':
        return this.#locate({ module: m, expr: x.x, frame: f }, context, depth + 1);
      default:
        return undefined;
    }
  }
}

function fallbackMember(evaluator: Evaluator, object: Evaluated, name: string): Thunk | undefined {
  if (object.kind === 'literal' || object.kind === 'function') return undefined;
  if (object.kind === 'object' || object.kind === 'merge' || object.kind === 'omit') {
    const value = evaluator.member(object, name, undefined, undefined);
    return value.kind === 'literal' && value.value === undefined ? undefined : { value };
  }
  return { value: evaluator.member(object, name, undefined, undefined) };
}

function shapeOf(value: Evaluated): string | undefined {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' || typeof value.value === 'number'
        ? 'string'
        : value.value == null
          ? 'absent'
          : undefined;
    case 'template':
      return 'string';
    case 'object':
    case 'merge':
    case 'omit':
    case 'properties':
      return 'object';
    case 'function':
    case 'bound':
    case 'method':
      return 'function';
    case 'parameter':
      return value.type && /^(?:obj|arr)$/.test(value.type.type.k) ? 'object' : undefined;
    case 'union': {
      const kinds = new Set(value.of.map(shapeOf));
      return kinds.size === 1 ? [...kinds][0] : undefined;
    }
    default:
      return undefined;
  }
}

/** Two ways through one wrapper that end in the same method: one call with the names of both. */
function merge(first: AnalyticsCall, second: AnalyticsCall): AnalyticsCall {
  return {
    ...first,
    events: [...new Set([...first.events, ...second.events])],
    patterns: [...new Set([...first.patterns, ...second.patterns])],
    ...((first.unresolved ?? second.unresolved) && {
      unresolved: (first.unresolved ?? second.unresolved) as NonNullable<AnalyticsCall['unresolved']>,
    }),
  };
}

/** The callee as it is written, shortened to one line. */
export function calleeText(m: Module, x: Expr): string {
  return m.text.slice(x.s, x.e).replace(/\s+/g, '').slice(0, 80);
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) line++;
  return line;
}
