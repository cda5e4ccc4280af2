import { alternativesOf } from './walk.ts';

import type { Value } from '../../reading.ts';

/** The text of a value that certainly is this string. */
export function literalText(value: Value | undefined): string | undefined {
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** The strings among the alternatives of a value, whatever the others are. */
export function knownStrings(value: Value | undefined): readonly string[] {
  return value ? [...new Set(alternativesOf(value).flatMap(one => literalText(one) ?? []))] : [];
}

/** The text of a literal or of a template's fixed parts, holes as `*`; undefined for other values. */
export function patternOf(value: Value): string | undefined {
  if (value.kind === 'template') {
    return value.parts.map(part => (typeof part === 'string' ? part : (literalText(part) ?? '*'))).join('');
  }
  return literalText(value);
}

/** Whether every text has such a member, so that its name says nothing of what it is taken from. */
export function isTextMember(name: string): boolean {
  return name in String.prototype;
}
