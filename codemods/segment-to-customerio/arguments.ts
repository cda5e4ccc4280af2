import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import { Effect, effectOf } from '../../lib/edit/effects.ts';
import type { Kind } from './kinds.ts';

/**
 * Both browser SDKs take `id?, traits?, options?, callback?` and `category?, name?, properties?, options?, callback?`,
 * and find out by types what was left out. Segment's goes by position, and skips `null` and `undefined` in the place
 * of the id. Customer.io's goes by type alone: the first object is the traits, wherever it stands, and as soon as the
 * person (or the page's name) is known, a `null` counts as an object. (Read from `core/arguments-resolver` of both.)
 */
export type Shape = 'user' | 'page';

/** Which argument takes which part; left out where the SDK falls back to its own. */
interface Parts {
  readonly id?: number;
  readonly category?: number;
  readonly data?: number;
  readonly options?: number;
  readonly callback?: number;
}

export interface Argument {
  readonly node: TSESTree.Expression;
  /** All that it may be. */
  readonly kinds: readonly Kind[];
}

const MOST_ARGUMENTS = 5;

/**
 * The edits after which Customer.io's SDK takes from the arguments what Segment's took; none where it does so anyway.
 *
 * @returns undefined if there are no such edits
 */
export function sameArguments(shape: Shape, given: readonly Argument[]): readonly Edit[] | undefined {
  if (given.length > MOST_ARGUMENTS) {
    return undefined;
  }
  const all = combinations(given.map(({ kinds }) => kinds));
  const plans = combinations(
    given.map((argument, index) => repairsOf(argument, index > 0 && index < given.length - 1)),
  );
  const fewestFirst = plans.toSorted((a, b) => a.filter(Boolean).length - b.filter(Boolean).length);
  const plan = fewestFirst.find(repairs =>
    all.every(kinds =>
      isSame(
        shape,
        kinds,
        kinds.map((kind, index) => repaired(kind, repairs[index])),
      ),
    ),
  );
  return plan && given.flatMap((argument, index) => filled(argument, plan[index]));
}

/** What can be put in the place of nothing: what no SDK takes for an object, or an object that holds nothing. */
type Repair = 'undefined' | '{}' | undefined;

function repairsOf({ kinds }: Argument, standsBetween: boolean): Repair[] {
  return [
    undefined,
    ...(kinds.includes('null') ? ['undefined' as const] : []),
    ...(standsBetween && kinds.some(isNullish) && !kinds.includes('string') ? ['{}' as const] : []),
  ];
}

function repaired(kind: Kind, repair: Repair): Kind {
  return !repair || !isNullish(kind) ? kind : repair === '{}' ? 'empty' : 'undefined';
}

function filled({ node, kinds }: Argument, instead: Repair): Edit[] {
  if (!instead) {
    return [];
  }
  if (kinds.every(isNullish) && effectOf(node) <= Effect.Reads) {
    return [replace(node.range, instead)];
  }
  const isTight = /^(?:Identifier|MemberExpression|CallExpression|ChainExpression|TSNonNullExpression)$/.test(
    node.type,
  );
  return isTight
    ? [insertAt(node.range[1], ` ?? ${instead}`)]
    : [insertAt(node.range[0], '('), insertAt(node.range[1], `) ?? ${instead}`)];
}

function combinations<Item>(choices: readonly (readonly Item[])[]): Item[][] {
  return choices.reduce<Item[][]>((all, each) => all.flatMap(before => each.map(item => [...before, item])), [[]]);
}

/** Whether Customer.io's SDK takes from `after` what Segment's takes from `before`, whoever is known already. */
function isSame(shape: Shape, before: readonly Kind[], after: readonly Kind[]): boolean {
  const wanted = shape === 'user' ? userPartsOfSegment(before) : pagePartsOfSegment(before);
  const found = shape === 'user' ? [userPartsOf(after, true), userPartsOf(after, false)] : [pagePartsOf(after)];
  return found.every(parts =>
    (['id', 'category', 'data', 'options', 'callback'] as const).every(
      part => said(after, parts[part]) === said(before, wanted[part]),
    ),
  );
}

