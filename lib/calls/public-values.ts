import { bounded } from '../evaluate/bounded.ts';
import { byKind } from '../evaluate/by-kind.ts';
import { primitiveOf } from '../evaluate/types.ts';
import { certainly } from '../evaluate/value.ts';
import { keysOf, mayHave } from './keys.ts';
import { lazyFunction, lazyObject } from './lazy.ts';

import type { ByKind } from '../evaluate/by-kind.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { At, Evaluated, Thunk } from '../evaluate/value.ts';
import type { Module } from '../facts/store.ts';
import type { ObjectValue, Origin, Primitive, Value } from '../reading.ts';

const MAX_DEPTH = 12;
const MAX_ITEMS = 200;
const MAX_ARGUMENTS = 8;
/** Parts of one value. A query that is put together by fifty conditions has more alternatives than anybody can hold. */
const MAX_PARTS = 2_000;

/** More than there are places in any text that is read. */
const PLACES = 2 ** 24;

/** Each place once: a project has fifty times as many values as places where they stand, and all of them are kept. */
const originsIn = new WeakMap<Module, Map<number, Origin>>();

const tooDeep: Value = { kind: 'unknown', reason: 'too-deep' };
/** What is not followed from a place, each place once as well: that is most of what a long chain of texts comes to. */
const tooDeepAt = new WeakMap<Origin, Value>();

/** Where a value was read from, if that is known. */
interface Located {
  readonly origin?: Origin;
}

/** Turns the evaluation's values into those that rules see. */
export class PublicValues {
  readonly #evaluator: Evaluator;
  readonly #relative: (path: string) => string;
  readonly #keepsNothing: boolean;
  /** How many parts the value that is being turned may still have. */
  #left = MAX_PARTS;

  /** @param keepsNothing - whether `null` and `undefined` stay among the alternatives: of an id they are nobody */
  constructor(evaluator: Evaluator, relative: (path: string) => string, keepsNothing = false) {
    this.#evaluator = evaluator;
    this.#relative = relative;
    this.#keepsNothing = keepsNothing;
  }

