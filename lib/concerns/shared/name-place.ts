import { alternativesOf } from '../../calls/values/walk.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall, Range } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

/** Where an event's name stands: the literal at the call, else the argument, else the call. */
export interface NamePlace {
  readonly range: Range;
  /** The literal in the call's own arguments that is exactly this name. */
  readonly literal: TSESTree.StringLiteral | TSESTree.TemplateLiteral | undefined;
}

/** Whether this call says which event it is. A wrapper that says so itself has a call of its own that does. */
export function saysItsName(call: AnalyticsCall): boolean {
  return call.via === 'direct' || call.parts.event?.range !== undefined;
}

export function placeOfName(
  call: AnalyticsCall,
  name: string,
  { file, nodeAt }: Pick<RuleReading, 'file' | 'nodeAt'>,
): NamePlace {
  const part = call.parts.event ?? call.parts.name;
  for (const one of part ? alternativesOf(part.value) : []) {
    const origin = one.origin;
    if (
      one.kind !== 'literal' ||
      one.value !== name ||
      origin?.file !== file ||
      origin.range[0] < call.range[0] ||
      origin.range[1] > call.range[1]
    )
      continue;
    const found = nodeAt(origin.range);
    // The text of a template without holes covers as much as the template.
    const node = found?.type === 'TemplateElement' ? found.parent : found;
    if (node?.type === 'Literal' && typeof node.value === 'string') return { range: node.range, literal: node };
    if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return { range: node.range, literal: node };
  }
  return { range: part?.range ?? call.range, literal: undefined };
}
