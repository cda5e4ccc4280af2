/** Gives a browser client keys of its own to keep whom it knows under. */
import { hasComment } from '../../edit/comments.ts';
import { initForOne } from '../../edit/declared.ts';
import { insertAt, replace } from '../../edit/edit.ts';
import { nodeAt, unwrap } from '../../edit/nodes.ts';
import { setArgument } from '../../edit/set-argument.ts';
import { indentationAt, isFirstOnLine, styleOf } from '../../edit/style.ts';

import type { Edit } from '../../edit/edit.ts';
import type { Node } from '../../edit/nodes.ts';
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
  const nothing = given && nothingIn(source, given);
  if (nothing) {
    return [
      hasComment(source, nothing.range)
        ? intoEmpty(source, nothing, options)
        : replace(nothing.range, objectOf(source, nothing.range[0], options)),
    ];
  }
  const outcomes = given
    ? Object.entries(options).map(([name, value]) => setArgument(source, node, [OPTIONS, name], () => value))
    : [setArgument(source, node, [OPTIONS], () => objectOf(source, node.range[0], options))];
  const edits = outcomes.flatMap(outcome => ('edits' in outcome ? outcome.edits : []));
  return outcomes.every(({ refused }) => refused === undefined)
    ? edits
    : { refused: 'its options are put together elsewhere; give it keys of its own there' };
}

/** What stands where options could and holds none, so that it is replaced as a whole: `undefined`, `{}`. */
function nothingIn(source: Source, given: Node): Node | undefined {
  const bare = unwrap(given);
  if (bare.type === 'Identifier') {
    const object = bare.name === 'undefined' ? undefined : initForOne(source, bare);
    return bare.name === 'undefined' ? bare : object && nothingIn(source, object);
  }
  return bare.type === 'ObjectExpression' && bare.properties.length === 0 ? bare : undefined;
}

/** Behind the comment that an object holds and nothing else; on lines of their own where its brace has one. */
function intoEmpty(source: Source, object: Node, properties: Readonly<Record<string, string>>): Edit {
  const { newline, indent: step } = styleOf(source);
  const end = object.range[1] - 1;
  if (!isFirstOnLine(source.text, end)) {
    return insertAt(end, `${pairsOf(properties).join(', ')} `);
  }
  const indent = indentationAt(source.text, end);
  const text = pairsOf(properties).join(`,${newline}${indent}${step}`);
  return insertAt(end, `${step}${text},${newline}${indent}`);
}

/** An object, a line a property. */
function objectOf(source: Source, start: number, properties: Readonly<Record<string, string>>): string {
  const { newline, indent: step } = styleOf(source);
  const indent = indentationAt(source.text, start);
  const lines = pairsOf(properties).map(pair => `${indent}${step}${pair},`);
  return ['{', ...lines, `${indent}}`].join(newline);
}

function pairsOf(properties: Readonly<Record<string, string>>): string[] {
  return Object.entries(properties).map(([name, value]) => `${name}: ${value}`);
}
