/** Functions that every event passes on its way out, and whether one of them takes Customer.io out of `integrations`. */
import { keyOf, nameOf, unwrap, walk } from '../../edit/nodes.ts';
import { alternativesOf } from '../../calls/values/walk.ts';
import { acrossProject } from '../../rule/across.ts';
import { mayShareClient } from '../shared/clients-of.ts';
import { nodeIn } from '../shared/parsed.ts';
import { destinationNames } from './integrations.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall, Origin, Value } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;

interface Passed {
  readonly call: AnalyticsCall;
  /** Where the functions are written. */
  readonly functions: readonly Origin[];
}

const passedOf = acrossProject(calls =>
  calls
    .filter(({ method, inTest }) => method === 'middleware' && !inTest)
    .map((call): Passed => {
      const given = call.parts.callback ? alternativesOf(call.parts.callback.value) : [];
      return { call, functions: given.flatMap(functionsIn) };
    }),
);

/** Whether what the call sends passes a function that takes Customer.io out, for everybody or for some. */
export function isKeptOutOnItsWay(call: AnalyticsCall, reading: RuleReading): boolean {
  return passedOf(reading.project).some(
    ({ call: { file, sdk, vendor }, functions }) =>
      sdk === call.sdk &&
      mayShareClient(file, call, reading.project) &&
      functions.some(origin => takesOut(origin, destinationNames(vendor), reading)),
  );
}

/** A function, or those of an object that is a plugin. */
function functionsIn(value: Value): Origin[] {
  if (value.kind === 'function') return value.origin ? [value.origin] : [];
  return value.kind === 'object'
    ? value.keys.flatMap(key => alternativesOf(value.get(key) ?? value).flatMap(ownOrigin))
    : [];
}

function ownOrigin(value: Value): Origin[] {
  return value.kind === 'function' && value.origin ? [value.origin] : [];
}

function takesOut({ file, range }: Origin, destinations: readonly string[], reading: RuleReading): boolean {
  const fn = nodeIn(file, range, reading);
  let isOut = false;
  if (fn) walk(fn, node => void (isOut ||= switchesOff(node, [...destinations, 'All'])));
  return isOut;
}

/** `{ 'Customer.io': false }`, `integrations['Customer.io'] = false` */
function switchesOff(node: Node, names: readonly string[]): boolean {
  if (node.type === 'Property') return names.includes(keyOf(node) ?? '') && !isOn(node.value);
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return false;
  const { property, computed } = node.left;
  const name = !computed || property.type === 'Literal' ? nameOf(property) : undefined;
  return name !== undefined && names.includes(name) && !isOn(node.right);
}

/** What is not certainly switched on may be off. */
function isOn(value: Node): boolean {
  const bare = unwrap(value);
  return bare.type === 'ObjectExpression' || (bare.type === 'Literal' && bare.value !== false);
}
