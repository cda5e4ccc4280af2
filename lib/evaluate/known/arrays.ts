/** Methods of lists. */
import { MAX_ALTERNATIVES } from '../bounded.ts';
import { isData, isStringLike } from '../kinds.ts';
import { join } from '../strings.ts';
import { isGlobal } from './builtins.ts';
import { partMethods } from './collections.ts';
import { MAX_STEPS } from './reducing.ts';
import { numberIn } from './texts.ts';
import { orNothing, stringOf, unknown } from '../value.ts';

import type { Evaluator } from '../evaluator.ts';
import type { At, Evaluated, EvaluatedOf, Thunk } from '../value.ts';
import type { KnownCall, KnownMethod, Methods } from './known.ts';

/** What the callback of `list.find(…)` may give. */
const found: KnownMethod = (receiver, { evaluator, at }) => {
  if (receiver.kind !== 'array' || receiver.items.length === 0) return undefined;
  return orNothing(evaluator.element(receiver, at));
};

/** `list.pop()`, `list.shift()`, `list.at(-1)`: where the place is not certain, any. */
const taken = (placeOf: (call: KnownCall) => number | undefined): KnownMethod => {
  return (receiver, call) => {
    if (receiver.kind !== 'array' || receiver.items.length === 0) return undefined;
    const place = placeOf(call);
    const { items, open, placed = items.length } = receiver;
    const isPlaced = place !== undefined && (place < 0 ? !open && placed === items.length : place < placed);
    const item = isPlaced ? items.at(place) : undefined;
    return item ? call.evaluator.force(item) : orNothing(call.evaluator.element(receiver, call.at));
  };
};

/** `list.entries()`: pairs of a place and what stands there. */
const entries: KnownMethod = receiver => {
  if (receiver.kind !== 'array') return undefined;
  const { placed = receiver.items.length } = receiver;
  const items = receiver.items.map((item, index): Thunk => {
    const place: Evaluated = index < placed ? { kind: 'literal', value: index } : unknown('dynamic-expression');
    return { value: { kind: 'array', items: [{ value: place }, item], open: false } };
  });
  return { ...receiver, items };
};

/** `list.flat()`, of lists in a list. */
const flat: KnownMethod = (receiver, { evaluator, args }) => {
  if (receiver.kind !== 'array' || args.length > 0) return undefined;
  const parts = receiver.items.map(item => evaluator.force(item));
  const items = parts.flatMap((part, index) => (part.kind === 'array' ? part.items : (receiver.items[index] ?? [])));
  const isOpen = receiver.open || parts.some(part => part.kind === 'array' && part.open);
  const isPlaced =
    receiver.placed === undefined && parts.every(part => part.kind !== 'array' || part.placed === undefined);
  return { kind: 'array', items, open: isOpen, ...(!(isPlaced && !isOpen) && { placed: 0 }) };
};

/** What is made of all items, one after the other: of a list that is known whole; of another one a text grows. */
const reduced: KnownMethod = (receiver, { evaluator, args: [step, initial], at }) => {
  const make = step && evaluator.force(step);
  if (make?.kind !== 'function') return undefined;
  if (receiver.kind !== 'array' || receiver.open || receiver.placed !== undefined)
    return initial && stringOf(evaluator.force(initial)) !== undefined
      ? grownText(receiver, make, evaluator, at)
      : undefined;
  if (receiver.items.length > MAX_STEPS) return undefined;
  const begun = initial && evaluator.force(initial);
  if (begun && isData(begun)) return layersOf(begun, receiver.items, make, evaluator, at);
  const [first, ...others] = initial ? [initial, ...receiver.items] : receiver.items;
  return (
    first && others.reduce((all, item) => evaluator.apply(make, [{ value: all }, item], at), evaluator.force(first))
  );
};

/** `names.reduce((all, name) => ({ ...all, [name]: make(name) }), {})`: what each step adds lies upon what was before. */
function layersOf(
  begun: Evaluated,
  items: readonly Thunk[],
  make: EvaluatedOf<'function'>,
  evaluator: Evaluator,
  at: At | undefined,
): Evaluated {
  const before: Thunk = { value: { kind: 'properties', values: new Map() } };
  return { kind: 'merge', of: [begun, ...items.map(item => evaluator.apply(make, [before, item], at))], at };
}

