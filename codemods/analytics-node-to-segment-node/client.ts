/**
 * `new Analytics(writeKey, options)` of analytics-node as `new Analytics({ writeKey, … })` of @segment/analytics-node.
 * Source: the code of analytics-node 6.2.0 and the settings of @segment/analytics-node 1.3.0 and 3.1.0.
 */
import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import { hasComment } from '../../lib/edit/comments.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { nameOf, unwrap } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { withoutProperty } from '../../lib/edit/without-property.ts';
import type { Range, Value } from '../../lib/reading.ts';
import { ownValue } from '../../lib/text/own-value.ts';

export type Constructed =
  | { readonly edits: readonly Edit[] }
  /** A sentence without a full stop, and what it is about. */
  | { readonly refused: string; readonly range: Range };

/** What becomes of an option: other text for the whole property, nothing at all, or a reason against it. */
type Option = { readonly text: string } | 'kept' | 'dropped' | { readonly refused: string };

/** @param options what the reading makes of the second argument */
export function mendClient(source: Source, node: TSESTree.NewExpression, options: Value | undefined): Constructed {
  const [key, given, ...rest] = node.arguments;
  if (
    !key ||
    key.type === 'SpreadElement' ||
    key.type === 'ObjectExpression' ||
    given?.type === 'SpreadElement' ||
    rest.length > 0
  ) {
    return {
      refused:
        'the write key cannot be told from the options: write new Analytics({ writeKey, … }) with the new import by hand',
      range: node.range,
    };
  }
  if (isInParentheses(source, node, key, given)) {
    return {
      refused: 'parentheses stand around the write key or the options: take them away, then run this again',
      range: key.range,
    };
  }
  const text = source.text.slice(...key.range);
  const own = text === 'writeKey' ? text : `writeKey: ${text}`;
  if (!given || (given.type === 'Identifier' && given.name === 'undefined')) {
    return { edits: [replace([key.range[0], (given ?? key).range[1]], `{ ${own} }`)] };
  }
  const object = unwrap(given);
  if (object.type !== 'ObjectExpression') {
    return isTakenAsItIs(options)
      ? { edits: [replace([key.range[0], given.range[0]], `{ ${own}, ...`), insertAt(given.range[1], ' }')] }
      : {
          refused:
            'the options are written elsewhere: write new Analytics({ writeKey, … }) with the new import and the new names of the options by hand',
          range: given.range,
        };
  }
  return object === given && !hasComment(source, [key.range[0], given.range[0]])
    ? mendOptions(source, key, object, own)
    : {
        refused:
          'a cast or a comment stands between the write key and the options: write new Analytics({ writeKey, … }) with the new import by hand',
        range: given.range,
      };
}

function isInParentheses(
  { text }: Source,
  { callee, typeArguments }: TSESTree.NewExpression,
  key: Node,
  given: Node | undefined,
): boolean {
  const open = text.indexOf('(', (typeArguments ?? callee).range[1]) + 1;
  return (
    text.slice(open, key.range[0]).includes('(') ||
    (given !== undefined && text.slice(key.range[1], given.range[0]).includes('('))
  );
}

/** Options that mean the same to both, and nothing else that is not seen. */
function isTakenAsItIs(options: Value | undefined): boolean {
  return (
    options?.kind === 'object' &&
    !options.open &&
    options.keys.every(key => {
      const value = options.get(key);
      return /^(?:host|path)$/.test(key)
        ? value?.kind === 'literal' && isPlainHost(key, value.value)
        : key === 'flushAt' || (key === 'flushInterval' && value?.kind === 'literal' && Boolean(value.value));
    })
  );
}

function mendOptions(source: Source, key: Node, object: TSESTree.ObjectExpression, own: string): Constructed {
  const { text } = source;
  const mended: { property: TSESTree.ObjectLiteralElement; option: Exclude<Option, { refused: string }> }[] = [];
  for (const property of object.properties) {
    const option = optionOf(source, property);
    if (typeof option === 'object' && 'refused' in option) {
      return { refused: option.refused, range: property.range };
    }
    if (
      option !== 'kept' &&
      hasComment(source, property.range) &&
      !(option !== 'dropped' && isWithin(source, property))
    ) {
      return {
        refused:
          'a comment stands in an option that has another name or falls away: put it elsewhere, then run this again',
        range: property.range,
      };
    }
    mended.push({ property, option });
  }
  const move = replace([key.range[0], object.range[0]], '');
  const [first] = object.properties;
  if (!first || mended.every(({ option }) => option === 'dropped')) {
    return hasComment(source, object.range)
      ? {
          refused:
            'comments stand where options fall away: write new Analytics({ writeKey, … }) with the new import by hand',
          range: object.range,
        }
      : { edits: [move, replace(object.range, `{ ${own} }`)] };
  }
  const lastKept = mended.findLastIndex(({ option }) => option !== 'dropped');
  const tailRange: Range = [
    (object.properties[lastKept] as Node).range[1],
    (object.properties.at(-1) as Node).range[1],
  ];
  if (hasComment(source, tailRange)) {
    return {
      refused:
        'comments stand where options fall away: write new Analytics({ writeKey, … }) with the new import by hand',
      range: object.range,
    };
  }
  const gap = /^\s*/.exec(text.slice(object.range[0] + 1))?.[0] ?? '';
  const edits = mended.flatMap(({ property, option }, index): Edit[] => {
    if (option === 'kept') {
      return [];
    }
    return option === 'dropped'
      ? index > lastKept
        ? []
        : [withoutProperty(source, object, property)]
      : [replace(property.range, option.text)];
  });
  // The commas before them go too; one behind the last stays for the one that is kept.
  const tail = mended.length - 1 > lastKept ? [replace(tailRange, '')] : [];
  return { edits: [move, insertAt(object.range[0] + 1, `${gap}${own},${gap === '' ? ' ' : ''}`), ...edits, ...tail] };
}

