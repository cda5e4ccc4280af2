/** Readings as they can be written down: what answers when it is asked becomes what it was asked so far. */
import { askedOf, lazyFunction, lazyObject, lazyPart, THE_VALUE } from './lazy.ts';

import type { AnalyticsCall, FileReading, FunctionValue, ObjectValue, Part, Value } from '../reading.ts';
import type { Before, Outside } from './lazy.ts';

/** A value that answers when it is asked, without whom it asks. */
interface KeptLazy {
  readonly [LAZY]: Outside;
  readonly answers: Before;
}

/** Gives the value again that something was kept of, with whom it asks; undefined where that is not there any more. */
type Again = () => unknown;

/** No name of anything that a reading is made of. */
const LAZY = 'lazy()';
const gone: Value = { kind: 'unknown', reason: 'dynamic-expression' };

/** Plain data: objects, lists, maps, sets and what JSON has. */
export function kept<T>(reading: T): T {
  return new Keeper().keep(reading) as T;
}

class Keeper {
  /** What stands in several places is kept once. */
  readonly #known = new Map<object, unknown>();

  keep(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    let known = this.#known.get(value);
    if (known === undefined) this.#known.set(value, (known = this.#kept(value)));
    return known;
  }

  #kept(value: object): unknown {
    const asked = askedOf(value);
    if (asked) {
      const { outside, answers, before = [] } = asked;
      return { [LAZY]: this.#fields(outside), answers: this.keep(new Map<string, unknown>([...before, ...answers])) };
    }
    if (Array.isArray(value)) return value.map(one => this.keep(one));
    if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, this.keep(one)]));
    return value instanceof Set ? value : this.#fields(value);
  }

  #fields(value: object): object {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.keep(one)]));
  }
}

/**
 * The reading that was kept.
 *
 * @param again - reads the file again, where something is asked that nobody asked before
 */
export function revived(reading: FileReading, again: () => FileReading): FileReading {
  const calls = (name: 'calls' | 'deferred'): readonly AnalyticsCall[] =>
    reading[name].map((call, index) => {
      const same = (): AnalyticsCall | undefined => {
        const now = again()[name][index];
        return now?.range[0] === call.range[0] && now.range[1] === call.range[1] ? now : undefined;
      };
      return revive(call, same) as AnalyticsCall;
    });
  return { ...reading, calls: calls('calls'), deferred: calls('deferred') };
}

function revive(value: unknown, again: Again): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Set) return value;
  if (isLazy(value)) return revivedLazy(value, again);
  if (Array.isArray(value)) return value.map((one, index) => revive(one, () => fieldOf(again(), index)));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, revive(one, () => fieldOf(again(), name))]),
  );
}

function revivedLazy({ [LAZY]: outside, answers }: KeptLazy, again: Again): Part | FunctionValue | ObjectValue {
  /** What was kept comes alive when somebody asks for it: most rules look at a few of all calls. */
  const known = (question: string, ask: () => Value | undefined): Value | undefined =>
    answers.has(question) ? (revive(answers.get(question), ask) as Value | undefined) : ask();
  switch (outside.kind) {
    case 'part': {
      const ask = (): Value => (again() as Part | undefined)?.value ?? gone;
      return lazyPart(outside.rest, () => known(THE_VALUE, ask) ?? gone, answers);
    }
    case 'function': {
      const ask = (): Value => (again() as FunctionValue | undefined)?.returned?.() ?? gone;
      return lazyFunction(outside.rest, () => known(THE_VALUE, ask) ?? gone, answers);
    }
    case 'object': {
      const ask = (key: string) => (): Value | undefined => (again() as ObjectValue | undefined)?.get(key);
      return lazyObject(outside.rest, outside.origins, key => known(key, ask(key)), answers);
    }
  }
}

function isLazy(value: object): value is KeptLazy {
  return LAZY in value;
}

function fieldOf(value: unknown, name: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[name] : undefined;
}
