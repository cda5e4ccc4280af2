import { isEventful } from '../effects/dependence.ts';
import { formOf } from '../effects/forms.ts';
import { matchHttp } from '../effects/http.ts';
import { isPromised } from '../effects/http-request.ts';
import { resolvesRefusals } from '../evaluate/known/http-clients.ts';
import { wrapperOf } from './callee.ts';
import { namesOf, tellingOf } from './names.ts';
import { itemsOf } from './operations.ts';
import { rangeOf } from './range.ts';
import { recipientOf } from './recipient.ts';
import { withTypedTexts } from './typed-names.ts';

import type { Method, MethodSpec } from '../catalog/types.ts';
import type { Endpoints } from '../effects/endpoints.ts';
import type { Effect, EffectOf } from '../effects/effect.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { AnalyticsCall, FunctionRef, Place, WrapperRef } from '../reading.ts';
import type { WrapperCall } from './callee.ts';
import type { HttpMatch } from '../effects/http.ts';
import type { Names } from './names.ts';
import type { Item } from './operations.ts';
import type { Parts, Thunks } from './parts.ts';
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

interface BuilderParts {
  readonly evaluator: Evaluator;
  readonly values: PublicValues;
  readonly parts: Parts;
  readonly endpoints: Endpoints;
}

/** Makes the public description of what one call expression sends. */
export class CallBuilder {
  readonly #evaluator: Evaluator;
  readonly #values: PublicValues;
  readonly #parts: Parts;
  readonly #endpoints: Endpoints;

  constructor({ evaluator, values, parts, endpoints }: BuilderParts) {
    this.#endpoints = endpoints;
    this.#evaluator = evaluator;
    this.#values = values;
    this.#parts = parts;
  }

