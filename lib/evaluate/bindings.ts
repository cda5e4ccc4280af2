/** What the names of a module hold: everything that is ever assigned to them. */
import { writtenByOthers } from './handed-writes.ts';
import { keptFrame } from './kept.ts';
import { isHollow, isUndefined } from './kinds.ts';
import { fileFrame, svelteProp } from './known/file-components.ts';
import { ofGlobal } from './known/globals.ts';
import { isHeaders, withDefaults } from './known/http-clients.ts';
import { anyOf, isOptional, orNothing, unknown, union } from './value.ts';

import type { Binding, Expr, Fn } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { Evaluator } from './evaluator.ts';
import type { Evaluated, EvaluatedOf, Frame, Thunk, TypeRef } from './value.ts';

/** What is known of what a name holds where it is asked. */
export interface Asked {
  /** What it was declared with is gone. */
  readonly isOverwritten: boolean;
  /** The numbers of the values that it may hold, -1 for none. */
  readonly held: readonly number[] | undefined;
}

export function bindingValue(
  evaluator: Evaluator,
  module: Module,
  id: number,
  frame: Frame | null,
  { isOverwritten, held }: Asked,
): Evaluated {
  const binding = module.facts.bindings[id] as Binding;
  // What a module's own name holds does not hang on any call, unless the module is a component.
  const own = binding.f < 0 ? (fileFrame(module, frame) ?? addingFrame(module, binding.add?.[''], frame)) : frame;
  const { memo, gate } = evaluator;
  const plain = memo.bindingKeys.of(module, id, isOverwritten ? 2 + gate : gate);
  const key = held ? `${plain} ${held.join(',')}` : plain;
  // A binding is an answer in any case: there is none without a value.
  const known = memo.known(key, own)?.value;
  if (known) return known;
  return memo.make(
    key,
    own,
    () => {
      const holding = held ? holdingOnly(binding, held) : grown(binding);
      return valueOf(evaluator, module, isOverwritten ? overwritten(holding) : holding, own, id);
    },
    () => unknown('cycle'),
  );
}

/** The call of a function that adds to a list of its module: for whoever asks from there, what it adds is in the list. */
export function addingFrame(module: Module, added: readonly Expr[] | undefined, frame: Frame | null): Frame | null {
  if (!added) return null;
  const { fns } = module.facts;
  for (let one = frame; one; one = one.up) {
    const fn = fns[functionIn(module, one)];
    if (fn && added.some(x => isWithin(x, fn))) return one;
  }
  return null;
}

/** The function of a module that a frame is a call of; -1 for one of another module. */
function functionIn({ path }: Module, { key }: Frame): number {
  return key.startsWith(`${path}#`) ? Number(key.slice(path.length + 1)) : -1;
}

/** The name with some of its values alone; `undefined`, written out, where it holds none yet. */
function holdingOnly(binding: Binding, held: readonly number[]): Binding {
  const { u: unset, i: first, ...rest } = binding;
  const v = held.flatMap(index => binding.v[index] ?? []);
  if (v.length === 0 && !unset) return binding;
  const i = first === undefined ? -1 : held.filter(index => index >= 0).indexOf(first);
  if (v.length === 0) return { ...rest, v: [{ k: 'undef', s: 0, e: 0 }] };
  return { ...rest, v, ...(i >= 0 && { i }), ...(unset && held.includes(-1) && { u: unset }) };
}

/** The name without the empty text that it grows out of. */
function grown(binding: Binding): Binding {
  return binding.grows ? overwritten(binding) : binding;
}

/** The name without what it was declared with, where it is assigned something else. */
function overwritten({ u: _unset, i: first, ...binding }: Binding): Binding {
  const v = binding.v.filter((_, index) => index !== first);
  return v.length > 0 ? { ...binding, v } : binding;
}

