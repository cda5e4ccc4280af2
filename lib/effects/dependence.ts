import { eventMethods } from '../catalog/methods.ts';
import { matchHttp } from './http.ts';

import type { Method, PartName, PartPath } from '../catalog/types.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Thunk } from '../evaluate/value.ts';
import type { Effect, EffectOf, EffectsHost } from './effect.ts';
import type { HttpMatch } from './http.ts';

/** Keys of functions whose parameters the callers in question supply. */
export type Keys = ReadonlySet<string>;

/** The parts that say whom a call is about. */
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
/** The parts by which a caller decides what is sent, beside the event. */
const personal: readonly PartName[] = [...identities, 'properties'];

/** Methods whose calls carry the name of an event. */
export function isEventful(method: Method): boolean {
  return eventMethods.has(method);
}

/** What of an effect the callers of a function supply. */
export class Dependence {
  readonly #evaluator: Evaluator;
  readonly #host: EffectsHost;
  readonly #matches = new WeakMap<Effect, HttpMatch | undefined>();

  constructor(evaluator: Evaluator, host: EffectsHost) {
    this.#evaluator = evaluator;
    this.#host = host;
  }

  /** An SDK's call, or a request whose host is known. */
  isSend(effect: Effect): boolean {
    return effect.kind === 'sdk' || (effect.kind === 'http' && this.#match(effect) !== undefined);
  }

  /** They supply the event, or where the request goes. */
  isNamed(effect: Effect, keys: Keys): boolean {
    const depends = (thunk: Thunk | undefined): boolean => this.#dependsOn(thunk, keys);
    switch (effect.kind) {
      case 'sdk':
        // The items of a batch say themselves what they are.
        if (effect.spec.operations) return this.#anyPart(effect, ['items'], keys);
        return isEventful(effect.spec.method) && this.#anyPart(effect, ['event'], keys);
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

  /** They supply the person, or what is said. */
  isPersonal(effect: Effect, keys: Keys): boolean {
    if (effect.kind === 'http')
      return Object.values(this.#match(effect)?.parts ?? {}).some(thunk => this.#dependsOn(thunk, keys));
    return effect.kind === 'sdk' && effect.spec.method !== 'init' && this.#anyPart(effect, personal, keys);
  }

  /** They supply the person of a call that is about one. */
  isAboutPerson(effect: Effect, keys: Keys): boolean {
    if (effect.kind === 'http') {
      const route = this.#match(effect)?.route;
      return route !== undefined && !isEventful(route.method);
    }
    return effect.kind === 'sdk' && !isEventful(effect.spec.method) && this.#anyPart(effect, identities, keys);
  }

  #match(effect: EffectOf<'http'>): HttpMatch | undefined {
    if (!this.#host.namesHosts) return undefined;
    if (!this.#matches.has(effect)) this.#matches.set(effect, matchHttp(this.#evaluator, effect, this.#host.endpoints));
    return this.#matches.get(effect);
  }

  #anyPart(effect: EffectOf<'sdk'>, parts: readonly PartName[], keys: Keys): boolean {
    return effect.spec.forms.some(form =>
      parts.some(part => {
        const path = form.parts[part];
        return path !== undefined && this.#depends(this.#at(effect.args, path), keys, 3);
      }),
    );
  }

  #at(args: readonly Thunk[], [index, ...names]: PartPath): Evaluated {
    let value = this.#evaluator.force(args[index]);
    for (const name of names) value = this.#evaluator.member(value, name, undefined, undefined);
    return value;
  }

  #dependsOn(thunk: Thunk | undefined, keys: Keys): boolean {
    return thunk !== undefined && this.#depends(this.#evaluator.force(thunk), keys, 4);
  }

  #depends(value: Evaluated, keys: Keys, depth: number): boolean {
    if (depth < 0) return false;
    const next = (inner: Evaluated): boolean => this.#depends(inner, keys, depth - 1);
    const nextOf = (thunk: Thunk): boolean => next(this.#evaluator.force(thunk));
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
        return value.args.some(nextOf) || (value.callee.kind === 'member' && next(value.callee.object));
      case 'object':
        return value.expr.p.some(property => next(this.#evaluator.eval(value.module, property.v, value.frame)));
      case 'merge':
        return value.of.some(next);
      case 'omit':
        return next(value.object);
      case 'array':
        return value.items.some(nextOf) || (value.spread ?? []).some(next);
      default:
        return false;
    }
  }
}

/** Whether a value is a parameter, or a member of one: something that the callers give to be called. */
export function isGiven(value: Evaluated, keys: Keys): boolean {
  if (value.kind === 'union') return value.of.some(item => isGiven(item, keys));
  if (value.kind === 'member')
    return (value.property === 'apply' || value.property === 'call') && isGiven(value.object, keys);
  return value.kind === 'parameter' && keys.has(value.key) && value.path.length <= 2;
}
