/**
 * What holds a value for all who read it: stores, signals, references, subjects. Whoever sets it may stand in another
 * module, so that it is known by the place that makes it (`lib/project/putting.ts`).
 */
import { isSingular } from '../kinds.ts';
import { alternatives, anyOf } from '../value.ts';
import { heldIn, invoked } from './known.ts';

import type { Evaluator } from '../evaluator.ts';
import type { At, Evaluated, EvaluatedOf, Thunk } from '../value.ts';
import type { KnownCall, KnownFunction, KnownMethod, Library, Methods } from './known.ts';

/** The member by which a box has its value that is read by a function; no program can write it so. */
export const HELD = '$';
/** The same of one that is read by a call of it: `client()`. */
const CALLED = '()';

/** Methods that set what a box holds, on the box itself or on what stands for it. */
const SET = 'set';

/** A box: what it begins with, and what it is set to. One that is not read by a member has methods instead. */
export function boxOf({ args: [initial], at, evaluator }: KnownCall, way: string): EvaluatedOf<'properties'> {
  const list = [...(initial ? [initial] : []), ...putInto(evaluator, at)];
  return { kind: 'properties', values: new Map([[way, list]]), ...(way === HELD && { open: true }), at };
}

function putInto(evaluator: Evaluator, at: At | undefined): readonly Thunk[] {
  return at ? evaluator.host.put(at).map(value => ({ value })) : [];
}

/**
 * A box that is known by what leads to a client alone: a text that it begins with is soon another one. Where nothing in
 * it does, it stays the call that makes it.
 */
const made =
  (...ways: readonly string[]): KnownFunction =>
  ({ args: [initial], at, evaluator }) => {
    const list = [...(initial && isLasting(evaluator.force(initial)) ? [initial] : []), ...putInto(evaluator, at)];
    if (list.length === 0) return undefined;
    return { kind: 'properties', values: new Map(ways.map(way => [way, list])), open: true, at };
  };

function isLasting(value: Evaluated): boolean {
  return isSingular(value) || alternatives(value).some(({ kind }) => kind === 'instance');
}

/** What sets a box, as a function: `const set = useSetAtom(clientAtom)`. */
export function setterOf(box: Evaluated): Evaluated {
  return { kind: 'bound', callee: { kind: 'member', object: box, property: SET }, args: [] };
}

/** The box that a function sets: of Solid, what stands beside what reads it. */
export function setBy(callee: Evaluated): Evaluated | undefined {
  const set = callee.kind === 'bound' ? callee.callee : callee;
  if (set.kind !== 'member') return undefined;
  const isSetter =
    callee.kind === 'bound' ? set.property === SET : set.property === '1' && madeAs(set.object) === SIGNAL;
  return isSetter ? set.object : undefined;
}

/** Under which name a library makes a box; undefined for any other call. */
function madeAs(value: Evaluated): string | undefined {
  if (value.kind !== 'call') return undefined;
  const { callee } = value;
  if (callee.kind === 'member')
    return isObservable(callee.object) && callee.property === 'box' ? callee.property : undefined;
  if (callee.kind !== 'import') return undefined;
  return makers.get(callee.source)?.has(callee.name) ? callee.name : undefined;
}

/** Whether a value is a box of which nothing is known yet but where it is made. */
export function isBox(value: Evaluated): boolean {
  return value.kind === 'properties' || madeAs(value) !== undefined;
}

/** What a call of a box gives. */
export function readByCall(evaluator: Evaluator, box: Evaluated): Evaluated | undefined {
  return heldIn(evaluator, box, CALLED);
}

const workedOut =
  (way: string): KnownFunction =>
  call => {
    const value = invoked(call);
    return value && isLasting(value) ? { kind: 'properties', values: new Map([[way, [{ value }]]]) } : undefined;
  };

const SIGNAL = 'createSignal';
const PREACT = ['@preact/signals', '@preact/signals-core', '@preact/signals-react'] as const;
const SUBJECT = 'BehaviorSubject';

/** What makes a box by module and name, with the ways in which it is read; none for what is no box by itself. */
const makers: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map([
  ...PREACT.map(source => [source, waysBy(['signal', 'value'], ['useSignal', 'value'])] as const),
  ['@angular/core', waysBy(['signal', CALLED])] as const,
  ['solid-js', waysBy([SIGNAL, CALLED])] as const,
  ['nanostores', waysBy(['atom', HELD, 'value'])] as const,
  ['rxjs', waysBy([SUBJECT])] as const,
]);

