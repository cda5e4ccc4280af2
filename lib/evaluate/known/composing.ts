/** Functions made of functions, each of which gets what the one before it gives: `flow(named, send)`, `pipe(event, send)`. */
import type { Evaluator } from '../evaluator.ts';
import type { At, Evaluated, EvaluatedOf, Thunk } from '../value.ts';

/** `on` and `back` give a function, which runs the first one first or the last one; `value` runs them at once on its first argument. */
type Order = 'on' | 'back' | 'value';

const ramda: ReadonlyMap<string, Order> = new Map([
  ['pipe', 'on'],
  ['compose', 'back'],
]);
const lodash: ReadonlyMap<string, Order> = new Map([
  ['flow', 'on'],
  ['pipe', 'on'],
  ['flowRight', 'back'],
  ['compose', 'back'],
]);
const functional: ReadonlyMap<string, Order> = new Map([
  ['flow', 'on'],
  ['pipe', 'value'],
]);
const composing: ReadonlyMap<string, Order> = new Map([['compose', 'back']]);

const packages: ReadonlyMap<string, ReadonlyMap<string, Order>> = new Map([
  ['ramda', ramda],
  ['rambda', ramda],
  ['lodash', lodash],
  ['lodash-es', lodash],
  ['underscore', lodash],
  ['es-toolkit', lodash],
  ['fp-ts', functional],
  ['effect', functional],
  ['@effect/data', functional],
  [
    'remeda',
    new Map<string, Order>([
      ['pipe', 'value'],
      ['piped', 'on'],
      ['createPipe', 'on'],
    ]),
  ],
  ['rxjs', new Map<string, Order>([['pipe', 'on']])],
  ['redux', composing],
  ['@reduxjs/toolkit', composing],
  ['recompose', composing],
]);

/** Libraries by the global that their scripts define. */
const globals: ReadonlyMap<string, ReadonlyMap<string, Order>> = new Map([
  ['_', lodash],
  ['R', ramda],
]);

/** Functions that run one after the other, and what the first one gets where that is given with them. */
export interface Composition {
  readonly steps: readonly Thunk[];
  /** Where the first step stands among the arguments. */
  readonly from: number;
  readonly given?: Thunk;
}

/** A step, and what it gets. */
export interface Step {
  readonly callee: Evaluated;
  readonly args: readonly Thunk[];
}

/** What a call of `pipe`, `flow` or `compose` composes; undefined for any other. */
export function compositionOf(callee: Evaluated, args: readonly Thunk[]): Composition | undefined {
  const order = orderOf(callee);
  if (order === 'value') return args[0] && { steps: args.slice(1), from: 1, given: args[0] };
  return order && { steps: order === 'on' ? args : args.toReversed(), from: 0 };
}

/** Whether it composes functions. */
export function isComposing(callee: Evaluated): boolean {
  return orderOf(callee) !== undefined;
}

/** The function that runs functions one after the other. */
export function together(steps: readonly Thunk[]): Evaluated {
  return { kind: 'call', callee: { kind: 'import', source: 'rxjs', name: 'pipe' }, args: steps, isNew: false };
}

function orderOf(callee: Evaluated): Order | undefined {
  if (callee.kind === 'import') return orderIn(callee.source, callee.name);
  if (callee.kind !== 'member') return undefined;
  const { object, property } = callee;
  if (object.kind === 'global') return globals.get(object.name)?.get(property);
  return object.kind === 'import' && (object.name === 'default' || object.name === '*')
    ? orderIn(object.source, property)
    : undefined;
}

/** `lodash/fp`, `fp-ts/function`; `lodash/flow` is the function that it is named by. */
function orderIn(source: string, name: string): Order | undefined {
  const parts = source.split('/');
  const scoped = source.startsWith('@') ? 2 : 1;
  const table = packages.get(parts.slice(0, scoped).join('/'));
  const own = name === 'default' && parts.length > scoped ? parts.at(-1)?.replace(/\.js$/, '') : name;
  return own === undefined ? undefined : table?.get(own);
}

/** The steps with what each gets: the first one what it is called with, every other what came of the one before it. */
export function stepsOf(
  { steps, given }: Composition,
  args: readonly Thunk[],
  evaluator: Evaluator,
  at: At | undefined,
): readonly Step[] {
  const all: Step[] = [];
  for (const step of steps) {
    const before = all.at(-1);
    const passed = before && [{ value: evaluator.apply(before.callee, before.args, at) }];
    all.push({ callee: evaluator.force(step), args: passed ?? (given ? [given] : args) });
  }
  return all;
}

/** The function that runs last of those that were put together; the value itself where it is none of these. */
export function lastOf(value: Evaluated, evaluator: Evaluator): Evaluated {
  const composition = value.kind === 'call' ? compositionOf(value.callee, value.args) : undefined;
  const last = composition?.given ? undefined : composition?.steps.at(-1);
  return last ? evaluator.force(last) : value;
}

/** What calling something that was composed gives. */
export function composed(
  callee: EvaluatedOf<'call'>,
  args: readonly Thunk[],
  evaluator: Evaluator,
  at: At | undefined,
): Evaluated | undefined {
  const composition = compositionOf(callee.callee, callee.args);
  return composition && !composition.given ? outcome(composition, args, evaluator, at) : undefined;
}

/** What `pipe(value, …)` gives. */
export function piped(
  callee: Evaluated,
  args: readonly Thunk[],
  evaluator: Evaluator,
  at: At | undefined,
): Evaluated | undefined {
  const composition = compositionOf(callee, args);
  return composition?.given && outcome(composition, [], evaluator, at);
}

/** What the function gets that is an argument of `pipe(value, …)`, by its place; undefined for any other. */
export function pipedTo(
  evaluator: Evaluator,
  callee: Evaluated,
  args: readonly Thunk[],
  place: number,
): Evaluated | undefined {
  const composition = compositionOf(callee, args);
  if (!composition?.given || place < composition.from) return undefined;
  const before = { ...composition, steps: composition.steps.slice(0, place - composition.from) };
  return before.steps.length > 0 ? outcome(before, [], evaluator, undefined) : evaluator.force(composition.given);
}

function outcome(
  composition: Composition,
  args: readonly Thunk[],
  evaluator: Evaluator,
  at: At | undefined,
): Evaluated | undefined {
  const last = stepsOf(composition, args, evaluator, at).at(-1);
  return last && evaluator.apply(last.callee, last.args, at);
}
