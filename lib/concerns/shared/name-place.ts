import { contains } from '../../edit/nodes.ts';
import { namesSentBy, type DeclaredName } from '../../calls/values/declared.ts';
import { declaredNames } from '../../rule/declared-names.ts';
import { alternativesOf } from '../../calls/values/walk.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall, Range } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

/** Where an event's name stands: the literal, else the argument, else the call. */
export interface NamePlace {
  readonly range: Range;
  /** The literal that is exactly this name. */
  readonly literal: TSESTree.StringLiteral | TSESTree.TemplateLiteral | undefined;
}

/** A name where it is written, with every call that sends it from there: what is wrong with it is said here, once. */
export interface NameSite extends NamePlace {
  readonly name: string;
  /** Those of other files included; those of tests are not. */
  readonly calls: readonly [AnalyticsCall, ...AnalyticsCall[]];
}

/** Whether this call says which event it is. A wrapper that says so itself has a call of its own that does. */
export function saysItsName(call: AnalyticsCall): boolean {
  return call.via === 'direct' || call.parts.event?.range !== undefined;
}

/**
 * The names that are written in a file, in the order of the text: at its calls, and in lists of names for calls anywhere. A
 * name that is written where nobody lints stands at the calls that use it.
 */
export function nameSitesIn(reading: RuleReading): NameSite[] {
  const { file, sends, project } = reading;
  const own = sends.filter(call => !call.inTest).flatMap(namesSentBy);
  // The file at hand may not be on disk yet, or not as it is here.
  const others = (declaredNames(project).get(file) ?? []).filter(({ call }) => call.file !== file);
  const sites = new Map<string, NamePlace & { name: string; calls: [AnalyticsCall, ...AnalyticsCall[]] }>();
  for (const declared of [...own, ...others]) {
    const place = placeIn(declared, reading);
    if (!place) continue;
    const key = `${place.range.join()} ${declared.name}`;
    const known = sites.get(key);
    if (!known) sites.set(key, { ...place, name: declared.name, calls: [declared.call] });
    else if (!known.calls.includes(declared.call)) known.calls.push(declared.call);
  }
  return [...sites.values()].sort((a, b) => a.range[0] - b.range[0]);
}

function placeIn({ call, name, origin }: DeclaredName, reading: RuleReading): NamePlace | undefined {
  const { file } = reading;
  if (!origin) return call.file === file && saysItsName(call) ? placeOfName(call, name, reading) : undefined;
  if (origin.file !== file) return undefined;
  const literal = literalAt(origin.range, reading);
  return { range: literal?.range ?? origin.range, literal };
}

/** The name at a call: for what is wrong with this use of it. */
export function placeOfName(
  call: AnalyticsCall,
  name: string,
  { file, nodeAt }: Pick<RuleReading, 'file' | 'nodeAt'>,
): NamePlace {
  const part = call.parts.event ?? call.parts.name;
  for (const one of part ? alternativesOf(part.value) : []) {
    const { origin } = one;
    if (one.kind !== 'literal' || one.value !== name || origin?.file !== file || !contains(call.range, origin.range))
      continue;
    const literal = literalAt(origin.range, { nodeAt });
    if (literal) return { range: literal.range, literal };
  }
  return { range: part?.range ?? call.range, literal: undefined };
}

function literalAt(range: Range, { nodeAt }: Pick<RuleReading, 'nodeAt'>): NamePlace['literal'] {
  const found = nodeAt(range);
  // The text of a template without holes covers as much as the template.
  const node = found?.type === 'TemplateElement' ? found.parent : found;
  if (node?.type === 'Literal' && typeof node.value === 'string') return node;
  return node?.type === 'TemplateLiteral' && node.expressions.length === 0 ? node : undefined;
}
