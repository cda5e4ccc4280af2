/** The items of a batch: each does something of its own. */
import { isUndefined } from '../evaluate/kinds.ts';
import { alternatives, stringOf } from '../evaluate/value.ts';

import type { Method, Operation, Operations, PartName } from '../catalog/types.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Thunk } from '../evaluate/value.ts';
import type { AnalyticsCall } from '../reading.ts';
import type { Thunks } from './parts.ts';

export interface Item {
  readonly method: Method;
  readonly thunks: Thunks;
  /** Which of the items it is. */
  readonly place?: NonNullable<AnalyticsCall['item']>;
}

/**
 * What the items of a batch do, or the one that stands in its place.
 *
 * @returns undefined where that is not known of every one of them
 */
export function itemsOf(evaluator: Evaluator, items: Thunk | undefined, operations: Operations): Item[] | undefined {
  if (!items) return undefined;
  const { list, isCounted } = listIn(evaluator, items);
  const found = list.map(item => itemOf(evaluator, item, operations));
  if (found.length === 0 || !found.every(item => item !== undefined)) return undefined;
  return isCounted ? found.map((item, index) => ({ ...item, place: { index, count: found.length } })) : found;
}

/** The items as they are written; one that is made of each element of a list (`orders.map(…)`) stands for all of them. */
function listIn(evaluator: Evaluator, items: Thunk): { readonly list: readonly Thunk[]; readonly isCounted: boolean } {
  const value = evaluator.force(items);
  const each = (list: Evaluated): Thunk => ({ value: evaluator.element(list, undefined) });
  const [one, ...others] = alternatives(value).filter(list => !isEmptyList(list) && !isUndefined(list));
  // `orders?.map(…) ?? []`, or a list of either of two sources: what each holds that is sent.
  if (one && (others.length > 0 || one.kind === 'call')) {
    const lists = [one, ...others];
    const isMade = lists.every(({ kind }) => kind === 'call');
    if (isMade) return { list: [each(others.length > 0 ? value : one)], isCounted: false };
    return { list: lists.flatMap(list => writtenIn(list, each) ?? [{ value: list }]), isCounted: false };
  }
  if (one?.kind !== 'array') return { list: [items], isCounted: true };
  return { list: writtenIn(one, each) ?? [], isCounted: !one.open };
}

/** @returns undefined for an open list: what else it holds is not known but by the lists that are spread into it */
function writtenIn(list: Evaluated, each: (list: Evaluated) => Thunk): readonly Thunk[] | undefined {
  if (list.kind === 'call') return [each(list)];
  if (list.kind !== 'array') return undefined;
  const { items, open, spread = [] } = list;
  return open && spread.length === 0 ? undefined : [...items, ...spread.map(each)];
}

function isEmptyList(value: Evaluated): boolean {
  return value.kind === 'array' && !value.open && value.items.length === 0;
}

function itemOf(evaluator: Evaluator, item: Thunk, { by, of }: Operations): Item | undefined {
  const object = evaluator.force(item);
  const names = by.map(name => stringOf(only(evaluator.member(object, name, undefined, undefined))));
  const name = names.every(one => one !== undefined) ? names.join(' ') : undefined;
  const operation = name !== undefined && Object.hasOwn(of, name) ? of[name] : undefined;
  return operation && { method: operation.method, thunks: partsOf(evaluator, item, operation) };
}

function only(value: Evaluated): Evaluated | undefined {
  const [one, ...others] = alternatives(value);
  return others.length === 0 ? one : undefined;
}

function partsOf(evaluator: Evaluator, item: Thunk, { parts }: Operation): Thunks {
  const thunks: Thunks = {};
  for (const [name, ways] of Object.entries(parts) as [PartName, readonly (readonly string[])[]][]) {
    const found = ways.map(way => along(evaluator, item, way)).find(thunk => thunk !== undefined);
    if (found) thunks[name] = found;
  }
  return thunks;
}

function along(evaluator: Evaluator, item: Thunk, way: readonly string[]): Thunk | undefined {
  let thunk: Thunk | undefined = item;
  for (const name of way) thunk = thunk && step(evaluator, evaluator.force(thunk), name);
  return thunk && !isUndefined(evaluator.force(thunk)) ? thunk : undefined;
}

function step(evaluator: Evaluator, whole: Evaluated, name: string): Thunk | undefined {
  if (name !== '*') return evaluator.memberThunk(whole, name);
  // The only one is seen where it is written.
  if (whole.kind === 'array' && !whole.open && whole.items.length === 1) return whole.items[0];
  return isUndefined(whole) ? undefined : { value: evaluator.element(whole, undefined) };
}
