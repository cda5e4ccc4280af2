import { isEventful } from '../effects/dependence.ts';
import { matchHttp } from '../effects/http.ts';
import { wrapperOf } from './callee.ts';
import { namesOf, tellingOf } from './names.ts';
import { Parts } from './parts.ts';
import { rangeOf } from './range.ts';

import type { Method } from '../catalog/types.ts';
import type { Effect, EffectOf } from '../effects/effect.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Fn } from '../facts/facts.ts';
import type { AnalyticsCall, FunctionRef, WrapperRef } from '../reading.ts';
import type { WrapperCall } from './callee.ts';
import type { Names } from './names.ts';
import type { Thunks } from './parts.ts';
import type { PublicValues } from './public-values.ts';

const viewed: ReadonlySet<Method> = new Set<Method>(['page', 'screen']);

type SdkEffect = EffectOf<'sdk'>;
type HttpEffect = EffectOf<'http'>;
/** What a client says of its calls. */
type OfClient = Pick<AnalyticsCall, 'vendor' | 'sdk' | 'client' | 'platform' | 'identity' | 'batches' | 'returns'>;

export interface CallContext extends WrapperCall {
  readonly inTest: boolean;
  readonly forwards: boolean;
  /** The function of the module that is a wrapper of the call. */
  readonly inside?: number;
}

/** Makes the public description of what one call expression sends. */
export class CallBuilder {
  readonly #evaluator: Evaluator;
  readonly #values: PublicValues;
  readonly #parts: Parts;

  constructor(evaluator: Evaluator, values: PublicValues) {
    this.#evaluator = evaluator;
    this.#values = values;
    this.#parts = new Parts(evaluator, values);
  }

  /** One for each SDK and method that a call expression ends in. */
  build(effects: readonly Effect[], context: CallContext): AnalyticsCall[] {
    return this.#evaluator.open(() => {
      const calls = new Map<string, AnalyticsCall>();
      for (const effect of effects) {
        const made = this.#one(effect, context);
        if (!made) continue;
        const key = `${made.sdk} ${made.method}`;
        const known = calls.get(key);
        calls.set(key, known ? merge(known, made) : made);
      }
      return [...calls.values()];
    });
  }

  #one(effect: Effect, context: CallContext): AnalyticsCall | undefined {
    if (effect.kind === 'sdk') return this.#sdk(effect, context);
    if (effect.kind === 'http') return this.#http(effect, context);
    return undefined;
  }

  #sdk(effect: SdkEffect, context: CallContext): AnalyticsCall | undefined {
    const { client, spec } = effect;
    const form = this.#parts.formOf(spec.forms, effect.args);
    if (form?.sends === false) return undefined;
    return this.#make(context, effect, this.#parts.ofForm(form, effect.args), spec.method, {
      vendor: client.sdk.vendor,
      sdk: client.sdk.id,
      client: client.name,
      platform: client.spec.platform,
      identity: client.spec.identity,
      batches: client.spec.batches,
      returns: isDirect(effect, context) ? (spec.returns ?? client.spec.returns) : 'unknown',
    });
  }

  #http(effect: HttpEffect, context: CallContext): AnalyticsCall | undefined {
    const match = matchHttp(this.#evaluator, effect);
    if (!match) return undefined;
    const made = this.#make(context, effect, match.parts, match.route?.method ?? 'request', {
      vendor: match.api.vendor,
      sdk: 'http',
      platform: 'server',
      identity: 'per-call',
      batches: false,
      returns: effect.client === 'sendBeacon' || effect.client === 'XMLHttpRequest' ? 'void' : 'promise',
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
    effect: SdkEffect | HttpEffect,
    thunks: Thunks,
    method: Method,
    ofClient: OfClient,
  ): AnalyticsCall {
    const { m, call, file, forwards, inside, inTest, relative } = context;
    const { target } = effect;
    const { events, patterns, unresolved } = this.#names(method, thunks);
    const parts = this.#parts.describe(thunks, context);
    const wrapper = isDirect(effect, context) ? undefined : wrapperRef(effect, context);
    const enclosing = m.facts.fns[call.f];
    const wrapping = inside === undefined ? undefined : m.facts.fns[inside];
    const through = effect.through?.flatMap(({ m: { path, facts }, id }) => refsOf(facts.fns[id], relative(path)));
    return {
      file,
      range: rangeOf(call),
      line: call.l,
      column: call.col,
      ...ofClient,
      method,
      via: wrapper ? 'wrapper' : 'direct',
      ...(wrapper && { wrapper }),
      target: {
        file: relative(target.m.path),
        range: rangeOf(target.call),
        line: target.call.l,
        column: target.call.col,
      },
      ...(through && { through }),
      events,
      patterns,
      ...(unresolved && { unresolved }),
      forwards,
      ...(wrapping && { inside: { file, range: rangeOf(wrapping) } }),
      parts,
      inTest,
      ...(enclosing && { functionRange: rangeOf(enclosing) }),
    };
  }

  #names(method: Method, thunks: Thunks): Names {
    if (isEventful(method)) return namesOf(this.#evaluator.force(thunks.event));
    if (!viewed.has(method)) return { events: [], patterns: [] };
    const { events, patterns, unresolved } = namesOf(this.#evaluator.force(thunks.name));
    // A view without a name is one of the page that is open.
    return { events, patterns, ...(unresolved && unresolved !== 'missing' && { unresolved }) };
  }
}

/** Whether the call expression itself is the SDK's call or the request. */
function isDirect(effect: SdkEffect | HttpEffect, { call }: CallContext): boolean {
  return effect.target.call === call && declaredAs(effect) === undefined;
}

function wrapperRef(effect: SdkEffect | HttpEffect, context: CallContext): WrapperRef {
  const { call, file } = context;
  const declared = effect.target.call === call ? declaredAs(effect) : undefined;
  return declared === undefined ? wrapperOf(context) : { name: declared, file, line: call.l };
}

function declaredAs(effect: SdkEffect | HttpEffect): string | undefined {
  return effect.kind === 'sdk' ? effect.declared : undefined;
}

function refsOf(fn: Fn | undefined, file: string): FunctionRef[] {
  return fn ? [{ file, range: rangeOf(fn) }] : [];
}

/** Two ways through one wrapper that end in the same method: one call with the names of both. */
function merge(first: AnalyticsCall, second: AnalyticsCall): AnalyticsCall {
  const unresolved = tellingOf([first, second].flatMap(({ unresolved: reason }) => reason ?? []));
  return {
    ...first,
    events: [...new Set([...first.events, ...second.events])],
    patterns: [...new Set([...first.patterns, ...second.patterns])],
    ...((first.through ?? second.through) && { through: [...(first.through ?? []), ...(second.through ?? [])] }),
    ...(unresolved && { unresolved }),
  };
}
