import { alternatives } from '../evaluate/value.ts';

import type { ObjectValue, Origin, UnknownReason, Value } from '../reading.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { At, Thunk, Evaluated } from '../evaluate/value.ts';

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
    return at && { file: this.#relative(at.module.path), range: [at.start, at.end] };
  }

  of(value: Evaluated, depth = 0): Value {
    const found = this.origin(value.at);
    const origin = found && { origin: found };
    if (depth > MAX_DEPTH) return { kind: 'unknown', reason: 'too-deep', ...origin };
    const next = (inner: Evaluated): Value => this.of(inner, depth + 1);
    const force = (thunk: Thunk): Value => next(this.#evaluator.open(() => this.#evaluator.force(thunk)));
    switch (value.kind) {
      case 'literal':
        return { kind: 'literal', value: value.value, ...origin };
      case 'template':
        return {
          kind: 'template',
          parts: value.parts.map(part => (typeof part === 'string' ? part : next(part))),
          ...origin,
        };
      case 'union':
        return { kind: 'union', of: value.of.map(next), ...origin };
      case 'object':
      case 'merge':
      case 'properties':
      case 'omit':
        return this.#object(value, depth);
      case 'array':
        return { kind: 'array', items: value.items.slice(0, 200).map(force), open: value.open, ...origin };
      case 'parameter':
        return { kind: 'parameter', name: value.name, path: value.path, ...origin };
      case 'member':
        return { kind: 'member', object: next(value.object), property: value.property, ...origin };
      case 'call':
        return {
          kind: 'call',
          callee: next(value.callee),
          args: value.args.slice(0, 8).map(force),
          isNew: value.isNew,
          ...origin,
        };
      case 'operation':
        return { kind: 'operation', operator: value.operator, operands: value.operands.map(next), ...origin };
      case 'import':
        return { kind: 'import', source: value.source, name: value.name, ...origin };
      case 'global':
        return { kind: 'global', name: value.name, ...origin };
      case 'function':
      case 'bound':
      case 'method':
        return { kind: 'function', ...origin };
      case 'unknown':
        return { kind: 'unknown', reason: value.reason, ...origin };
      case 'sdk-export':
        return { kind: 'opaque', what: value.spec.helper ?? value.kind, ...origin };
      default:
        return { kind: 'opaque', what: value.kind, ...origin };
    }
  }

  #object(value: Evaluated, depth: number): ObjectValue {
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

  #member(value: Evaluated, key: string, depth: number, isOwn: boolean): Value | undefined {
    const found = this.#evaluator.open(() => this.#evaluator.member(value, key, undefined, undefined));
    if (!isOwn && found.kind === 'literal' && found.value === undefined) return undefined;
    return this.of(found, depth + 1);
  }
}

interface Key {
  readonly at: At | undefined;
  /** There on every way through the code, as far as it was followed. */
  readonly isSure: boolean;
}

/** The keys that an object has or may have, with where they are written. */
function keysOf(evaluator: Evaluator, value: Evaluated, depth: number): { keys: Map<string, Key>; open: boolean } {
  const keys = new Map<string, Key>();
  let open = false;
  const take = (inner: Evaluated, isSure: boolean): void => {
    const found = keysOf(evaluator, inner, depth + 1);
    for (const [key, { at, isSure: isOwn }] of found.keys)
      keys.set(key, { at, isSure: (isSure && isOwn) || keys.get(key)?.isSure === true });
    open ||= found.open;
  };
  if (depth > 8) return { keys, open: true };
  switch (value.kind) {
    case 'object':
      for (const property of value.expr.p) {
        const at: At = { module: value.module, start: property.s, end: property.e };
        if (property.k !== null) keys.set(property.k, { at, isSure: true });
        else if (property.c) {
          const names = alternatives(evaluator.eval(value.module, property.c, value.frame));
          for (const name of names) {
            if (name.kind === 'literal') keys.set(String(name.value), { at, isSure: names.length === 1 });
            else open = true;
          }
        } else
          take(
            evaluator.eval(value.module, property.v, value.frame),
            !(property.v.k === 'or' && property.v.op === '&&'),
          );
      }
      break;
    case 'merge':
      for (const inner of value.of) take(inner, true);
      break;
    case 'properties':
      // Written later, perhaps under a condition.
      for (const key of value.values.keys()) keys.set(key, { at: undefined, isSure: false });
      open ||= value.open === true;
      break;
    case 'omit':
      take(value.object, true);
      for (const key of value.keys) keys.delete(key);
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
    case 'literal':
      break;
    default:
      open = true;
  }
  return { keys, open };
}

/** The strings that a value can be: whole names, names with holes, and why it is not known. */
export function namesOf(value: Evaluated): { events: string[]; patterns: string[]; unresolved?: UnknownReason } {
  const events = new Set<string>();
  const patterns = new Set<string>();
  let unresolved: UnknownReason | undefined;
  for (const item of alternatives(value)) {
    if (item.kind === 'literal') {
      if (typeof item.value === 'string') events.add(item.value);
      else if (item.value !== undefined && item.value !== null && typeof item.value !== 'boolean')
        events.add(String(item.value));
      else unresolved ??= 'missing';
    } else if (item.kind === 'template') {
      const pattern = item.parts.map(part => (typeof part === 'string' ? part : '*')).join('');
      if (/[^*\s]/.test(pattern)) patterns.add(pattern);
      else unresolved ??= reasonOf(item.parts.find((part): part is Evaluated => typeof part !== 'string') ?? item);
    } else unresolved ??= reasonOf(item);
  }
  if (unresolved === 'missing' && events.size + patterns.size > 0) unresolved = undefined;
  return { events: [...events], patterns: [...patterns], ...(unresolved && { unresolved }) };
}

function reasonOf(value: Evaluated): UnknownReason {
  switch (value.kind) {
    case 'unknown':
      return value.reason;
    case 'parameter':
      return 'parameter';
    case 'member':
      return rootReason(value) ?? 'dynamic-member';
    case 'call':
      return 'dynamic-call';
    case 'import':
      return 'unresolved-import';
    case 'global':
      return 'unknown-global';
    case 'union': {
      return reasonOf(value.of.find(item => item.kind !== 'literal') ?? (value.of[0] as Evaluated));
    }
    default:
      return 'dynamic-expression';
  }
}

function rootReason(value: Evaluated): UnknownReason | undefined {
  let root = value;
  while (root.kind === 'member') root = root.object;
  if (root.kind === 'parameter') return 'parameter';
  if (root.kind === 'import') return 'unresolved-import';
  if (root.kind === 'unknown' && root.reason !== 'dynamic-expression') return root.reason;
  return undefined;
}
