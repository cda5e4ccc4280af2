import { eventMethods } from '../catalog/methods.ts';
import { isData } from '../evaluate/kinds.ts';
import { Answers } from '../evaluate/trace.ts';
import { alternatives, isNothing, rootOf } from '../evaluate/value.ts';
import { depends, isLookedUp } from './depends.ts';
import { formOf } from './forms.ts';
import { requestOf } from './http-request.ts';
import { matchHttp } from './http.ts';

import type { Method, PartName, PartPath } from '../catalog/types.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Thunk } from '../evaluate/value.ts';
import type { Keys } from './depends.ts';
import type { Effect, EffectOf, EffectsHost } from './effect.ts';
import type { HttpMatch } from './http.ts';

/** The parts that name somebody. */
const people: readonly PartName[] = ['userId', 'anonymousId', 'previousId', 'groupId'];
/** The parts that say whom a call is about, and what is known of them. */
const identities: readonly PartName[] = ['name', ...people, 'traits', 'items', 'message'];
/** The parts by which a caller decides what is sent, beside the event. */
const personal: readonly PartName[] = [...identities, 'properties'];
/** Where a message says to whom it goes. */
const recipients: readonly string[] = ['to', 'identifiers'];

/** Methods whose calls carry the name of an event. */
export function isEventful(method: Method): boolean {
  return eventMethods.has(method);
}

/** What of an effect the callers of a function supply. */
export class Dependence {
  readonly #evaluator: Evaluator;
  readonly #host: EffectsHost;
  readonly #matches: Answers<Effect, HttpMatch | undefined>;

  constructor(evaluator: Evaluator, host: EffectsHost) {
    this.#evaluator = evaluator;
    this.#host = host;
    this.#matches = new Answers(evaluator.memo.trace, new WeakMap());
  }

