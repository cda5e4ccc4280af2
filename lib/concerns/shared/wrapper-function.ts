/** The function that a call of a wrapper runs, with scopes and parents. */
import { contains, isFunction, walk } from '../../edit/nodes.ts';
import { Lines } from '../../syntax/lines.ts';
import { parsedFile } from './parsed.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Source } from '../../edit/source.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

export interface WrapperFunction {
  /** The calls in it that end where the call ends. */
  readonly sends: readonly AnalyticsCall[];
  readonly source: Source;
  /** Those that begin where the wrapper does, outermost first. */
  readonly functions: readonly (
    TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression
  )[];
}

/** @returns undefined where it cannot be found: a wrapper that the settings declare, a method that another class defines */
export function wrapperFunctionOf(
  { wrapper, target }: AnalyticsCall,
  source: Source,
  reading: RuleReading,
): WrapperFunction | undefined {
  const own = wrapper && (wrapper.file === reading.file ? source : parsedFile(reading.project, wrapper.file)?.source);
  if (!own) return undefined;
  const all = wrapper.file === reading.file ? reading.calls : reading.project.calls();
  const sends = all.filter(
    other =>
      other.forwards &&
      other.file === wrapper.file &&
      other.target.file === target.file &&
      other.target.range[0] === target.range[0],
  );
  const lines = new Lines(own.text);
  const functions: WrapperFunction['functions'][number][] = [];
  walk(own.program, node => {
    if (
      isFunction(node) &&
      lines.at(node.range[0]).line === wrapper.line &&
      sends.some(({ range }) => contains(node.range, range))
    )
      functions.push(node);
  });
  return functions.length > 0 ? { sends, source: own, functions } : undefined;
}