function grownText(
  list: Evaluated,
  make: EvaluatedOf<'function'>,
  evaluator: Evaluator,
  at: At | undefined,
): Evaluated {
  const before: Evaluated = { kind: 'template', parts: [unknown('reassigned', at)] };
  return evaluator.apply(make, [{ value: before }, { value: evaluator.element(list, at) }], at);
}

/** The items of a list that is not known whole, one behind the other: what they are made of, and not how many. */
function someJoined(list: EvaluatedOf<'array'>, evaluator: Evaluator, at: At | undefined): Evaluated | undefined {
  const element = evaluator.element(list, at);
  return isStringLike(element) || list.items.length === 0
    ? undefined
    : { kind: 'template', parts: [unknown('reassigned', at), element], at };
}

export const arrayMethods: Methods = {
  find: found,
  findLast: found,
  at: taken(({ evaluator, args: [place] }) => place && numberIn(evaluator.force(place))),
  pop: taken(() => -1),
  shift: taken(() => 0),
  entries,
  flat,
  reduce: reduced,
  reduceRight: (receiver, call) =>
    reduced(receiver.kind === 'array' ? { ...receiver, items: receiver.items.toReversed() } : receiver, call),
  join: (receiver, { evaluator, args, at }) => {
    if (receiver.kind !== 'array') return undefined;
    if (receiver.open || receiver.placed !== undefined) return someJoined(receiver, evaluator, at);
    const separator = args[0] ? stringOf(evaluator.force(args[0])) : ',';
    if (separator === undefined) return undefined;
    const parts: (string | Evaluated)[] = [];
    for (const [index, item] of receiver.items.entries())
      parts.push(...(index > 0 ? [separator] : []), evaluator.force(item));
    return join(parts, at);
  },
  concat: (receiver, { evaluator, args }) => {
    if (receiver.kind !== 'array') return undefined;
    const added = args.map(thunk => evaluator.force(thunk));
    const isWhole = !receiver.open && added.every(list => list.kind === 'array' && !list.open);
    if (!isWhole) return { kind: 'array', items: receiver.items, open: true };
    const items = added.flatMap(list => (list.kind === 'array' ? list.items : []));
    return { kind: 'array', items: [...receiver.items, ...items], open: false };
  },
  map: (receiver, { evaluator, args, at }) => {
    const make = args[0] && evaluator.force(args[0]);
    if (receiver.kind !== 'array' || receiver.open || make?.kind !== 'function') return undefined;
    if (receiver.items.length > MAX_ALTERNATIVES) return undefined;
    const items = receiver.items.map((item): Thunk => ({ value: evaluator.apply(make, [item], at) }));
    return { kind: 'array', items, open: false, at };
  },
  ...Object.fromEntries([...partMethods].map(name => [name, someOf])),
  // From a place to the end, the others keep their order.
  slice: (receiver, { evaluator, args: [from, to] }) => {
    const start = from ? numberIn(evaluator.force(from)) : 0;
    const isCut = receiver.kind === 'array' && start !== undefined && start >= 0 && !to;
    if (!isCut || receiver.open || receiver.placed !== undefined) return someOf(receiver);
    return { ...receiver, items: receiver.items.slice(start) };
  },
  from: (receiver, { evaluator, args: [list, make] }) => {
    const copied = isGlobal(receiver, 'Array') && list && !make ? evaluator.force(list) : undefined;
    return copied?.kind === 'array' ? copied : undefined;
  },
  // `[first, second].filter(Boolean)`.
  filter: (receiver, { evaluator, args }) => {
    const isPlain = args[0] && isGlobal(evaluator.force(args[0]), 'Boolean');
    const isFull = (item: Thunk): boolean => Boolean(stringOf(evaluator.force(item)));
    return isPlain && receiver.kind === 'array' && receiver.items.every(isFull) ? receiver : someOf(receiver);
  },
};

/** Some of a list, or all in another order: none has a certain place. */
function someOf(receiver: Evaluated): Evaluated | undefined {
  return receiver.kind === 'array' ? { ...receiver, placed: 0 } : undefined;
}
