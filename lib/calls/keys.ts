import { byKind } from '../evaluate/by-kind.ts';
import { alternatives } from '../evaluate/value.ts';

import type { ByKind } from '../evaluate/by-kind.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { At, Evaluated } from '../evaluate/value.ts';

interface Key {
  readonly at: At | undefined;
  /** There on every way through the code, as far as it was followed. */
  readonly isSure: boolean;
}

export interface Keys {
  readonly keys: ReadonlyMap<string, Key>;
  /** There may be others. */
  readonly open: boolean;
}

/** How deep spreads are followed into one another. */
const MAX_DEPTH = 8;

/** The keys that an object has or may have, with where they are written. */
export function keysOf(evaluator: Evaluator, value: Evaluated, depth = 0): Keys {
  return depth > MAX_DEPTH ? anyKeys() : byKind(keysByKind, value, evaluator, depth);
}

/** Whether an object can have a key. */
export function mayHave({ keys, open }: Keys, key: string): boolean {
  return open || keys.has(key);
}

const noKeys = (): Keys => ({ keys: new Map(), open: false });
const anyKeys = (): Keys => ({ keys: new Map(), open: true });

const keysByKind: ByKind<Keys, [evaluator: Evaluator, depth: number]> = {
  object(object, evaluator, depth) {
    const collected = new Collected();
    for (const property of object.expr.p) {
      const at: At = { module: object.module, start: property.s, end: property.e };
      if (property.k !== null) collected.add(property.k, { at, isSure: true });
      else if (property.c) {
        const names = alternatives(evaluator.eval(object.module, property.c, object.frame));
        for (const name of names) {
          if (name.kind === 'literal') collected.add(String(name.value), { at, isSure: names.length === 1 });
          else collected.open = true;
        }
      } else {
        const spread = evaluator.eval(object.module, property.v, object.frame);
        collected.take(keysOf(evaluator, spread, depth + 1), !spread.orNothing);
      }
    }
    return collected;
  },
  merge({ of }, evaluator, depth) {
    const collected = new Collected();
    for (const inner of of) collected.take(keysOf(evaluator, inner, depth + 1), !inner.orNothing);
    return collected;
  },
  // Written later, perhaps under a condition.
  properties: ({ values, open = false }) => ({
    keys: new Map([...values.keys()].map(key => [key, { at: undefined, isSure: false }])),
    open,
  }),
  omit({ object, keys }, evaluator, depth) {
    const found = keysOf(evaluator, object, depth + 1);
    return { keys: new Map([...found.keys].filter(([key]) => !keys.includes(key))), open: found.open };
  },
  union({ of }, evaluator, depth) {
    const found = of.map(inner => keysOf(evaluator, inner, depth + 1));
    const keys = new Map<string, Key>();
    for (const { keys: own } of found)
      for (const [key, { at }] of own)
        keys.set(key, { at, isSure: found.every(({ keys: other }) => other.get(key)?.isSure) });
    return { keys, open: found.some(({ open }) => open) };
  },
  literal: noKeys,
  template: anyKeys,
  array: anyKeys,
  parameter: anyKeys,
  member: anyKeys,
  call: anyKeys,
  operation: anyKeys,
  import: anyKeys,
  global: anyKeys,
  function: anyKeys,
  class: anyKeys,
  instance: anyKeys,
  interface: anyKeys,
  typed: anyKeys,
  component: anyKeys,
  namespace: anyKeys,
  sdk: anyKeys,
  'sdk-export': anyKeys,
  client: anyKeys,
  method: anyKeys,
  maker: anyKeys,
  context: anyKeys,
  http: anyKeys,
  request: anyKeys,
  bound: anyKeys,
  declared: anyKeys,
  unknown: anyKeys,
};

class Collected implements Keys {
  readonly keys = new Map<string, Key>();
  open = false;

  add(key: string, entry: Key): void {
    this.keys.set(key, entry);
  }

  /** The keys of a part, such as a spread; `isSure`: the part is there on every way. */
  take(part: Keys, isSure: boolean): void {
    for (const [key, { at, isSure: isOwn }] of part.keys)
      this.keys.set(key, { at, isSure: (isSure && isOwn) || this.keys.get(key)?.isSure === true });
    this.open ||= part.open;
  }
}