function valueOf(evaluator: Evaluator, module: Module, binding: Binding, frame: Frame | null, id: number): Evaluated {
  if (binding.imp) {
    const imported = evaluator.imported(module, binding.imp.m, binding.imp.n, undefined);
    return withDefaultsOf(evaluator, imported, binding, { module, frame });
  }
  const given = svelteProp(evaluator, module, binding, id, frame);
  if (given) return given;
  if (binding.amb) {
    const value = evaluator.global(module, binding.n, undefined);
    if (value.kind !== 'global' || !binding.t || binding.t.k === 'unk') return value;
    // What a declared function gives is known by its name and by its type.
    const type: TypeRef = { module, type: binding.t, frame };
    if (binding.t.k === 'fn') return { ...value, type };
    if (binding.v.length === 0) return ofGlobal(evaluator.typed(undefined, type), binding.n);
  }
  const assigned = binding.v.length > 0 ? assignedTo(evaluator, module, binding, frame) : undefined;
  if (binding.iface !== undefined && !assigned) return { kind: 'interface', module, id: binding.iface };
  const filled = withAdded(evaluator, assigned, binding.add?.[''], { module, frame });
  if (binding.shifted && filled?.kind === 'array' && filled.given) return unknown('reassigned');
  const added = binding.mv || binding.w?.['length'] ? moved(filled) : filled;
  const others = added?.kind === 'object' ? writtenByOthers(evaluator, module, id, frame) : [];
  const value = withWrites(evaluator, added, { module, binding, frame, others });
  return typedValue(evaluator, value, binding, { module, frame });
}

/** What a name holds, with what its type tells. */
function typedValue(
  evaluator: Evaluator,
  value: Evaluated | undefined,
  { t, v, alias }: Binding,
  { module, frame }: { readonly module: Module; readonly frame: Frame | null },
): Evaluated {
  const type: TypeRef | undefined = t && { module, type: t, frame };
  // An element leaves out what the component has a type for.
  if (value && isUndefined(value) && fileFrame(module, frame)) return value;
  if (type && (!value || isHollow(value))) {
    const typed = evaluator.typed(value, type);
    return beginsEmpty(v) ? orNothing(typed) : typed;
  }
  if (type && value?.kind === 'parameter' && !value.type) return { ...value, type };
  if (value) return value;
  return (alias && evaluator.typeValue({ module, type: alias, frame })) ?? unknown('dynamic-expression');
}

/** `let user: User | null = null`. */
export function beginsEmpty(values: readonly Expr[]): boolean {
  return values.some(x => x.k === 'undef' || (x.k === 'lit' && x.v === null));
}

function assignedTo(evaluator: Evaluator, module: Module, { f, v, u }: Binding, frame: Frame | null): Evaluated {
  const within = (x: Expr): Frame | null =>
    f < 0 ? keptFrame(evaluator, module, x, frame) : frameAround(module, x, f, frame);
  const value = anyOf(v, x => evaluator.eval(module, x, within(x)));
  return u ? orNothing(value) : value;
}

/**
 * The call that an expression hangs on which is assigned to a variable of function `owner`: none of a function beside
 * it, however many of them ask for the variable.
 */
function frameAround(module: Module, x: Expr, owner: number, innermost: Frame | null): Frame | null {
  let frame = innermost;
  while (frame && !frame.self && !frame.types && isApart(module, x, owner, frame)) frame = frame.up;
  return frame;
}

function isApart(module: Module, x: Expr, owner: number, frame: Frame): boolean {
  const { fns } = module.facts;
  const own = functionIn(module, frame);
  const id = own < 0 ? owner : own;
  const [fn, outer] = [fns[id], fns[owner]];
  return id !== owner && fn !== undefined && outer !== undefined && isWithin(fn, outer) && !isWithin(x, fn);
}

function isWithin(inner: Expr | Fn, outer: Fn): boolean {
  return outer.s <= inner.s && inner.e <= outer.e;
}

/** A list with what is added to it: that is in it, wherever it stands, and behind what may not be none has a place. */
export function withAdded(
  evaluator: Evaluator,
  value: Evaluated | undefined,
  added: readonly Expr[] | undefined,
  { module, frame }: { readonly module: Module; readonly frame: Frame | null },
): Evaluated | undefined {
  const [first] = added ?? [];
  if (added && value?.kind === 'call') return hashing(evaluator, value, added, { module, frame });
  // What is made anew whenever it was handed on, `queue = []`, is one list or another.
  if (added && value?.kind === 'union' && value.of.every(({ kind }) => kind === 'array'))
    return union(value.of.map(one => withAdded(evaluator, one, added, { module, frame }) ?? one));
  if (!added || !first || value?.kind !== 'array') return value;
  const more = evaluator.eval(module, { k: 'arr', x: added, s: first.s, e: first.e }, frame);
  if (more.kind !== 'array') return value;
  const spread = [...(value.spread ?? []), ...(more.spread ?? [])];
  const items = [...value.items, ...more.items];
  const sure = more.items.findIndex(item => isOptional(evaluator.force(item)));
  const placed = value.placed ?? value.items.length + (sure < 0 ? (more.placed ?? more.items.length) : sure);
  return {
    ...value,
    items,
    open: value.open || more.open,
    ...((value.placed !== undefined || placed < items.length) && { placed }),
    ...(spread.length > 0 && { spread }),
  };
}

