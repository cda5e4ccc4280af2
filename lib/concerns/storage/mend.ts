/** Gives a browser client keys of its own to keep whom it knows under. */
import { replace } from '../../edit/edit.ts';
import { nodeAt } from '../../edit/nodes.ts';
import { setArgument } from '../../edit/set-argument.ts';
import { indentationAt, styleOf } from '../../edit/style.ts';

import type { Edit } from '../../edit/edit.ts';
import type { Source } from '../../edit/source.ts';
import type { AnalyticsCall } from '../../reading.ts';

/** Where the options of `load()` stand: behind its settings. */
const OPTIONS = 1;

/** The edits by which a client that is loaded keeps its people apart from those of another one on the page. */
export function separateStorage(source: Source, call: AnalyticsCall): readonly Edit[] | { readonly refused: string } {
  const node = nodeAt(source.program, call.range);
  if (node?.type !== 'CallExpression') {
    return { refused: 'it is loaded elsewhere; give it keys of its own there' };
  }
  const { quote } = styleOf(source);
  const keys = (cookie: string, storage: string): string =>
    `{ cookie: { key: ${quote}${cookie}${quote} }, localStorage: { key: ${quote}${storage}${quote} } }`;
  const options = {
    user: keys('cio_user_id', 'cio_user_traits'),
    group: keys('cio_group_id', 'cio_group_properties'),
  };
  const given = node.arguments[OPTIONS];
  if (given?.type === 'Identifier' && given.name === 'undefined') {
    return [replace(given.range, objectOf(source, node.range[0], options))];
  }
  const outcomes = given
    ? Object.entries(options).map(([name, value]) => setArgument(source, node, [OPTIONS, name], () => value))
    : [setArgument(source, node, [OPTIONS], () => objectOf(source, node.range[0], options))];
  const edits = outcomes.flatMap(outcome => ('edits' in outcome ? outcome.edits : []));
  return outcomes.every(({ refused }) => refused === undefined)
    ? edits
    : { refused: 'its options are put together elsewhere; give it keys of its own there' };
}

/** An object, a line a property. */
function objectOf(source: Source, start: number, properties: Readonly<Record<string, string>>): string {
  const { newline, indent: step } = styleOf(source);
  const indent = indentationAt(source.text, start);
  const lines = Object.entries(properties).map(([name, value]) => `${indent}${step}${name}: ${value},`);
  return ['{', ...lines, `${indent}}`].join(newline);
}
