import type { TSESTree } from '@typescript-eslint/utils';

import type { PartPath } from '../catalog/types.ts';
import { endWithComments, hasComment } from './comments.ts';
import type { Edit } from './edit.ts';
import { initForOne } from './declared.ts';
import { insertAt, replace } from './edit.ts';
import type { Node } from './nodes.ts';
import { keyOf, unwrap } from './nodes.ts';
import type { Source } from './source.ts';
import { indentationAt, isFirstOnLine, styleOf } from './style.ts';

export type ArgumentEdit =
  { readonly refused?: undefined; readonly edits: readonly Edit[] } | { readonly refused: string };

const elsewhere = {
  refused: 'its settings are put together elsewhere: give them the address of the proxy there',
} as const;

/** Code for the value, by the text that stands there now, if one does. */
export type ValueText = (existing: string | undefined) => string;

/** Gives a call a value at a place in its arguments: `[1, 'a', 'b']` is `b` of `a` of the second one. */
export function setArgument(
  source: Source,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  [index, ...keys]: PartPath,
  value: ValueText,
): ArgumentEdit {
  const { arguments: given } = call;
  if (given.slice(0, index + 1).some(({ type }) => type === 'SpreadElement') || given.length < index) {
    return elsewhere;
  }
  const argument = given[index];
  if (!argument) {
    return {
      edits: [addBehind(source, given.at(-1) as Node, objectText(source, keys, value(undefined)), call.range[1])],
    };
  }
  return setWithin(source, argument, keys, value);
}

function setWithin(source: Source, node: Node, keys: readonly string[], value: ValueText): ArgumentEdit {
  const bare = unwrap(node);
  const [key, ...rest] = keys;
  if (key === undefined) {
    // What is written in place may be replaced; what is computed has its reasons.
    return bare.type === 'Literal' && typeof bare.value === 'string'
      ? { edits: [replace(bare.range, value(bare.value))] }
      : elsewhere;
  }
  if (bare.type === 'Identifier') {
    const object = bare.name === 'undefined' ? undefined : initForOne(source, bare);
    return bare.name === 'undefined'
      ? { edits: [replace(node.range, objectText(source, keys, value(undefined)))] }
      : object
        ? setWithin(source, object, keys, value)
        : elsewhere;
  }
  if (bare.type === 'Literal' && bare.value === true) {
    return { edits: [replace(node.range, objectText(source, keys, value(undefined)))] };
  }
  if (
    bare.type !== 'ObjectExpression' ||
    bare.properties.some(property => property.type !== 'Property' || property.computed)
  ) {
    return elsewhere;
  }
  const property = (bare.properties as TSESTree.Property[]).find(each => keyOf(each) === key);
  if (property) {
    return property.shorthand ? elsewhere : setWithin(source, property.value, rest, value);
  }
  return {
    edits: [addProperty(source, bare, `${keyText(source, key)}: ${objectText(source, rest, value(undefined))}`)],
  };
}

function keyText(source: Source, key: string): string {
  const { quote } = styleOf(source);
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote + key + quote;
}

/** `{ a: { b: value } }` */
function objectText(source: Source, keys: readonly string[], value: string): string {
  return keys.reduceRight((inner, key) => `{ ${keyText(source, key)}: ${inner} }`, value);
}

function addProperty(source: Source, object: TSESTree.ObjectExpression, property: string): Edit {
  const last = object.properties.at(-1);
  if (last) {
    return addBehind(source, last, property, object.range[1]);
  }
  return hasComment(source, object.range)
    ? insertAt(object.range[1] - 1, `${property} `)
    : replace(object.range, `{ ${property} }`);
}

/** Adds an item to a list behind its last one, on a line of its own where that has its own. */
function addBehind(source: Source, last: Node, item: string, listEnd: number): Edit {
  const { text } = source;
  const comma = /^\s*,/.exec(text.slice(last.range[1], listEnd));
  const end = last.range[1] + (comma?.[0].length ?? 0);
  if (!isFirstOnLine(text, last.range[0])) {
    return insertAt(end, `${comma ? '' : ','} ${item}`);
  }
  const line = styleOf(source).newline + indentationAt(text, last.range[0]) + item;
  return comma ? insertAt(endWithComments(source, end), `${line},`) : insertAt(end, `,${line}`);
}