/** What `createHash` gives, with what it is fed by statements: `hash.update(value)` is the hash as well. */
function hashing(
  evaluator: Evaluator,
  hash: EvaluatedOf<'call'>,
  fed: readonly Expr[],
  { module, frame }: { readonly module: Module; readonly frame: Frame | null },
): Evaluated {
  const name = nameOf(hash.callee);
  if (name !== 'createHash' && name !== 'createHmac' && name !== 'CryptoHasher') return hash;
  return fed.reduce<EvaluatedOf<'call'>>(
    (object, x) => ({
      kind: 'call',
      callee: { kind: 'member', object, property: 'update', at: hash.at },
      args: evaluator.thunks(module, [x], frame),
      isNew: false,
      at: hash.at,
    }),
    hash,
  );
}

function nameOf(callee: Evaluated): string | undefined {
  if (callee.kind === 'member') return callee.property;
  return callee.kind === 'import' || callee.kind === 'global' ? callee.name : undefined;
}

/** A list of which the items change places. What a call is given stands as the call says. */
export function moved(value: Evaluated | undefined): Evaluated | undefined {
  if (value?.kind === 'union') return union(value.of.map(one => moved(one) ?? one));
  return value?.kind === 'array' && !value.given ? { ...value, placed: 0, moved: true } : value;
}

/** A list that a member holds, with what is added to it by `object.name.push(…)`. */
export function withAddedTo(
  evaluator: Evaluator,
  value: Evaluated,
  object: Expr,
  name: string,
  scope: { readonly module: Module; readonly frame: Frame | null },
): Evaluated {
  if (object.k === 'this') return filledFrom(value, scope.module, scope.frame);
  const added = object.k === 'ref' ? scope.module.facts.bindings[object.b]?.add : undefined;
  const own = added && Object.hasOwn(added, name) ? added[name] : undefined;
  return withAdded(evaluator, value, own, scope) ?? value;
}

/** A list of an instance, with what the call of a method added to it that somebody asks from. */
function filledFrom(value: Evaluated, module: Module, frame: Frame | null): Evaluated {
  if (!frame) return value;
  if (value.kind === 'union') return union(value.of.map(one => filledFrom(one, module, frame)));
  if (value.kind !== 'array' || value.given) return value;
  const items = value.items.map(item => {
    if (!('expr' in item) || item.module !== module || addingFrame(module, [item.expr], item.frame)) return item;
    const adding = addingFrame(module, [item.expr], frame);
    return adding ? { ...item, frame: adding } : item;
  });
  return items.some((item, index) => item !== value.items[index]) ? { ...value, items } : value;
}

/** A client of requests, with what is written to its defaults under this name. */
function withDefaultsOf(
  evaluator: Evaluator,
  value: Evaluated,
  { w }: Binding,
  { module, frame }: { readonly module: Module; readonly frame: Frame | null },
): Evaluated {
  if (!w) return value;
  return withDefaults(evaluator, value, Object.keys(w), way =>
    (Object.hasOwn(w, way) ? (w[way] ?? []) : []).map(expr => ({ module, expr, frame })),
  );
}

interface Written {
  readonly module: Module;
  readonly binding: Binding;
  readonly frame: Frame | null;
  /** By functions that the name is handed to. */
  readonly others: ReturnType<typeof writtenByOthers>;
}

/** Kinds of objects that hold data. */
const takesProperties: ReadonlySet<Evaluated['kind']> = new Set(['object', 'properties', 'merge', 'omit']);

/** The value with the properties that are written to the name later. */
function withWrites(
  evaluator: Evaluator,
  value: Evaluated | undefined,
  { module, binding, frame, others }: Written,
): Evaluated | undefined {
  if (!binding.w && !binding.dyn && others.length === 0) return value;
  if (value?.kind === 'http') return withDefaultsOf(evaluator, value, binding, { module, frame });
  if (value && !isHollow(value) && !takesProperties.has(value.kind) && !isHeaders(value)) return value;
  const members = waysOf([...ownWrites(binding, module, frame), ...others]);
  return { kind: 'merge', of: [...(value ? [value] : []), ...layersOf(evaluator, value, members, binding.dyn)] };
}

/** What is written to a way of names: `user.id` of `message.user.id = id`. */
type WrittenTo = readonly [way: string, thunks: readonly Thunk[]];

function ownWrites({ w = {} }: Binding, module: Module, frame: Frame | null): readonly WrittenTo[] {
  return Object.entries(w).map(([way, list]) => [way, list.map(expr => ({ module, expr, frame }))]);
}

