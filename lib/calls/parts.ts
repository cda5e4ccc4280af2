import { isUndefined } from '../evaluate/kinds.ts';
import { keysOf, mayHave } from './keys.ts';
import { lazyPart } from './lazy.ts';
import { rangeOf } from './range.ts';

import type { Form, PartName, PartPath } from '../catalog/types.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Thunk } from '../evaluate/value.ts';
import type { Call, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Part } from '../reading.ts';
import type { PublicValues } from './public-values.ts';

export type Thunks = Partial<Record<PartName, Thunk>>;

/** A call expression in its module. */
export interface Site {
  readonly m: Module;
  readonly call: Call;
}

/** How many references are followed to the expression that a part is written as. */
const MAX_STEPS = 20;
/** Parts that say who somebody is: nobody is one of the answers. */
const ids: ReadonlySet<PartName> = new Set<PartName>(['userId', 'anonymousId', 'previousId', 'groupId']);

/** Finds the parts of calls, and where they are written. */
export class Parts {
  readonly #evaluator: Evaluator;
  readonly #values: PublicValues;
  readonly #ids: PublicValues;

  constructor(evaluator: Evaluator, values: PublicValues) {
    this.#evaluator = evaluator;
    this.#values = values;
    this.#ids = values.ofIds();
  }

  /** The parts that a form finds in arguments. */
  ofForm(form: Form | undefined, args: readonly Thunk[]): Thunks {
    const thunks: Thunks = {};
    for (const [name, path] of entriesOf<PartName, PartPath>(form?.parts ?? {})) {
      const thunk = this.#at(args, path);
      if (thunk) thunks[name] = thunk;
    }
    return thunks;
  }

  /** What rules see of the parts of a call. */
  describe(thunks: Thunks, site: Site): Partial<Record<PartName, Part>> {
    const parts: Partial<Record<PartName, Part>> = {};
    for (const [name, thunk] of entriesOf<PartName, Thunk>(thunks))
      parts[name] = this.#part(thunk, site, ids.has(name) ? this.#ids : this.#values);
    return parts;
  }

  /** What rules see of the arguments themselves. */
  given(args: readonly Thunk[], site: Site): readonly Part[] {
    return args.map(argument => this.#part(argument, site, this.#values));
  }

  #at(args: readonly Thunk[], [index, ...names]: PartPath): Thunk | undefined {
    let thunk = args[index];
    for (const name of names) {
      if (!thunk) return undefined;
      const object = this.#evaluator.force(thunk);
      thunk = this.#evaluator.memberThunk(object, name) ?? this.#member(object, name);
    }
    return thunk;
  }

  /** The member of a value where nothing is written that could be pointed at. */
  #member(object: Evaluated, name: string): Thunk | undefined {
    if (object.kind === 'literal' || object.kind === 'function') return undefined;
    const isObject = object.kind === 'object' || object.kind === 'merge' || object.kind === 'omit';
    if (isObject && !mayHave(keysOf(this.#evaluator, object), name)) return undefined;
    const value = this.#evaluator.member(object, name, undefined, undefined);
    return isObject && isUndefined(value) ? undefined : { value };
  }

  #part(thunk: Thunk, site: Site, values: PublicValues): Part {
    const place = this.#locate(thunk, site, 0);
    const evaluator = this.#evaluator;
    const value = evaluator.memo.trace.later(() => evaluator.open(() => values.of(evaluator.force(thunk))));
    return lazyPart(place ? { range: rangeOf(place) } : {}, value);
  }

  /** The expression inside the call's own arguments that the part comes from. */
  #locate(thunk: Thunk, site: Site, depth: number): Expr | undefined {
    if ('value' in thunk || depth > MAX_STEPS) return undefined;
    const { module: m, expr: x } = thunk;
    if (m === site.m && x.s >= site.call.x.e && x.e <= site.call.e) return x;
    for (const next of this.#origins(thunk)) {
      const found = this.#locate(next, site, depth + 1);
      if (found) return found;
    }
    return undefined;
  }

  /** The expressions that an expression takes its value from as it is. */
  #origins(thunk: Exclude<Thunk, { readonly value: Evaluated }>): readonly Thunk[] {
    const { module: m, expr: x, frame } = thunk;
    const here = (expr: Expr): Thunk => ({ module: m, expr, frame });
    switch (x.k) {
      case 'ref': {
        const [only, ...others] = m.facts.bindings[x.b]?.v ?? [];
        return only && others.length === 0 ? [here(only)] : [];
      }
      case 'par': {
        const key = `${m.path}#${x.f}`;
        let own = frame;
        while (own && own.key !== key) own = own.up;
        const argument = own?.args?.[x.i];
        return argument ? [argument] : [];
      }
      case 'mem': {
        const member = this.#evaluator.memberThunk(this.#evaluator.eval(m, x.o, frame), x.p);
        return member ? [member] : [];
      }
      case 'or':
        return x.x.map(here);
      case 'as':
        return [here(x.x)];
      default:
        return [];
    }
  }
}

/** `Object.entries` with the type of the keys, which are written in the catalog or by us. */
function entriesOf<K extends string, V>(record: Partial<Readonly<Record<K, V>>>): [K, V][] {
  return Object.entries(record) as [K, V][];
}
