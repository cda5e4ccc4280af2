/** What expressions of each kind evaluate to. */
import { ownSelf, thisOf } from './classes.ts';
import { isCallable, isHollow, isResidual, isStringLike } from './kinds.ts';
import { indexed } from './members.ts';
import { argumentOf, given } from './parameters.ts';
import { join } from './strings.ts';
import { union, unknown } from './value.ts';

import type { Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { At, Evaluated, Frame, Thunk, TypeRef } from './value.ts';

type ExprOf<K extends Expr['k']> = Extract<Expr, { readonly k: K }>;

/** Where an expression stands and what it is read with. */
export interface Place {
  readonly evaluator: Evaluator;
  readonly module: Module;
  readonly frame: Frame | null;
  readonly at: At;
}

type Handler<K extends Expr['k']> = (x: ExprOf<K>, place: Place) => Evaluated;

const handlers: { readonly [K in Expr['k']]: Handler<K> } = {
  lit: (x, { at }) => ({ kind: 'literal', value: x.v, at }),
  undef: (_x, { at }) => ({ kind: 'literal', value: undefined, at }),
  tpl: (x, place) => {
    const parts: (string | Evaluated)[] = [];
    for (const [index, text] of x.q.entries()) {
      parts.push(text);
      const hole = x.x[index];
      if (hole) parts.push(evaluate(hole, place));
    }
    return join(parts, place.at);
  },
  op: (x, place) => {
    const operands = x.x.map(item => evaluate(item, place));
    if (x.op === '+' && operands.length === 2 && operands.some(isStringLike)) return join(operands, place.at);
    return { kind: 'operation', operator: x.op, operands, at: place.at };
  },
  or: alternativesOf,
  ref: (x, { evaluator, module, frame }) => evaluator.binding(module, x.b, frame),
  glob: (x, { evaluator, module, at }) => evaluator.global(module, x.n, at),
  par: argumentOf,
  mem: (x, place) => {
    const { evaluator, module, at } = place;
    const written = evaluator.written(module, x.o, x.p, place.frame);
    const value = evaluator.member(evaluate(x.o, place), x.p, at, module);
    return written ? union([...(isHollow(value) ? [] : [value]), written]) : value;
  },
  idx: indexed,
  el: (x, place) => place.evaluator.element(evaluate(x.o, place), place.at),
  rest: (x, place) => ({ kind: 'omit', object: evaluate(x.o, place), keys: x.x, at: place.at }),
  call: (x, { evaluator, module, frame }) => evaluator.callValue(module, x.c, frame),
  fn: (x, { module, frame, at }) => ({ kind: 'function', module, id: x.f, frame, ...selfOf(frame), at }),
  cls: (x, { module, frame, at }) => ({ kind: 'class', module, id: x.c, frame, at }),
  obj: (x, { module, frame, at }) => ({ kind: 'object', module, expr: x, frame, at }),
  arr: listOf,
  spread: (_x, { at }) => unknown('spread', at),
  this: thisOf,
  thisobj: (x, { evaluator, module, frame, at }) => {
    const object = module.facts.objs[x.id];
    // What the method is called with is not what the object around it was made with.
    const outer = frame?.key.startsWith(`${module.path}#`) ? frame.up : frame;
    return object ? evaluator.eval(module, object, outer) : unknown('dynamic-expression', at);
  },
  super: (x, place) => {
    const { evaluator, frame, at } = place;
    const sup = place.module.facts.classes[x.c]?.sup;
    if (!sup) return (frame && ownSelf(frame)) ?? unknown('dynamic-expression', at);
    const parent = evaluate(sup, place);
    return parent.kind === 'class'
      ? { kind: 'instance', class: parent, args: null, at }
      : evaluator.construct(parent, [], at);
  },
  mod: (x, { evaluator, module, at }) => evaluator.imported(module, x.m, x.cjs ? 'require' : '*', at),
  as: (x, place) => {
    const value = evaluate(x.x, place);
    const type = { module: place.module, type: x.t, frame: place.frame };
    return castTo(value, type, place.evaluator);
  },
  unk: (x, { at }) => unknown(x.w, at),
};

/** What `x` evaluates to at `place`, its own place put in. */
export function evaluateKind(x: Expr, place: Place): Evaluated {
  const handler = handlers[x.k] as Handler<Expr['k']> | undefined;
  return handler ? handler(x, place) : unknown('dynamic-expression', place.at);
}

function isBlank(value: Evaluated): boolean {
  return value.kind === 'object' && value.expr.p.length === 0;
}

/** `{} as Client` stands for one until there is one; of data it says that there is none yet. */
function standIn(typed: Evaluated | undefined, value: Evaluated): Evaluated {
  return typed?.kind === 'client' || typed?.kind === 'instance' || typed?.kind === 'interface' ? typed : value;
}

function evaluate(x: Expr, { evaluator, module, frame }: Place): Evaluated {
  return evaluator.eval(module, x, frame);
}

/** A cast says more of a value than where it comes from does, and of what is known for itself it says nothing. */
function castTo(value: Evaluated, type: TypeRef, evaluator: Evaluator): Evaluated {
  if (value.kind === 'union') return union(value.of.map(item => castTo(item, type, evaluator)));
  if (value.kind === 'parameter') return { ...value, type };
  if (isResidual(value)) return evaluator.typed({ ...value, type }, type);
  if (isHollow(value)) return evaluator.typed(value, type);
  return isBlank(value) ? standIn(evaluator.typeValue(type), value) : value;
}

function listOf(x: ExprOf<'arr'>, place: Place): Evaluated {
  const { module, frame } = place;
  const items: Thunk[] = [];
  const spread: Evaluated[] = [];
  let placed: number | undefined;
  for (const expr of x.x) {
    if (expr.k !== 'spread') {
      items.push({ module, expr, frame });
      continue;
    }
    const list = evaluate(expr.x, place);
    if (list.kind !== 'array') {
      spread.push(list);
      placed ??= items.length;
      continue;
    }
    if (list.open) placed ??= items.length + (list.placed ?? list.items.length);
    if (list.spread) spread.push(...list.spread);
    items.push(...list.items);
  }
  return {
    kind: 'array',
    items,
    open: placed !== undefined,
    ...(placed !== undefined && { placed }),
    ...(spread.length > 0 && { spread }),
    at: place.at,
  };
}

function selfOf(frame: Frame | null): { readonly self?: Evaluated } {
  const self = frame && ownSelf(frame);
  return self ? { self } : {};
}

function alternativesOf(x: ExprOf<'or'>, place: Place): Evaluated {
  const values = x.x.map(item => evaluate(item, place));
  const [left, right] = values as [Evaluated, Evaluated];
  if (x.op === '&&' || x.op === '&&=') return perhaps(right);
  if (x.op === '=') return withDefault(left, given(right, x.x[1]), place.evaluator);
  const joined = union(values);
  const result = joined.kind === 'union' ? { ...joined, at: place.at } : joined;
  // Of `a || b`, nothing is left only where `b` is nothing.
  const last = x.op === '?:' ? values : [right];
  return last.some(isPerhapsNothing) ? perhaps(result) : result;
}

function isPerhapsNothing(value: Evaluated): boolean {
  return value.maybe === true || (value.kind === 'literal' && (value.value == null || value.value === false));
}

const objects: ReadonlySet<Evaluated['kind']> = new Set(['object', 'merge', 'properties', 'omit', 'union'] as const);

/** The value, or nothing: where it is spread, its keys are there sometimes. */
function perhaps(value: Evaluated): Evaluated {
  return objects.has(value.kind) ? { ...value, maybe: true } : value;
}

const whole: ReadonlySet<Evaluated['kind']> = new Set([
  'literal',
  'template',
  'object',
  'array',
  'function',
  'class',
  'instance',
  'client',
  'method',
] as const);

/** A default counts where the argument is left out, and while nobody is known to pass one. */
function withDefault(value: Evaluated, fallback: Evaluated, evaluator: Evaluator): Evaluated {
  if (value.kind === 'literal' && value.value === undefined) return fallback;
  if (whole.has(value.kind)) return value;
  if (value.kind === 'member') return value;
  if (value.kind !== 'parameter') return union([value, fallback]);
  // `first, second = first`: the default lends its type.
  if (!value.type && fallback.kind === 'parameter' && fallback.type) return { ...value, type: fallback.type };
  return standsIn(fallback, evaluator, 3) ? fallback : value;
}

/** A default of data (`properties = {}`) says nothing of what is passed; one that can be called upon does. */
function standsIn(value: Evaluated, evaluator: Evaluator, depth: number): boolean {
  if (value.kind !== 'object') return isCallable(value);
  if (depth <= 0) return false;
  return value.expr.p.some(
    property =>
      property.k === null || standsIn(evaluator.eval(value.module, property.v, value.frame), evaluator, depth - 1),
  );
}