/** All comments of the property are in its value, which is kept as it is written. */
function isWithin(source: Source, property: TSESTree.ObjectLiteralElement): boolean {
  const value = property.type === 'Property' ? property.value : property;
  return (
    !hasComment(source, [property.range[0], value.range[0]]) && !hasComment(source, [value.range[1], property.range[1]])
  );
}

function optionOf(source: Source, property: TSESTree.ObjectLiteralElement): Option {
  const name =
    property.type === 'Property' && !property.computed && !property.method && property.kind === 'init'
      ? nameOf(property.key)
      : undefined;
  if (property.type !== 'Property' || name === undefined) {
    return {
      refused: 'what the options hold cannot be read: write new Analytics({ writeKey, … }) with the new import by hand',
    };
  }
  const value = property.value as Node;
  const written = source.text.slice(...value.range);
  const literal = literalOf(value);
  switch (name) {
    case 'flushAt':
      return 'kept';
    case 'flushInterval':
      // The old SDK took 0 for its default, which both share.
      return literal !== undefined && !literal ? 'dropped' : 'kept';
    case 'host':
    case 'path':
      return hostOption(name, literal, written, isSimple(value));
    case 'enable':
      return enableOption(source, literal, value, written);
    case 'timeout':
      return timeoutOption(literal);
    case 'retryCount':
      return { text: `maxRetries: ${value.type === 'SequenceExpression' ? `(${written})` : written}` };
    case 'flushed':
      // In the types alone: the old SDK did not read it.
      return 'dropped';
    default:
      return {
        refused:
          ownValue(refusals, name) ??
          `the new SDK has no option ${name}: write new Analytics({ writeKey, … }) with the new import by hand`,
      };
  }
}

const byHand = 'write the client with the new import by hand, then run this again for the rest';

const refusals: Readonly<Record<string, string>> = {
  errorHandler: `errors come by client.on('error', ({ code, reason }) => …) now, once for each event: ${byHand}`,
  axiosConfig: `the new SDK sends by fetch, and its httpClient takes the place of axios: ${byHand}`,
  axiosInstance: `the new SDK sends by fetch, and its httpClient takes the place of axios: ${byHand}`,
  axiosRetryConfig: `the new SDK retries by itself, maxRetries times: ${byHand}`,
  maxQueueSize: `the new SDK cuts its batches at 480 KB by itself and takes no maxQueueSize: ${byHand}`,
};

/** An empty host was the default to the old SDK, and is an invalid address to the new one. */
function hostOption(name: string, literal: Literal, written: string, simple: boolean): Option {
  if (literal !== undefined) {
    return literal === null || literal === '' || literal === false
      ? 'dropped'
      : isPlainHost(name, literal)
        ? 'kept'
        : {
            refused: `the new SDK takes the host without a path, and the path from the root on (path: '/…/v1/batch'): ${byHand}`,
          };
  }
  return { text: `${name}: ${simple ? written : `(${written})`} || undefined` };
}

/** The old SDK put host and path together as texts; the new one resolves the path against the host, as a link. */
function isPlainHost(name: string, value: unknown): boolean {
  if (typeof value !== 'string') {
    return false;
  }
  return name === 'host' ? /^https?:\/\/[^/?#]+\/?$/.test(value) : value.startsWith('/');
}

/** Only the value `false` turned the old SDK off. */
function enableOption(source: Source, literal: Literal, value: Node, written: string): Option {
  if (literal !== undefined) {
    return literal === false ? { text: 'disable: true' } : 'dropped';
  }
  if (value.type === 'BinaryExpression') {
    const opposite = { '===': '!==', '!==': '===', '==': '!=', '!=': '==' }[value.operator as string];
    if (opposite && !hasComment(source, [value.left.range[1], value.right.range[0]])) {
      const operator = written.indexOf(value.operator, value.left.range[1] - value.range[0]);
      return {
        text: `disable: ${written.slice(0, operator)}${opposite}${written.slice(operator + value.operator.length)}`,
      };
    }
  }
  if (value.type === 'UnaryExpression' && value.operator === '!') {
    return { text: `disable: !${written}` };
  }
  return { text: `disable: ${isSimple(value) ? written : `(${written})`} === false` };
}

/** Milliseconds, or a text with a unit; without one the old SDK waited for ever, and the new one for ten seconds. */
function timeoutOption(literal: Literal): Option {
  if (typeof literal === 'number' && literal > 0) {
    return { text: `httpRequestTimeout: ${literal}` };
  }
  const [, count, unit = 'ms'] = /^(\d+)\s*(ms|s|m)?$/.exec(String(literal)) ?? [];
  const factor = { ms: 1, s: 1000, m: 60_000 }[unit];
  if (typeof literal === 'string' && count !== undefined && factor !== undefined && Number(count) > 0) {
    return { text: `httpRequestTimeout: ${Number(count) * factor}` };
  }
  return literal === undefined
    ? { refused: `the new option is httpRequestTimeout, in milliseconds, and 0 gives up at once: ${byHand}` }
    : 'dropped';
}

type Literal = string | number | boolean | bigint | RegExp | null | undefined;

function literalOf(node: Node): Literal {
  return node.type === 'Literal' ? node.value : undefined;
}

function isSimple({ type }: Node): boolean {
  return (
    type === 'Identifier' ||
    type === 'MemberExpression' ||
    type === 'CallExpression' ||
    type === 'ChainExpression' ||
    type === 'TSNonNullExpression' ||
    type === 'TemplateLiteral'
  );
}
