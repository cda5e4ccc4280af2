import { contains } from '../../edit/nodes.ts';
import { bagOf } from '../../calls/values/attributes.ts';
import { acrossProject } from '../../rule/across.ts';
import { targetOf } from './people.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { PartName } from '../../catalog/types.ts';
import type { Project } from '../../project/project.ts';
import type { AnalyticsCall, Origin, Range, Value } from '../../reading.ts';

/** A trait or property, and where it is written. */
export interface Written {
  readonly key: string;
  readonly value: Value;
  /** The `key: value` itself if it stands in the call's file, else the argument that brings it. */
  readonly range: Range;
  /** The file in which `key: value` stands, as far as it is known. */
  readonly file: string | undefined;
  /** The wrapper writes the key; what stands here is its value alone. */
  readonly isValueAlone: boolean;
}

/**
 * What a call itself says of its traits or properties. Keys that a wrapper adds are left out: they are written in
 * the wrapper, whose own call has them.
 */
export function writtenBy(call: AnalyticsCall, name: PartName): Written[] {
  const part = call.parts[name];
  if (!part) return [];
  const found: Written[] = [];
  for (const object of bagOf(part.value).objects) {
    for (const key of object.keys) {
      const origin = object.keyOrigin(key);
      const value = object.get(key);
      const given = value && rangeGiven(value, origin, call);
      const range = given ?? (origin?.file === call.file ? origin.range : part.range);
      if (range && value)
        found.push({ key, value, range, file: given ? call.file : origin?.file, isValueAlone: given !== undefined });
    }
  }
  return found;
}

/** By the place of each send the keys that it says itself, whoever calls what is around it. */
const ownKeys = acrossProject((calls): ReadonlyMap<string, ReadonlySet<string>> => {
  const keys = new Map<string, Set<string>>();
  for (const { via, parts, target } of calls) {
    if (via !== 'direct') continue;
    const own = [parts.traits, parts.properties].flatMap(part =>
      part ? bagOf(part.value).objects.flatMap(object => object.keys) : [],
    );
    keys.set(targetOf({ target }), new Set(own));
  }
  return keys;
});

/**
 * What a call itself names: without the keys that a wrapper writes around a value that it is given, and with those that
 * are an argument as well, `setTrait(id, 'plan', plan)`.
 */
export function namedBy(call: AnalyticsCall, name: PartName, project: Project): Written[] {
  return writtenBy(call, name).filter(
    ({ key, isValueAlone }) => !isValueAlone || ownKeys(project).get(targetOf(call))?.has(key) === false,
  );
}

/** Of what a wrapper puts together, `{ source, ...traits }`, the keys that are written at its call. */
export function broughtBy(call: AnalyticsCall, name: PartName): Written[] {
  return writtenBy(call, name).filter(({ file, isValueAlone }) => file === call.file && !isValueAlone);
}

/** Of a key that the wrapper writes, the argument that becomes its value: `renewed(id, Date.now())`. */
function rangeGiven(
  { origin }: Value,
  key: Origin | undefined,
  { file, range, via }: AnalyticsCall,
): Range | undefined {
  const isHere = (place: Origin | undefined): boolean => place?.file === file && contains(range, place.range);
  return via === 'wrapper' && key && !isHere(key) && isHere(origin) ? origin?.range : undefined;
}

/** Where a part stands in the call's file: its own expression, the object it is made from, or nowhere. */
export function rangeOf(call: AnalyticsCall, name: PartName): Range | undefined {
  const part = call.parts[name];
  return part?.value.origin?.file === call.file && part.value.kind === 'object' ? part.value.origin.range : part?.range;
}

/** The place of a range for `context.report`, which holds where no node has exactly that range too. */
export function locOf(sourceCode: Readonly<TSESLint.SourceCode>, range: Range): TSESTree.SourceLocation {
  return { start: sourceCode.getLocFromIndex(range[0]), end: sourceCode.getLocFromIndex(range[1]) };
}
