/**
 * What holds a value for all who read it: stores, signals, references, subjects. Whoever sets it may stand in another
 * module, so that it is known by the place that makes it (`lib/project/putting.ts`).
 */
import { anyOf } from '../value.ts';
import { heldIn, invoked } from './known.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../value.ts';
import type { KnownCall, KnownFunction, KnownMethod, Library, Methods } from './known.ts';

/** The member by which a box has its value that is read by a function; no program can write it so. */
export const HELD = '$';
/** The same of one that is read by a call of it: `client()`. */
const CALLED = '()';

/** Methods that set what a box holds, on the box itself or on what stands for it. */
export const SET = 'set';

/** A box: what it begins with, and what it is set to. One that is not read by a member has methods instead. */
export function boxOf({ args: [initial], at, evaluator }: KnownCall, way: string): Evaluated {
  const put = at ? evaluator.host.put(at).map((value): Thunk => ({ value })) : [];
  const values = new Map([[way, [...(initial ? [initial] : []), ...put]]]);
  return { kind: 'properties', values, ...((way === HELD || way === CALLED) && { open: true }), at };
}

/** What sets a box, as a function: `const [client, setClient] = createSignal()`. */
export function setterOf(box: Evaluated): Evaluated {
  return { kind: 'bound', callee: { kind: 'member', object: box, property: SET }, args: [] };
}

/** What a call of a box gives. */
export function readByCall(evaluator: Evaluator, box: Evaluated): Evaluated | undefined {
  return heldIn(evaluator, box, CALLED);
}

const made =
  (way: string): KnownFunction =>
  call =>
    boxOf(call, way);

const workedOut =
  (way: string): KnownFunction =>
  call => {
    const value = invoked(call);
    return value && { kind: 'properties', values: new Map([[way, [{ value }]]]) };
  };

export const signals: Library = {
  modules: ['@preact/signals', '@preact/signals-core', '@preact/signals-react'],
  functions: {
    signal: made('value'),
    useSignal: made('value'),
    computed: workedOut('value'),
    useComputed: workedOut('value'),
  },
};

/** What `@angular/core` exports beside its injection. */
export const angularSignals: Library['functions'] = { signal: made(CALLED), computed: workedOut(CALLED) };

/** What `solid-js` exports beside what it shares with React. */
export const solidSignals: Library['functions'] = {
  createSignal: call => {
    const box = boxOf(call, CALLED);
    return { kind: 'array', items: [{ value: box }, { value: setterOf(box) }], open: false };
  },
};

const read: KnownFunction = ({ evaluator, args: [box] }) => box && heldIn(evaluator, evaluator.force(box), HELD);

export const nanostores: Library = {
  modules: ['nanostores', '@nanostores/react', '@nanostores/preact', '@nanostores/solid', '@nanostores/vue'],
  functions: { atom: made(HELD), useStore: read },
};

/** `observable.box(null)` of MobX. */
const boxed: KnownMethod = (receiver, call) =>
  receiver.kind === 'import' && receiver.source === 'mobx' && receiver.name === 'observable'
    ? boxOf(call, HELD)
    : undefined;

/** `box.get()`, `subject.getValue()`. */
const got: KnownMethod = (receiver, { evaluator, args }) =>
  args.length > 0 ? undefined : (heldIn(evaluator, receiver, HELD) ?? valueOfSubject(evaluator, receiver));

export const boxMethods: Methods = { box: boxed, get: got, getValue: got };

/** Subjects of RxJS that keep the last value. */
export function isSubject(value: Evaluated): value is EvaluatedOf<'call'> {
  if (value.kind !== 'call' || !value.isNew || value.callee.kind !== 'import') return false;
  return value.callee.source === 'rxjs' && value.callee.name === 'BehaviorSubject';
}

function valueOfSubject(evaluator: Evaluator, subject: Evaluated): Evaluated | undefined {
  if (!isSubject(subject)) return undefined;
  const put = subject.at ? evaluator.host.put(subject.at) : [];
  const list = [...subject.args.slice(0, 1), ...put.map((value): Thunk => ({ value }))];
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

/** What the callback of `box.subscribe(value => …)` is given. */
export function subscribed(evaluator: Evaluator, receiver: Evaluated): Evaluated | undefined {
  return heldIn(evaluator, receiver, HELD) ?? valueOfSubject(evaluator, receiver);
}