  /** One for each SDK and method that a call expression ends in, and for each item of a batch. */
  build(effects: readonly Effect[], context: CallContext): AnalyticsCall[] {
    return this.#evaluator.open(() => {
      const calls = new Map<string, AnalyticsCall>();
      for (const effect of effects) {
        for (const [item, made] of this.#madeOf(effect, context).entries()) {
          const key = `${made.sdk} ${made.method} ${item}`;
          const known = calls.get(key);
          calls.set(key, known ? merge(known, made) : made);
        }
      }
      return [...calls.values()];
    });
  }

  #madeOf(effect: Effect, context: CallContext): readonly AnalyticsCall[] {
    if (effect.kind === 'sdk') return this.#sdk(effect, context);
    return effect.kind === 'http' ? this.#http(effect, context) : [];
  }

  #sdk(effect: SdkEffect, context: CallContext): readonly AnalyticsCall[] {
    const { client, spec } = effect;
    const form = formOf(this.#evaluator, spec.forms, effect.args);
    if (form?.sends === false) return [];
    const ofClient: OfClient = {
      vendor: client.sdk.vendor,
      sdk: client.sdk.id,
      client: client.name,
      platform: client.spec.platform,
      identity: client.spec.identity,
      batches: client.spec.batches,
      returns: isDirect(effect, context) ? (spec.returns ?? client.spec.returns) : 'unknown',
    };
    const thunks = this.#parts.ofForm(form, effect.args);
    const given = this.#parts.given(effect.args, context);
    return this.#itemsOf(thunks, spec).map(item => ({
      ...this.#make(context, effect, item.thunks, item.method, ofClient),
      given,
      ...(item.place && { item: item.place }),
    }));
  }

  #http(effect: HttpEffect, context: CallContext): readonly AnalyticsCall[] {
    const match = matchHttp(this.#evaluator, effect, this.#endpoints);
    if (!match) return [];
    const ofClient: OfClient = {
      vendor: match.vendor,
      sdk: 'http',
      platform: 'server',
      identity: 'per-call',
      batches: false,
      returns: isPromised(this.#evaluator, effect) ? 'promise' : 'void',
    };
    const http = this.#httpOf(match, effect.client);
    return this.#itemsOf(match.parts, match.route ?? { method: 'request' }).map(item => ({
      ...this.#make(context, effect, item.thunks, item.method, ofClient),
      ...(item.place && { item: item.place }),
      ...(http && { http }),
    }));
  }

  /** What an address of the project's own wants of a request, nobody but the project knows. */
  #httpOf({ of, verb, url, headers, body, isObject }: HttpMatch, client: string): AnalyticsCall['http'] {
    return (
      of && {
        api: of.api.id,
        region: of.region,
        ...(resolvesRefusals(client) && { resolvesRefusals: true }),
        ...(verb && { verb }),
        url: this.#values.of(url),
        ...(headers && { headers: this.#values.of(headers) }),
        ...(body && { body: this.#values.of(body) }),
        ...(isObject && { isObject }),
      }
    );
  }

  /** What a call does: of a batch, what its items do, where that is known. */
  #itemsOf(thunks: Thunks, { method, operations }: Pick<MethodSpec, 'method' | 'operations'>): readonly Item[] {
    const items = operations && itemsOf(this.#evaluator, thunks.items, operations);
    if (items) return items;
    const userId = method === 'sendMessage' ? recipientOf(this.#evaluator, thunks.message) : undefined;
    return [{ method, thunks: userId ? { ...thunks, userId } : thunks }];
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
    const { events, patterns, unresolved } = this.#names(method, thunks, forwards);
    const typed = forwards ? this.#names(method, thunks, false) : undefined;
    const parts = this.#parts.describe(thunks, context);
    const wrapper = isDirect(effect, context) ? undefined : wrapperRef(effect, context);
    const enclosing = m.facts.fns[call.f];
    const wrapping = inside === undefined ? undefined : m.facts.fns[inside];
    const through = effect.through?.map(({ m: { path }, s, e }): FunctionRef => ({
      file: relative(path),
      range: [s, e],
    }));
    const { heard } = effect;
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
      ...(heard && { heard: { file: relative(heard.m.path), range: [heard.s, heard.e] } }),
      events,
      patterns,
      ...(unresolved && { unresolved }),
      ...(typed && isWhole(typed) && typed.events.length > events.length && { typedEvents: typed.events }),
      forwards,
      ...(wrapping && { inside: { file, range: rangeOf(wrapping) } }),
      parts,
      ...(effect.later && { isQueued: true }),
      inTest,
      ...(enclosing && { functionRange: rangeOf(enclosing) }),
    };
  }

  /** @param isGiven - the callers give the name, so that its type says what they may */
  #names(method: Method, thunks: Thunks, isGiven: boolean): Names {
    const isEvent = isEventful(method);
    if (!isEvent && !viewed.has(method)) return { events: [], patterns: [] };
    const value = this.#evaluator.force(isEvent ? thunks.event : thunks.name);
    const names = namesOf(isGiven ? value : withTypedTexts(this.#evaluator, value));
    // A view without a name is one of the page that is open.
    if (isEvent || names.unresolved !== 'missing') return names;
    return { events: names.events, patterns: names.patterns };
  }
}

/** Whether every name is known to its end. */
function isWhole({ patterns, unresolved }: Names): boolean {
  return patterns.length === 0 && unresolved === undefined;
}

/** Whether the call expression itself is the SDK's call or the request. */
function isDirect(effect: SdkEffect | HttpEffect, { call }: CallContext): boolean {
  return effect.target.call === call && declaredAs(effect) === undefined;
}

function wrapperRef(effect: SdkEffect | HttpEffect, context: CallContext): WrapperRef {
  const { call, file } = context;
  const declared = effect.target.call === call ? declaredAs(effect) : undefined;
  if (declared !== undefined) return { name: declared, file, line: call.l };
  return wrapperOf(effect.handed ? { ...context, handed: effect.handed } : context);
}

function declaredAs(effect: SdkEffect | HttpEffect): string | undefined {
  return effect.kind === 'sdk' ? effect.declared : undefined;
}

/** Two ways through one wrapper that end in the same method: one call with the names of both. */
export function merge(first: AnalyticsCall, second: AnalyticsCall): AnalyticsCall {
  const unresolved = tellingOf([first, second].flatMap(({ unresolved: reason }) => reason ?? []));
  const through = distinct([...(first.through ?? []), ...(second.through ?? [])], ({ range }) => range.join(':'));
  const others = distinct([...(first.others ?? []), second.target, ...(second.others ?? [])], ({ range }) => range[0]);
  const apart = others.filter(one => !isSamePlace(first.target, one));
  return {
    ...first,
    events: [...new Set([...first.events, ...second.events])],
    patterns: [...new Set([...first.patterns, ...second.patterns])],
    ...((first.through ?? second.through) && { through }),
    ...(second.heard && { heard: first.heard ?? second.heard }),
    ...(unresolved && { unresolved }),
    ...(apart.length > 0 && { others: apart }),
  };
}

/** Each once: thousands of ways go through a few functions, and each function is asked for with each end. */
function distinct<T extends { readonly file: string }>(list: readonly T[], within: (one: T) => unknown): T[] {
  return [...new Map(list.map(one => [`${one.file} ${within(one)}`, one])).values()];
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.file === other.file && one.range[0] === other.range[0];
}