function waysBy(...list: readonly (readonly [string, ...string[]])[]): ReadonlyMap<string, readonly string[]> {
  return new Map(list.map(([name, ...ways]) => [name, ways]));
}

/** What makes the boxes of a library that are read as the table says. */
function makersOf(source: string): Library['functions'] {
  return Object.fromEntries([...(makers.get(source) ?? [])].map(([name, ways]) => [name, made(...ways)]));
}

/** `signal<Analytics | null>(null)`: a box of which the type says what it holds. */
export function boxOfType(box: Evaluated, held: Evaluated | undefined): Evaluated | undefined {
  if (!held || !isLasting(held) || box.kind !== 'call' || box.callee.kind !== 'import') return undefined;
  const { source, name } = box.callee;
  const ways = makers.get(source)?.get(name) ?? [];
  if (ways.length === 0) return undefined;
  const values = new Map(ways.map(way => [way, [{ value: held }]]));
  const typed: Evaluated = { kind: 'properties', values, open: true, at: box.at };
  return name === SIGNAL ? pairOf(typed) : typed;
}

/** What reads a box of Solid, beside what sets it. */
function pairOf(box: Evaluated): Evaluated {
  return { kind: 'array', items: [{ value: box }, { value: setterOf(box) }], open: false };
}

export const signals: Library = {
  modules: PREACT,
  functions: { ...makersOf(PREACT[0]), computed: workedOut('value'), useComputed: workedOut('value') },
};

/** What `@angular/core` exports beside its injection. */
export const angularSignals: Library['functions'] = { ...makersOf('@angular/core'), computed: workedOut(CALLED) };

/** What `solid-js` exports beside what it shares with React. */
export const solidSignals: Library['functions'] = {
  [SIGNAL]: call => {
    const box = made(CALLED)(call);
    return box && pairOf(box);
  },
};

const read: KnownFunction = ({ evaluator, args: [box] }) => box && heldIn(evaluator, evaluator.force(box), HELD);

export const nanostores: Library = {
  modules: ['nanostores', '@nanostores/react', '@nanostores/preact', '@nanostores/solid', '@nanostores/vue'],
  functions: { ...makersOf('nanostores'), useStore: read },
};

/** `observable.box(null)` of MobX. */
const boxed: KnownMethod = (receiver, call) => (isObservable(receiver) ? made(HELD)(call) : undefined);

function isObservable(value: Evaluated): boolean {
  return value.kind === 'import' && value.source === 'mobx' && value.name === 'observable';
}

/** `box.get()`, `subject.getValue()`. */
const got: KnownMethod = (receiver, { evaluator, args }) =>
  args.length > 0 ? undefined : (heldIn(evaluator, receiver, HELD) ?? valueOfSubject(evaluator, receiver));

/** `signal.peek()`. */
const peeked: KnownMethod = (receiver, { evaluator }) => heldIn(evaluator, receiver, 'value');

export const boxMethods: Methods = { box: boxed, get: got, getValue: got, peek: peeked };

/** What the last value of a subject of RxJS leads to. */
function valueOfSubject(evaluator: Evaluator, subject: Evaluated): Evaluated | undefined {
  if (subject.kind !== 'call' || !subject.isNew || madeAs(subject) !== SUBJECT) return undefined;
  const [initial] = subject.args;
  const list = [
    ...(initial && isLasting(evaluator.force(initial)) ? [initial] : []),
    ...putInto(evaluator, subject.at),
  ];
  return list.length > 0 ? anyOf(list, thunk => evaluator.force(thunk)) : undefined;
}

/** `subject.value`. */
export function memberOfSubject(
  evaluator: Evaluator,
  object: EvaluatedOf<'call'>,
  name: string,
): Evaluated | undefined {
  return name === 'value' ? valueOfSubject(evaluator, object) : undefined;
}

/** What the callback of `box.subscribe(value => …)` is given, where that leads to a client. */
export function subscribed(evaluator: Evaluator, receiver: Evaluated): Evaluated | undefined {
  const value = heldIn(evaluator, receiver, HELD) ?? heldIn(evaluator, receiver, 'value');
  return value ? (isLasting(value) ? value : undefined) : valueOfSubject(evaluator, receiver);
}