/** An empty object says what nothing says. */
function said(kinds: readonly Kind[], index: number | undefined): number | undefined {
  const kind = index === undefined ? undefined : kinds[index];
  return kind === undefined || isNullish(kind) || kind === 'empty' ? undefined : index;
}

function isNullish(kind: Kind): boolean {
  return kind === 'null' || kind === 'undefined';
}

function isObject(kind: Kind | undefined): boolean {
  return kind === 'object' || kind === 'empty';
}

function isName(kind: Kind): boolean {
  return kind === 'string' || kind === 'number';
}

function indexOf(kinds: readonly Kind[], test: (kind: Kind) => boolean, which = 0): number | undefined {
  return kinds.map((kind, index) => ({ kind, index })).filter(({ kind }) => test(kind))[which]?.index;
}

function userPartsOfSegment(kinds: readonly Kind[]): Parts {
  const slots = ['id', 'data', 'options', 'callback'] as const;
  const parts: { id?: number; data?: number; options?: number; callback?: number } = {};
  let next = 0;
  for (const [index, kind] of kinds.entries()) {
    if (next === 0) {
      next++;
      if (isName(kind)) {
        parts.id = index;
        continue;
      }
      if (isNullish(kind)) {
        continue;
      }
    }
    const slot = slots[next++];
    if ((slot === 'data' || slot === 'options') && (isNullish(kind) || isObject(kind))) {
      parts[slot] = index;
    }
    if (kind === 'function') {
      parts.callback = index;
      break;
    }
  }
  return parts;
}

function userPartsOf(kinds: readonly Kind[], isKnown: boolean): Parts {
  const id = indexOf(kinds, kind => kind === 'string') ?? indexOf(kinds, kind => kind === 'number');
  const isTaken = (kind: Kind): boolean => isObject(kind) || (kind === 'null' && (isKnown || id !== undefined));
  return without({
    id,
    data: indexOf(kinds, isTaken),
    options: indexOf(kinds, isTaken, 1),
    callback: indexOf(kinds, kind => kind === 'function'),
  });
}

function pagePartsOfSegment(kinds: readonly Kind[]): Parts {
  const isText = (kind: Kind): boolean => kind === 'string';
  const strings = kinds.filter(isText).length;
  const objects = kinds.filter(isObject).length;
  const names =
    strings === 1
      ? { id: kinds[1] === 'string' ? 1 : indexOf(kinds, isText) }
      : strings === 2
        ? { category: kinds[0] === 'string' ? 0 : undefined, id: kinds[1] === 'string' ? 1 : undefined }
        : {};
  const data =
    objects === 1
      ? isObject(kinds[2])
        ? { data: 2 }
        : isObject(kinds[3])
          ? { options: 3 }
          : { data: indexOf(kinds, isObject) }
      : objects === 2
        ? { data: indexOf(kinds, isObject), options: indexOf(kinds, isObject, 1) }
        : {};
  return without({ ...names, ...data, callback: indexOf(kinds, kind => kind === 'function') });
}

function pagePartsOf(kinds: readonly Kind[]): Parts {
  const isText = (kind: Kind): boolean => kind === 'string';
  const strings = kinds.filter(isText).length;
  const isTaken = (kind: Kind): boolean => isObject(kind) || (kind === 'null' && strings > 0);
  return without({
    ...(strings > 1
      ? { category: indexOf(kinds, isText), id: indexOf(kinds, isText, 1) }
      : strings === 1
        ? { id: indexOf(kinds, isText) }
        : {}),
    data: indexOf(kinds, isTaken),
    options: indexOf(kinds, isTaken, 1),
    callback: indexOf(kinds, kind => kind === 'function'),
  });
}

function without(parts: { readonly [Part in keyof Parts]?: number | undefined }): Parts {
  return Object.fromEntries(Object.entries(parts).filter(([, index]) => index !== undefined));
}