  /** An SDK's call, or a request whose host is known. */
  isSend(effect: Effect): boolean {
    return effect.kind === 'sdk' || (effect.kind === 'http' && this.#match(effect) !== undefined);
  }

  /** They supply the event, or where the request goes. */
  isNamed(effect: Effect, keys: Keys): boolean {
    const hangs = (thunk: Thunk | undefined): boolean => this.#hangsOn(thunk, keys);
    switch (effect.kind) {
      case 'sdk':
        // The items of a batch say themselves what they are.
        if (effect.spec.operations) return this.#anyPart(effect, ['items'], keys);
        return isEventful(effect.spec.method)
          ? this.#anyPart(effect, ['event'], keys)
          : this.#isPageGiven(effect, keys);
      case 'http': {
        if (!this.#host.namesHosts) return false;
        const match = this.#match(effect);
        if (!match) return hangs(effect.base) || hangs(requestOf(this.#evaluator, effect).url);
        if (match.route && match.route.method !== 'batch') return hangs(match.parts.event);
        return hangs(effect.base) || effect.args.some(hangs);
      }
      case 'ipc':
        return hangs(effect.channel);
      case 'handle':
        return hangs(effect.channel) || hangs(effect.handler);
      case 'expose':
        return hangs(effect.name) || hangs(effect.value);
    }
  }

  /**
   * What is sent was decided when a function was made, not when it is run: its event, or the person of a call without.
   *
   * @param makers those that made it
   * @param own the function itself
   */
  isDecided(effects: readonly Effect[], makers: Keys, own: Keys): boolean {
    const isBy = (keys: Keys): boolean =>
      effects.some(effect => this.isNamed(effect, keys)) || this.given(effects, keys) === 'person';
    return isBy(makers) && !isBy(own);
  }

  /** Whether a message that may be for others says what is sent: its event, or else anything that goes with it. */
  isSaid(effect: Effect, isForIt: boolean): boolean {
    if (effect.kind !== 'sdk') return true;
    const { parts } = formOf(this.#evaluator, effect.spec.forms, effect.args) ?? { parts: {} };
    const isKnown = (path: PartPath): boolean => {
      const value = this.#at(effect.args, path);
      const root = rootOf(value);
      // A member that an object lacks, though a type says that there is one.
      const isLacking = isNothing(root) || root.kind === 'typed' || (root !== value && isData(root));
      return !isLacking && (isForIt || root.kind !== 'unknown');
    };
    return parts.event ? isKnown(parts.event) : isForIt || Object.values(parts).some(isKnown);
  }

  /** What they supply beside the event: the person of a call that is about one, or what is said. */
  given(effects: readonly Effect[], keys: Keys): 'person' | 'data' | undefined {
    if (!effects.some(effect => this.#isPersonal(effect, keys))) return undefined;
    return effects.some(effect => this.#isAboutPerson(effect, keys)) ? 'person' : 'data';
  }

  /** The function looks up by what they supply whom it sends something about. */
  isLookedUp(effects: readonly Effect[], keys: Keys): boolean {
    return isLookedUp(
      this.#evaluator,
      effects.flatMap(effect => this.#people(effect)),
      keys,
    );
  }

  /** Whom an effect is about. */
  #people(effect: Effect): readonly Evaluated[] {
    if (effect.kind === 'http') {
      const parts = this.#match(effect)?.parts;
      return people.flatMap(part => (parts?.[part] ? [this.#evaluator.force(parts[part])] : []));
    }
    if (effect.kind !== 'sdk') return [];
    const at = (path: PartPath | undefined): Evaluated[] => (path ? [this.#at(effect.args, path)] : []);
    const { parts } = formOf(this.#evaluator, effect.spec.forms, effect.args) ?? { parts: {} };
    return [
      ...people.flatMap(part => at(parts[part])),
      ...at(parts.message).flatMap(message => this.#recipients(message)),
    ];
  }

  /** To whom a message goes, given as data or by a class of the SDK. */
  #recipients(message: Evaluated): Evaluated[] {
    return alternatives(message).flatMap(one => {
      const data = one.kind === 'call' && one.isNew ? this.#evaluator.force(one.args[0]) : one;
      return recipients.map(name => this.#evaluator.member(data, name, undefined, undefined));
    });
  }

  #isPersonal(effect: Effect, keys: Keys): boolean {
    if (effect.kind === 'http')
      return Object.values(this.#match(effect)?.parts ?? {}).some(thunk => this.#hangsOn(thunk, keys));
    return effect.kind === 'sdk' && effect.spec.method !== 'init' && this.#anyPart(effect, personal, keys);
  }

  #isAboutPerson(effect: Effect, keys: Keys): boolean {
    if (effect.kind === 'http') {
      const route = this.#match(effect)?.route;
      return route !== undefined && !isEventful(route.method);
    }
    return effect.kind === 'sdk' && !isEventful(effect.spec.method) && this.#anyPart(effect, identities, keys);
  }

  /** They hand over a page's name as it is; a page that is named after something is no more than what that is. */
  #isPageGiven(effect: EffectOf<'sdk'>, keys: Keys): boolean {
    const { method, forms } = effect.spec;
    if (method !== 'page' && method !== 'screen') return false;
    return forms.some(({ parts: { name } }) => {
      const value = name && this.#at(effect.args, name);
      return value?.kind === 'parameter' && value.path.length === 0 && keys.has(value.key);
    });
  }

  #match(effect: EffectOf<'http'>): HttpMatch | undefined {
    if (!this.#host.namesHosts) return undefined;
    return this.#matches.of(effect, () => matchHttp(this.#evaluator, effect, this.#host.endpoints));
  }

  #anyPart(effect: EffectOf<'sdk'>, parts: readonly PartName[], keys: Keys): boolean {
    return effect.spec.forms.some(form =>
      parts.some(part => {
        const path = form.parts[part];
        return path !== undefined && depends(this.#evaluator, this.#at(effect.args, path), keys);
      }),
    );
  }

  #at(args: readonly Thunk[], [index, ...names]: PartPath): Evaluated {
    let value = this.#evaluator.force(args[index]);
    for (const name of names) value = this.#evaluator.member(value, name, undefined, undefined);
    return value;
  }

  #hangsOn(thunk: Thunk | undefined, keys: Keys): boolean {
    return thunk !== undefined && depends(this.#evaluator, this.#evaluator.force(thunk), keys);
  }
}