/** What is written to a name of an object, and to the members of that. */
interface Writes {
  readonly thunks: Thunk[];
  readonly members: WritesByName;
}

type WritesByName = Map<string, Writes>;

/** By the names on the ways. */
function waysOf(writes: readonly WrittenTo[]): WritesByName {
  const root: Writes = { thunks: [], members: new Map() };
  for (const [way, thunks] of writes) {
    let at = root;
    for (const name of way.split('.')) {
      let next = at.members.get(name);
      if (!next) at.members.set(name, (next = { thunks: [], members: new Map() }));
      at = next;
    }
    at.thunks.push(...thunks);
  }
  return root.members;
}

function valuesOf(members: WritesByName): Map<string, Thunk[]> {
  return new Map([...members].flatMap(([name, { thunks }]) => (thunks.length > 0 ? [[name, thunks] as const] : [])));
}

/** What an object holds with what is written to members of that: `names.user = {}; names.user.saved = 'User Saved'`. */
function deeperIn(evaluator: Evaluator, object: Evaluated, members: WritesByName): Map<string, Thunk[]> {
  const found = new Map<string, Thunk[]>();
  for (const [name, { thunks, members: inner }] of members) {
    if (inner.size === 0) continue;
    const held =
      thunks.length > 0 ? thunks.flatMap(thunk => objectsIn(evaluator, thunk)) : [heldBy(evaluator, object, name)];
    const whole = held.flatMap(one => (one ? [{ value: withMembers(evaluator, one, inner) }] : []));
    if (whole.length > 0) found.set(name, whole.length < thunks.length ? [...thunks, ...whole] : whole);
  }
  return found;
}

function withMembers(evaluator: Evaluator, object: Evaluated, members: WritesByName): Evaluated {
  return { kind: 'merge', of: [object, ...layersOf(evaluator, object, members)] };
}

/** What is known of a member by what is written to it is in the layer above that which is written. */
function layersOf(
  evaluator: Evaluator,
  object: Evaluated | undefined,
  members: WritesByName,
  isOpen = false,
): readonly Evaluated[] {
  const deeper = object?.kind === 'object' ? deeperIn(evaluator, object, members) : new Map<string, Thunk[]>();
  const values = valuesOf(members);
  return [
    { kind: 'properties', values, ...(isOpen && { open: true }) },
    ...(deeper.size > 0 ? [{ kind: 'properties', values: deeper, sure: true } as const] : []),
  ];
}

function heldBy(evaluator: Evaluator, object: Evaluated, name: string): Evaluated | undefined {
  const own = evaluator.member(object, name, undefined, undefined);
  return own.kind === 'object' || own.kind === 'merge' ? own : undefined;
}

/** The objects that are written there: `{}` of `names.user = names.user || {}`. What else it may be leads in circles. */
function objectsIn(evaluator: Evaluator, thunk: Thunk): Evaluated[] {
  if ('value' in thunk) return [];
  const { module, expr, frame } = thunk;
  if (expr.k === 'or') return expr.x.flatMap(x => objectsIn(evaluator, { module, expr: x, frame }));
  if (expr.k === 'as') return objectsIn(evaluator, { module, expr: expr.x, frame });
  return expr.k === 'obj' ? [evaluator.eval(module, expr, frame)] : [];
}

/** What is written to a member. `event.data = event.data || {}` says nothing of itself. */
export function writtenTo(evaluator: Evaluator, thunks: readonly Thunk[]): Evaluated {
  const values = thunks.flatMap(thunk =>
    evaluator.memo.once<readonly Evaluated[]>(
      thunk,
      () => [evaluator.force(thunk)],
      () => [],
    ),
  );
  return values.length > 0 || thunks.length === 0 ? union(values) : unknown('cycle');
}

/** What was assigned by `binding.name = …` in the module that declares the binding. */
export function writtenMember(
  evaluator: Evaluator,
  module: Module,
  object: Expr,
  name: string,
  frame: Frame | null,
): Evaluated | undefined {
  if (object.k !== 'ref') return undefined;
  const binding = module.facts.bindings[object.b];
  const writes = binding?.w && Object.hasOwn(binding.w, name) ? binding.w[name] : undefined;
  if (!binding || !writes) return undefined;
  return evaluator.memo.answer<Evaluated | undefined>(
    `w ${module.id} ${object.b} ${name}`,
    binding.f < 0 ? null : frame,
    () => anyOf(writes, x => evaluator.eval(module, x, binding.f < 0 ? keptFrame(evaluator, module, x, null) : frame)),
    () => undefined,
  );
}
