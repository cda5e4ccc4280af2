import { alternatives } from '../evaluate/value.ts';

import type { ObjectValue, Origin, UnknownReason, Value } from '../reading.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { At, Thunk, V } from '../evaluate/value.ts';

const MAX_DEPTH = 12;

/** Turns the evaluation's values into those that rules see. */
export class PublicValues {
  readonly #evaluator: Evaluator;
  readonly #relative: (path: string) => string;

  constructor(evaluator: Evaluator, relative: (path: string) => string) {
    this.#evaluator = evaluator;
    this.#relative = relative;
  }

  origin(at: At | undefined): Origin | undefined {
    return at && { file: this.#relative(at.m.path), range: [at.s, at.e] };
  }

  of(value: V, depth = 0): Value {
    const found = this.origin(value.at);
    const origin = found && { origin: found };
    if (depth > MAX_DEPTH) return { kind: 'unknown', reason: 'too-deep', ...origin };
    const next = (inner: V): Value => this.of(inner, depth + 1);
    const force = (thunk: Thunk): Value => next(this.#evaluator.open(() => this.#evaluator.force(thunk)));
    switch (value.t) {
      case 'lit':
        return { kind: 'literal', value: value.v, ...origin };
      case 'tpl':
        return {
          kind: 'template',
          parts: value.parts.map(part => (typeof part === 'string' ? part : next(part))),
          ...origin,
        };
      case 'union':
        return { kind: 'union', of: value.of.map(next), ...origin };
      case 'obj':
      case 'merge':
      case 'props':
      case 'omit':
        return this.#object(value, depth);
      case 'arr':
        return { kind: 'array', items: value.items.slice(0, 200).map(force), open: value.open, ...origin };
      case 'par':
        return { kind: 'parameter', name: value.n, path: value.path, ...origin };
      case 'mem':
        return { kind: 'member', object: next(value.o), property: value.p, ...origin };
      case 'call':
        return {
          kind: 'call',
          callee: next(value.c),
          args: value.args.slice(0, 8).map(force),
          isNew: value.isNew,
          ...origin,
        };
      case 'op':
        return { kind: 'operation', operator: value.op, operands: value.x.map(next), ...origin };
      case 'imp':
        return { kind: 'import', source: value.s, name: value.n, ...origin };
      case 'glob':
        return { kind: 'global', name: value.n, ...origin };
      case 'fn':
      case 'bound':
      case 'meth':
        return { kind: 'function', ...origin };
      case 'unk':
        return { kind: 'unknown', reason: value.w, ...origin };
      case 'exp':
        return { kind: 'opaque', what: value.spec.helper ?? value.t, ...origin };
      default:
        return { kind: 'opaque', what: value.t, ...origin };
    }
  }

  #object(value: V, depth: number): ObjectValue {
    const evaluator = this.#evaluator;
    const shape = evaluator.open(() => keysOf(evaluator, value, 0));
    const origin = this.origin(value.at);
    const memo = new Map<string, Value | undefined>();
    return {
      kind: 'object',
      keys: [...shape.keys.keys()],
      sometimes: new Set([...shape.keys].filter(([, { isSure }]) => !isSure).map(([key]) => key)),
      open: shape.open,
      get: key => {
        if (!memo.has(key)) {
          memo.set(
            key,
            shape.keys.has(key) || shape.open ? this.#member(value, key, depth, shape.keys.has(key)) : undefined,
          );
        }
        return memo.get(key);
      },
      keyOrigin: key => this.origin(shape.keys.get(key)?.at),
      ...(origin && { origin }),
    };
  }

  #member(value: V, key: string, depth: number, isOwn: boolean): Value | undefined {
    const found = this.#evaluator.open(() => this.#evaluator.member(value, key, undefined, undefined));
    if (!isOwn && found.t === 'lit' && found.v === undefined) return undefined;
    return this.of(found, depth + 1);
  }
}

interface Key {
  readonly at: At | undefined;
  /** There on every way through the code, as far as it was followed. */
  readonly isSure: boolean;
}

