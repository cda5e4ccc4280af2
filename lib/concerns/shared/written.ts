import { contains } from '../../edit/nodes.ts';
import { bagOf } from '../../calls/values/attributes.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { PartName } from '../../catalog/types.ts';
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