  /** The same values, with nobody among the alternatives. */
  ofIds(): PublicValues {
    return new PublicValues(this.#evaluator, this.#relative, true);
  }

  /** @param depth - of the value that it is asked for as a part of: each has parts of its own, whenever it is asked */
  of(value: Evaluated, depth = 0): Value {
    const before = this.#left;
    this.#left = MAX_PARTS;
    try {
      return this.#part(value, depth);
    } finally {
      this.#left = before;
    }
  }

  #part(value: Evaluated, depth: number): Value {
    const located = this.#located(value.at);
    if (depth > MAX_DEPTH || this.#left-- <= 0) return notFollowed(located);
    const found = this.#annotated(byKind(this.#valueByKind, value, located, depth), value);
    if (!this.#keepsNothing || !value.orNothing) return found;
    return { kind: 'union', of: [found, { kind: 'literal', value: undefined, ...located }], ...located };
  }

  /** With the primitive type that is written for it. */
  #annotated(found: Value, value: Evaluated): Value {
    const type = 'type' in value && value.kind !== 'context' && value.type && primitiveOf(this.#evaluator, value.type);
    return type && canBeAnnotated(found) ? { ...found, type } : found;
  }

  #origin(at: At | undefined): Origin | undefined {
    if (!at) return undefined;
    let known = originsIn.get(at.module);
    if (!known) originsIn.set(at.module, (known = new Map()));
    const place = at.start * PLACES + at.end;
    let origin = known.get(place);
    if (!origin) known.set(place, (origin = { file: this.#relative(at.module.path), range: [at.start, at.end] }));
    return origin;
  }

  #located(at: At | undefined): Located {
    const origin = this.#origin(at);
    return origin ? { origin } : {};
  }

  #force(thunk: Thunk, depth: number): Value {
    return this.#part(
      this.#evaluator.open(() => this.#evaluator.force(thunk)),
      depth,
    );
  }

  #args(all: readonly Thunk[], depth: number): Value[] {
    const { items, isCut } = bounded(all, MAX_ARGUMENTS);
    const args = items.map(argument => this.#force(argument, depth));
    return isCut ? [...args, { kind: 'unknown', reason: 'cut-off' }] : args;
  }

  /** Of what is beyond the bound one part stands for all. */
  #whileSomeIsLeft<T, Part>(all: readonly T[], partOf: (one: T) => Part): (Part | Value)[] {
    const parts: (Part | Value)[] = [];
    for (const one of all) {
      if (this.#left <= 0) return [...parts, tooDeep];
      parts.push(partOf(one));
    }
    return parts;
  }

  readonly #valueByKind: ByKind<Value, [located: Located, depth: number]> = {
    literal: ({ value }, located) => ({ kind: 'literal', value, ...located }),
    template: ({ parts }, located, depth) => ({
      kind: 'template',
      parts: this.#whileSomeIsLeft(parts, part =>
        typeof part === 'string' ? part : this.#part(certainly(part), depth + 1),
      ),
      ...located,
    }),
    union: ({ of }, located, depth) =>
      of.length === 0
        ? { kind: 'unknown', reason: 'dynamic-call', ...located }
        : { kind: 'union', of: this.#whileSomeIsLeft(of, one => this.#part(one, depth + 1)), ...located },
    object: (value, located, depth) => this.#object(value, located, depth),
    merge: (value, located, depth) => this.#object(value, located, depth),
    properties: (value, located, depth) => this.#object(value, located, depth),
    omit: (value, located, depth) => this.#object(value, located, depth),
    array: ({ items: all, open, spread }, located, depth) => {
      const { items, isCut } = bounded(all, MAX_ITEMS);
      return {
        kind: 'array',
        items: items.map(item => this.#force(item, depth + 1)),
        open: open || isCut,
        ...(spread && { spread: spread.map(one => this.#part(one, depth + 1)) }),
        ...located,
      };
    },
    parameter: ({ name, path }, located) => ({ kind: 'parameter', name, path, ...located }),
    member: ({ object, property }, located, depth) => ({
      kind: 'member',
      object: this.#part(certainly(object), depth + 1),
      property,
      ...located,
    }),
    call: ({ callee, args, isNew }, located, depth) => ({
      kind: 'call',
      callee: this.#part(certainly(callee), depth + 1),
      args: this.#args(args, depth + 1),
      isNew,
      ...located,
    }),
    operation: ({ operator, operands }, located, depth) => ({
      kind: 'operation',
      operator,
      operands: operands.map(operand => this.#part(operand, depth + 1)),
      ...located,
    }),
    import: ({ source, name }, located) => ({ kind: 'import', source, name, ...located }),
    global: ({ name }, located) => ({ kind: 'global', name, ...located }),
    function: (value, located, depth) =>
      lazyFunction(
        { kind: 'function', ...located },
        this.#evaluator.memo.trace.later(() =>
          this.of(
            this.#evaluator.open(() => this.#evaluator.givenBy(value)),
            depth + 1,
          ),
        ),
      ),
    bound: functionValue,
    method: functionValue,
    unknown: ({ reason }, located) => ({ kind: 'unknown', reason, ...located }),
    'sdk-export': ({ kind, spec }, located) => ({ kind: 'opaque', what: spec.helper ?? kind, ...located }),
    class: opaque,
    instance: opaque,
    interface: opaque,
    typed: opaque,
    component: opaque,
    namespace: opaque,
    sdk: opaque,
    client: opaque,
    maker: opaque,
    context: opaque,
    http: opaque,
    request: opaque,
    declared: opaque,
  };

  #object(value: Evaluated, located: Located, depth: number): ObjectValue {
    const found = this.#evaluator.open(() => keysOf(this.#evaluator, value));
    const { keys, open } = found;
    const origins = new Map(
      [...keys].flatMap(([key, { at }]): [string, Origin][] => {
        const origin = this.#origin(at);
        return origin ? [[key, origin]] : [];
      }),
    );
    const rest: Omit<ObjectValue, 'get' | 'keyOrigin'> = {
      kind: 'object',
      keys: [...keys.keys()],
      sometimes: new Set([...keys].filter(([, { isSure }]) => !isSure).map(([key]) => key)),
      open,
      ...located,
    };
    const member = this.#evaluator.memo.trace.later((key: string) =>
      mayHave(found, key) ? this.#member(value, key, keys.has(key), depth + 1) : undefined,
    );
    return lazyObject(rest, origins, member);
  }

  #member(value: Evaluated, key: string, isOwn: boolean, depth: number): Value | undefined {
    const found = this.#evaluator.open(() => this.#evaluator.member(value, key, undefined, undefined));
    if (!isOwn && found.kind === 'literal' && found.value === undefined) return undefined;
    return this.of(found, depth);
  }
}

function notFollowed({ origin }: Located): Value {
  if (!origin) return tooDeep;
  let known = tooDeepAt.get(origin);
  if (!known) tooDeepAt.set(origin, (known = { ...tooDeep, origin }));
  return known;
}

function canBeAnnotated(value: Value): value is Extract<Value, { readonly type?: Primitive }> {
  return ['parameter', 'member', 'call', 'global', 'import', 'opaque', 'unknown'].includes(value.kind);
}

function functionValue(_value: Evaluated, located: Located): Value {
  return { kind: 'function', ...located };
}

function opaque({ kind }: Evaluated, located: Located): Value {
  return { kind: 'opaque', what: kind, ...located };
}
