/** What expressions of each kind evaluate to. */
import { withAddedTo } from './bindings.ts';
import { ownSelf, thisOf } from './classes.ts';
import { isCallable, isHollow, isLeftOut, isResidual, isStringLike, isUndefined } from './kinds.ts';
import { astroProps, vueProp } from './known/file-components.ts';
import { isWindow, neighbour } from './known/globals.ts';
import { propertyOfThis } from './known/components.ts';
import { readStore } from './known/svelte.ts';
import { contentOf } from './known/maps.ts';
import { indexed } from './elements.ts';
import { argumentOf, given } from './parameters.ts';
import { join } from './strings.ts';
import { isSaidByExports, primitiveOf } from './types.ts';
import { chosenBy, isCertain } from './certain.ts';
import {
  alternatives,
  certainly,
  isGated,
  isOptional,
  never,
  orNothing,
  undefinedValue,
  union,
  unknown,
} from './value.ts';

import type { Expr, Sure } from '../facts/facts.ts';
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
    const operator = x.op === '+=' ? '+' : x.op;
    if (operator === '+' && operands.length === 2 && operands.some(isStringLike)) return join(operands, place.at);
    return { kind: 'operation', operator, operands, at: place.at };
  },
  or: alternativesOf,
  ref: (x, place) => {
    const { evaluator, module, frame } = place;
    const isOverwritten = x.o !== undefined && evaluator.isSure(module, x.o, frame);
    return checked(evaluator.binding(module, x.b, frame, { isOverwritten, held: x.d }), x, place);
  },
  glob: (x, { evaluator, module, frame, at }) =>
    x.n === 'exports'
      ? { kind: 'namespace', module }
      : (readStore(evaluator, module, x.n) ??
        vueProp(evaluator, module, x.n, frame, at) ??
        neighbour(evaluator, module, x.n, x.s) ??
        evaluator.global(module, x.n, at)),
  par: argumentOf,
  mem: (x, place) => {
    const { evaluator, module, at } = place;
    const written = evaluator.written(module, x.o, x.p, place.frame);
    const own = ofThis(x, place) ?? evaluator.member(holderOf(x, place), x.p, at, module);
    const value = withAddedTo(evaluator, own, x.o, x.p, place);
    const isSolid = (!isHollow(value) || value.kind === 'literal') && !(written && isDeclaredAlone(value, evaluator));
    const all = written ? union([...(isSolid ? [value] : isOptional(value) ? [undefinedValue] : []), written]) : value;
    return checked(all, x.q && hangsOnWhole(x, place) ? {} : x, place);
  },
  idx: (x, place) => checked(indexed(x, place), x, place),
  el: (x, place) => place.evaluator.element(x.n ? keysIn(x.o, place) : evaluate(x.o, place), place.at),
  rest: (x, place) =>
    x.i === undefined
      ? { kind: 'omit', object: evaluate(x.o, place), keys: x.x, at: place.at }
      : restOf(evaluate(x.o, place), x.i, place.at),
  call: (x, place) => checked(place.evaluator.callValue(place.module, x.c, place.frame), x, place),
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
    const self = object ? evaluator.eval(module, object, outer) : unknown('dynamic-expression', at);
    return self.kind === 'object' && (evaluator.host.hasComponents || evaluator.host.declared?.global('this'))
      ? { kind: 'component', object: self, at }
      : self;
  },
  super: (x, place) => {
    const { evaluator, frame, at } = place;
    const sup = place.module.facts.classes[x.c]?.sup;
    if (!sup) return (frame && ownSelf(frame)) ?? unknown('dynamic-expression', at);
    const parent = evaluate(sup, place);
    return parent.kind === 'class'
      ? { kind: 'instance', class: parent, args: null, exact: true, at }
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

/**
 * What a member is of. A module that names nothing may give the globals of the page, `getWindow()`: it is asked where
 * one of them is read.
 */
function holderOf({ o, p }: ExprOf<'mem'>, place: Place): Evaluated {
  const { evaluator, module, frame } = place;
  const holder = evaluate(o, place);
  if (!isGated(holder) || !(evaluator.host.globalClient(module, p) ?? evaluator.host.globalValue(p))) return holder;
  const read = evaluator.open(() => evaluator.eval(module, o, frame));
  return alternatives(read).some(one => one.kind === 'global' && isWindow(one.name)) ? read : holder;
}

/** The names under which something stands in an object: what `Object.keys` gives of it. */
function keysIn(o: Expr, { evaluator, module, frame, at }: Place): Evaluated {
  const keys: Evaluated = { kind: 'member', object: { kind: 'global', name: 'Object' }, property: 'keys', at };
  return evaluator.apply(keys, [{ module, expr: o, frame }], at);
}

/**
 * What a component is given, or a member of a `this` of which nothing is known: it has a name all the same. So has one that an object lacks around
 * whose method it stands: whoever runs the method may have given it another `this`.
 */
function ofThis({ o, p }: ExprOf<'mem'>, place: Place): Evaluated | undefined {
  const { evaluator, module, frame, at } = place;
  if (o.k === 'glob' && o.n === 'Astro' && p === 'props') return astroProps(evaluator, module, frame);
  const self = o.k === 'as' ? o.x : o;
  const residual = (): Evaluated => ({ kind: 'member', object: unknown('dynamic-expression', at), property: p, at });
  if (self.k === 'unk' && self.th) return propertyOfThis(evaluator, p) ?? residual();
  if (self.k !== 'thisobj') return undefined;
  const given = vueProp(evaluator, module, p, frame, at);
  if (given) return given;
  const own = evaluator.member(evaluate(o, place), p, at, module);
  return isUndefined(own) ? residual() : own;
}

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

/** What is known of whether a value is there: it was checked, or it hangs on what may not be there. */
function checked(
  value: Evaluated,
  { q, t }: { readonly q?: true; readonly t?: Sure },
  { evaluator, module, frame }: Place,
): Evaluated {
  if (evaluator.isSure(module, t, frame)) return there(value);
  return q ? orNothing(value) : value;
}

/** Whether `a` in `a?.b` is known to be there. */
function hangsOnWhole({ o }: ExprOf<'mem'>, place: Place): boolean {
  if (o.k !== 'ref' && o.k !== 'mem') return false;
  const object = evaluate(o, place);
  if (object.orNothing === false) return true;
  return (whole.has(object.kind) && !isOptional(object) && object.kind !== 'literal') || isGivenWhole(object, place);
}

/** The value where it passed a check: none of what does not pass it. Where nothing does, this is never reached. */
function there(value: Evaluated): Evaluated {
  const sure = certainly(value);
  if (isLeftOut(sure)) return never;
  if (sure.kind !== 'union') return isResidual(sure) ? { ...sure, orNothing: false } : sure;
  const passing = sure.of.filter(one => one.kind !== 'literal' || Boolean(one.value));
  return passing.length === 0 || passing.length === sure.of.length ? sure : { ...union(passing), at: sure.at };
}

/** `static id: string | undefined`: what is written to it later is all that it holds. */
function isDeclaredAlone(value: Evaluated, evaluator: Evaluator): boolean {
  return value.kind === 'typed' && primitiveOf(evaluator, value.type) !== undefined;
}

/** A cast says more of a value than where it comes from does, and of what is known for itself it says nothing. */
function castTo(value: Evaluated, type: TypeRef, evaluator: Evaluator): Evaluated {
  if (value.kind === 'union') return union(value.of.map(item => castTo(item, type, evaluator)));
  if (value.kind === 'parameter') return { ...value, type };
  if (isSaidByExports(value, type)) return value;
  if (isResidual(value)) return evaluator.typed({ ...value, type }, type);
  if (isHollow(value)) return evaluator.typed(value, type);
  return isBlank(value) ? standIn(evaluator.typeValue(type), value) : value;
}

/** What a list has from an index on, where it is known whole. */
function restOf(list: Evaluated, from: number, at: At | undefined): Evaluated {
  if (list.kind !== 'array' || list.open || list.placed !== undefined) return unknown('spread', at);
  return { ...list, items: list.items.slice(from), at };
}

function listOf(x: ExprOf<'arr'>, place: Place): Evaluated {
  const { module, frame } = place;
  const items: Thunk[] = [];
  const spread: Evaluated[] = [];
  let placed: number | undefined;
  let open = false;
  for (const expr of x.x) {
    if (expr.k !== 'spread') {
      items.push({ module, expr, frame });
      continue;
    }
    const given = evaluate(expr.x, place);
    const list = contentOf(place.evaluator, given, ['Set', 'Map']) ?? given;
    if (list.kind !== 'array') {
      spread.push(list);
      open = true;
      placed ??= items.length;
      continue;
    }
    open ||= list.open;
    if (list.open || list.placed !== undefined) placed ??= items.length + (list.placed ?? list.items.length);
    if (list.spread) spread.push(...list.spread);
    items.push(...list.items);
  }
  const put = place.evaluator.host.put(place.at);
  if (put.length > 0) {
    placed ??= items.length;
    items.push(...put.map(value => ({ value })));
  }
  return {
    kind: 'array',
    items,
    open,
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
  const [left, right] = x.x as [Expr, Expr];
  const chosen = x.test && chosenBy(tested(x.test, place), value => isGivenWhole(value, place));
  if (chosen !== undefined) return evaluate(chosen ? left : right, place);
  const values = x.x.map(item => evaluate(item, place));
  const [first, second] = values as [Evaluated, Evaluated];
  switch (x.op) {
    case '=':
      return withDefault(first, given(second, right), place.evaluator);
    case 'queue':
      return alternatives(first).some(({ kind }) => kind === 'client') ? first : second;
    case '&&':
    case '&&=':
      if (isLeftOut(first)) return first;
      return isGivenWhole(first, place) ? second : orNothing(second);
    case '||':
    case '??': {
      const taken = instead(first, x.op);
      const isAlways = taken.length > 0 && !isOptional(first) && taken.every(({ kind }) => whole.has(kind));
      return located(
        union(isAlways && taken.length === alternatives(first).length ? taken : [...taken, second]),
        place,
      );
    }
    default:
      return located(union(values), place);
  }
}

/** What a test comes to; where it hangs on what is chosen by it, nobody knows: `if (!x.id) x.id = idOf(x)`. */
function tested(test: Expr, place: Place): Evaluated {
  const { evaluator, module, frame, at } = place;
  const key = `? ${module.id} ${test.s} ${test.e}${frame ? ` ${frame.key}` : ''}`;
  return evaluator.memo.once(
    key,
    () => evaluate(test, place),
    () => unknown('cycle', at),
  );
}

/** Whether a function is given something that is there, whatever it takes it for itself. */
function isGivenWhole(value: Evaluated, { evaluator, frame }: Place): boolean {
  return Boolean(frame?.args) && isCertain(evaluator, value);
}

function located(value: Evaluated, { at }: Place): Evaluated {
  return value.kind === 'union' ? { ...value, at } : value;
}

/** What of the left side of `a || b` or `a ?? b` is taken: where it is nothing, the right side is. */
function instead(value: Evaluated, operator: '||' | '??'): readonly Evaluated[] {
  const gives = (one: Evaluated): boolean =>
    one.kind !== 'literal' || (operator === '||' ? Boolean(one.value) : one.value != null);
  return alternatives(certainly(value)).filter(gives);
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
  if (isOptional(value)) return union([certainly(value), fallback]);
  if (whole.has(value.kind)) return value;
  if (value.kind === 'member')
    return isText(fallback) || standsIn(fallback, evaluator, 3) ? union([value, fallback]) : value;
  if (value.kind !== 'parameter') return union([value, fallback]);
  // `first, second = first`: the default lends its type.
  if (!value.type && fallback.kind === 'parameter' && fallback.type) return { ...value, type: fallback.type };
  if (isText(fallback)) return union([value, fallback]);
  return standsIn(fallback, evaluator, 3) ? fallback : value;
}

/** `{ userId = 'anonymous' }`: what is sent of everybody who has none. */
function isText(value: Evaluated): boolean {
  return value.kind === 'literal' && typeof value.value === 'string';
}

/** `(track = () => {}) =>`: what is run is what somebody gives. */
function doesNothing(value: Evaluated): boolean {
  if (value.kind !== 'function') return false;
  const { calls, inner, ret } = value.module.facts.fns[value.id] ?? {};
  return calls?.length === 0 && inner?.length === 0 && !!ret?.every(({ k }) => k === 'undef');
}

/** A default of data (`properties = {}`) says nothing of what is passed; one that can be called upon does. */
function standsIn(value: Evaluated, evaluator: Evaluator, depth: number): boolean {
  if (value.kind !== 'object') return isCallable(value) && !doesNothing(value);
  if (depth <= 0) return false;
  return value.expr.p.some(
    property =>
      property.k === null || standsIn(evaluator.eval(value.module, property.v, value.frame), evaluator, depth - 1),
  );
}
