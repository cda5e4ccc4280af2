import { bounded } from '../evaluate/bounded.ts';
import { byKind } from '../evaluate/by-kind.ts';
import { keysOf, mayHave } from './keys.ts';

import type { ByKind } from '../evaluate/by-kind.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { At, Evaluated, Thunk } from '../evaluate/value.ts';
import type { ObjectValue, Origin, Value } from '../reading.ts';

const MAX_DEPTH = 12;
const MAX_ITEMS = 200;
const MAX_ARGUMENTS = 8;

/** Where a value was read from, if that is known. */
interface Located {
  readonly origin?: Origin;
}

/** Turns the evaluation's values into those that rules see. */
export class PublicValues {
  readonly #evaluator: Evaluator;
  readonly #relative: (path: string) => string;

  constructor(evaluator: Evaluator, relative: (path: string) => string) {
    this.#evaluator = evaluator;
    this.#relative = relative;
  }

  of(value: Evaluated, depth = 0): Value {
    const located = this.#located(value.at);
    return depth > MAX_DEPTH
      ? { kind: 'unknown', reason: 'too-deep', ...located }
      : byKind(this.#valueByKind, value, located, depth);
  }

  #origin(at: At | undefined): Origin | undefined {
    return at && { file: this.#relative(at.module.path), range: [at.start, at.end] };
  }

  #located(at: At | undefined): Located {
    const origin = this.#origin(at);
    return origin ? { origin } : {};
  }

  #force(thunk: Thunk, depth: number): Value {
    return this.of(
      this.#evaluator.open(() => this.#evaluator.force(thunk)),
      depth,
    );
  }

  #args(all: readonly Thunk[], depth: number): Value[] {
    const { items, isCut } = bounded(all, MAX_ARGUMENTS);
    const args = items.map(argument => this.#force(argument, depth));
    return isCut ? [...args, { kind: 'unknown', reason: 'cut-off' }] : args;
  }

  readonly #valueByKind: ByKind<Value, [located: Located, depth: number]> = {
    literal: ({ value }, located) => ({ kind: 'literal', value, ...located }),
    template: ({ parts }, located, depth) => ({
      kind: 'template',
      parts: parts.map(part => (typeof part === 'string' ? part : this.of(part, depth + 1))),
      ...located,
    }),
    union: ({ of }, located, depth) => ({ kind: 'union', of: of.map(one => this.of(one, depth + 1)), ...located }),
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
        ...(spread && { spread: spread.map(one => this.of(one, depth + 1)) }),
        ...located,
      };
    },
    parameter: ({ name, path }, located) => ({ kind: 'parameter', name, path, ...located }),
    member: ({ object, property }, located, depth) => ({
      kind: 'member',
      object: this.of(object, depth + 1),
      property,
      ...located,
    }),
    call: ({ callee, args, isNew }, located, depth) => ({
      kind: 'call',
      callee: this.of(callee, depth + 1),
      args: this.#args(args, depth + 1),
      isNew,
      ...located,
    }),
    operation: ({ operator, operands }, located, depth) => ({
      kind: 'operation',
      operator,
      operands: operands.map(operand => this.of(operand, depth + 1)),
      ...located,
    }),
    import: ({ source, name }, located) => ({ kind: 'import', source, name, ...located }),
    global: ({ name }, located) => ({ kind: 'global', name, ...located }),
    function: functionValue,
    bound: functionValue,
    method: functionValue,
    unknown: ({ reason }, located) => ({ kind: 'unknown', reason, ...located }),
    'sdk-export': ({ kind, spec }, located) => ({ kind: 'opaque', what: spec.helper ?? kind, ...located }),
    class: opaque,
    instance: opaque,
    interface: opaque,
    typed: opaque,
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
    const members = new Map<string, Value | undefined>();
    return {
      kind: 'object',
      keys: [...keys.keys()],
      sometimes: new Set([...keys].filter(([, { isSure }]) => !isSure).map(([key]) => key)),
      open,
      get: key => {
        if (!members.has(key))
          members.set(key, mayHave(found, key) ? this.#member(value, key, keys.has(key), depth + 1) : undefined);
        return members.get(key);
      },
      keyOrigin: key => this.#origin(keys.get(key)?.at),
      ...located,
    };
  }

  #member(value: Evaluated, key: string, isOwn: boolean, depth: number): Value | undefined {
    const found = this.#evaluator.open(() => this.#evaluator.member(value, key, undefined, undefined));
    if (!isOwn && found.kind === 'literal' && found.value === undefined) return undefined;
    return this.of(found, depth);
  }
}

function functionValue(_value: Evaluated, located: Located): Value {
  return { kind: 'function', ...located };
}

function opaque({ kind }: Evaluated, located: Located): Value {
  return { kind: 'opaque', what: kind, ...located };
}