/** The keys that an object has or may have, with where they are written. */
function keysOf(evaluator: Evaluator, value: V, depth: number): { keys: Map<string, Key>; open: boolean } {
  const keys = new Map<string, Key>();
  let open = false;
  const take = (inner: V, isSure: boolean): void => {
    const found = keysOf(evaluator, inner, depth + 1);
    for (const [key, { at, isSure: isOwn }] of found.keys)
      keys.set(key, { at, isSure: (isSure && isOwn) || keys.get(key)?.isSure === true });
    open ||= found.open;
  };
  if (depth > 8) return { keys, open: true };
  switch (value.t) {
    case 'obj':
      for (const property of value.x.p) {
        const at = { m: value.m, s: property.s, e: property.e };
        if (property.k !== null) keys.set(property.k, { at, isSure: true });
        else if (property.c) {
          const names = alternatives(evaluator.eval(value.m, property.c, value.f));
          for (const name of names) {
            if (name.t === 'lit') keys.set(String(name.v), { at, isSure: names.length === 1 });
            else open = true;
          }
        } else take(evaluator.eval(value.m, property.v, value.f), !(property.v.k === 'or' && property.v.op === '&&'));
      }
      break;
    case 'merge':
      for (const inner of value.of) take(inner, true);
      break;
    case 'props':
      // Written later, perhaps under a condition.
      for (const key of value.get.keys()) keys.set(key, { at: undefined, isSure: false });
      open ||= value.open === true;
      break;
    case 'omit':
      take(value.o, true);
      for (const key of value.x) keys.delete(key);
      break;
    case 'union': {
      // A spread of `cond && {…}`: the keys may be there.
      const found = value.of.map(inner => keysOf(evaluator, inner, depth + 1));
      for (const { keys: own } of found)
        for (const [key, { at }] of own)
          keys.set(key, { at, isSure: found.every(({ keys: other }) => other.get(key)?.isSure) });
      open = found.some(other => other.open);
      break;
    }
    case 'lit':
      break;
    default:
      open = true;
  }
  return { keys, open };
}

/** The strings that a value can be: whole names, names with holes, and why it is not known. */
export function namesOf(value: V): { events: string[]; patterns: string[]; unresolved?: UnknownReason } {
  const events = new Set<string>();
  const patterns = new Set<string>();
  let unresolved: UnknownReason | undefined;
  for (const item of alternatives(value)) {
    if (item.t === 'lit') {
      if (typeof item.v === 'string') events.add(item.v);
      else if (item.v !== undefined && item.v !== null && typeof item.v !== 'boolean') events.add(String(item.v));
      else unresolved ??= 'missing';
    } else if (item.t === 'tpl') {
      const pattern = item.parts.map(part => (typeof part === 'string' ? part : '*')).join('');
      if (/[^*\s]/.test(pattern)) patterns.add(pattern);
      else unresolved ??= reasonOf(item.parts.find((part): part is V => typeof part !== 'string') ?? item);
    } else unresolved ??= reasonOf(item);
  }
  if (unresolved === 'missing' && events.size + patterns.size > 0) unresolved = undefined;
  return { events: [...events], patterns: [...patterns], ...(unresolved && { unresolved }) };
}

function reasonOf(value: V): UnknownReason {
  switch (value.t) {
    case 'unk':
      return value.w;
    case 'par':
      return 'parameter';
    case 'mem':
      return rootReason(value) ?? 'dynamic-member';
    case 'call':
      return 'dynamic-call';
    case 'imp':
      return 'unresolved-import';
    case 'glob':
      return 'unknown-global';
    case 'union': {
      return reasonOf(value.of.find(item => item.t !== 'lit') ?? (value.of[0] as V));
    }
    default:
      return 'dynamic-expression';
  }
}

function rootReason(value: V): UnknownReason | undefined {
  let root = value;
  while (root.t === 'mem') root = root.o;
  if (root.t === 'par') return 'parameter';
  if (root.t === 'imp') return 'unresolved-import';
  if (root.t === 'unk' && root.w !== 'dynamic-expression') return root.w;
  return undefined;
}
