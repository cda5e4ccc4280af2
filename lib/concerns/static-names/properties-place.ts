/** Where the properties of a call stand, or would stand. */
import { httpApis, sdks } from '../../catalog/index.ts';
import { contains, keyOf, nodeAt, sameRange, unwrap, walk, withCasts } from '../../edit/nodes.ts';
import { wrapperFunctionOf } from '../shared/wrapper-function.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Source } from '../../edit/source.ts';
import type { PropertiesPlace } from './mend.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

/** @returns undefined where the call takes no properties, or where it is not known how */
export function placeOfProperties(
  call: AnalyticsCall,
  event: TSESTree.Node,
  source: Source,
  reading: RuleReading,
): PropertiesPlace | undefined {
  const range = call.parts.properties?.range;
  const node = range && contains(call.range, range) ? nodeAt(source.program, range) : undefined;
  if (node) return { node };
  const at = placeOfEvent(event);
  // What is written somewhere else would be hidden by properties that are written here.
  if (!at || call.item || (range && call.via === 'direct')) return undefined;
  if (call.sdk === 'http') return at.key === undefined ? undefined : besideKeyOfHttp(call, at.key);
  return call.via === 'wrapper' ? ofWrapper(call, at, source, reading) : ofSdk(call, at);
}

/** The name as an argument, or as the value of a key in one. */
interface EventPlace {
  readonly index: number;
  readonly key?: string;
  /** The name as an argument, with those beside it; those before it in an array that are none are left out. */
  readonly list: readonly (TSESTree.Node | null)[];
  /** The object that has the key. */
  readonly object?: TSESTree.ObjectExpression;
}

function placeOfEvent(event: TSESTree.Node): EventPlace | undefined {
  const outer = withCasts(event);
  const { parent } = outer;
  if (parent?.type === 'Property' && parent.value === outer && parent.parent.type === 'ObjectExpression') {
    const key = keyOf(parent);
    return key === undefined
      ? undefined
      : { index: Math.max(indexIn(withCasts(parent.parent)), 0), key, list: [], object: parent.parent };
  }
  const index = indexIn(outer);
  if (index < 0) return undefined;
  const list = listAround(outer) ?? [];
  // `['track', name]` is called with the name.
  return parent?.type === 'ArrayExpression' ? { index: index - 1, list: list.slice(1) } : { index, list };
}

function listAround({ parent }: TSESTree.Node): readonly (TSESTree.Node | null)[] | undefined {
  return parent?.type === 'CallExpression'
    ? parent.arguments
    : parent?.type === 'ArrayExpression'
      ? parent.elements
      : undefined;
}

function indexIn(node: TSESTree.Node): number {
  const list = listAround(node) ?? [];
  const index = list.indexOf(node);
  // Behind a spread nobody knows which argument it is.
  return list.slice(0, index).some(each => each?.type === 'SpreadElement') ? -1 : index;
}

function ofSdk(call: AnalyticsCall, at: EventPlace): PropertiesPlace | undefined {
  const sdk = sdks.find(({ id }) => id === call.sdk);
  const clients = Object.entries(sdk?.clients ?? {}).filter(
    ([name]) => call.client === undefined || name === call.client,
  );
  for (const { forms } of clients
    .flatMap(([, { methods }]) => Object.values(methods))
    .filter(({ method }) => method === call.method)) {
    for (const { parts } of forms) {
      const place = beside(parts.event, parts.properties, at);
      if (place) return place;
    }
  }
  return undefined;
}

function beside(
  event: readonly [number, ...string[]] | undefined,
  properties: readonly [number, ...string[]] | undefined,
  at: EventPlace,
): PropertiesPlace | undefined {
  if (!event || !properties || event[0] !== at.index || event[1] !== at.key || event.length > 2) return undefined;
  if (at.key === undefined) return properties.length === 1 ? asArgument(properties[0], at) : undefined;
  return properties[0] === at.index && properties.length === 2 ? { key: properties[1] as string } : undefined;
}

/** The argument if it is given, else where it is to be: behind the last one, or before a callback. */
function asArgument(index: number, { list }: EventPlace): PropertiesPlace | undefined {
  const [before, given] = [list[index - 1], list[index]];
  if (!before || list.some(each => each?.type === 'SpreadElement')) return undefined;
  if (!given || given.type === 'ArrowFunctionExpression' || given.type === 'FunctionExpression')
    return { behind: before };
  return { node: given };
}

function besideKeyOfHttp(call: AnalyticsCall, key: string): PropertiesPlace | undefined {
  const routes = httpApis.filter(({ id }) => id === call.http?.api).flatMap(api => api.routes);
  const route = routes.find(
    ({ method, parts }) =>
      method === call.method && parts.event?.length === 1 && parts.event[0] === key && parts.properties?.length === 1,
  );
  return route && { key: route.parts.properties?.[0] as string };
}

/** A wrapper takes properties where its own function says so, or where others give it some. */
function ofWrapper(
  call: AnalyticsCall,
  at: EventPlace,
  source: Source,
  reading: RuleReading,
): PropertiesPlace | undefined {
  const { wrapper } = call;
  const declared = reading.settings.wrappers?.find(({ callee }) => callee === wrapper?.name)?.parts;
  if (declared) return beside(pathOf(declared.event), pathOf(declared.properties), at);
  const found = wrapperFunctionOf(call, source, reading);
  const inner = found?.sends.find(
    ({ parts, functionRange }) =>
      parts.event?.range && functionRange && found.functions.some(({ range }) => sameRange(range, functionRange)),
  );
  const fn = found?.functions.find(({ range }) => inner?.functionRange && sameRange(range, inner.functionRange));
  if (!found || !inner || !fn) return undefined;
  if (at.object) return ofMessage(inner, at.key as string, at.object);
  const name = parameterOf(fn, at.index);
  const index = fn.params.findIndex(
    (_, position) => position > at.index && isGivenTo(inner, name, parameterOf(fn, position), found.source),
  );
  return index < 0 ? undefined : asArgument(index, at);
}

/** `({ event, properties }) => …` */
function ofMessage(
  { parts: { event, properties } }: AnalyticsCall,
  key: string,
  object: TSESTree.ObjectExpression,
): PropertiesPlace | undefined {
  if (
    event?.value.kind !== 'parameter' ||
    properties?.value.kind !== 'parameter' ||
    event.value.name !== properties.value.name
  )
    return undefined;
  const own =
    properties.value.path.length === 1 && event.value.path.join() === key ? properties.value.path[0] : undefined;
  if (own === undefined) return undefined;
  const given = object.properties.find(each => each.type === 'Property' && keyOf(each) === own);
  return given?.type === 'Property' ? { node: given.value } : { key: own };
}

/** Whether a wrapper's call hands one parameter on as the name, and another as properties or into them. */
function isGivenTo(
  inner: AnalyticsCall,
  event: string | undefined,
  properties: string | undefined,
  source: Source,
): boolean {
  const value = inner.parts.event?.value;
  const range = inner.parts.properties?.range;
  const node = range && nodeAt(source.program, range);
  if (
    !node ||
    event === undefined ||
    properties === undefined ||
    value?.kind !== 'parameter' ||
    value.name !== event ||
    value.path.length > 0
  )
    return false;
  let isFound = false;
  walk(node, each => {
    const isWhole = each === node || each.parent?.type === 'SpreadElement' || each.parent?.type === 'LogicalExpression';
    if (each.type === 'Identifier' && each.name === properties && isWhole) isFound = true;
  });
  return isFound;
}

function parameterOf(
  { params }: { readonly params: readonly TSESTree.Parameter[] },
  index: number,
): string | undefined {
  const parameter = params[index];
  const bare = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter && unwrap(parameter);
  return bare?.type === 'Identifier' ? bare.name : undefined;
}

function pathOf(where: string | { readonly const: string } | undefined): [number, ...string[]] | undefined {
  if (typeof where !== 'string') return undefined;
  const [index, ...keys] = where.split('.');
  return [Number(index), ...keys];
}
