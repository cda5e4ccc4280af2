/** What an expression would be called as a property. */
import { unwrap } from '../../edit/nodes.ts';
import { wordsOf } from '../../calls/values/names.ts';

import type { TSESTree } from '@typescript-eslint/utils';

/** Names that say nothing without what they are of. */
const vague = new Set([
  'id',
  'uid',
  'uuid',
  'name',
  'type',
  'kind',
  'key',
  'slug',
  'value',
  'title',
  'label',
  'index',
  'code',
  'status',
  'state',
  'number',
  'text',
  'count',
  'length',
  'path',
  'url',
  'version',
]);
/** Objects that say nothing of what they hold. */
const holders = new Set([
  'props',
  'state',
  'data',
  'params',
  'param',
  'event',
  'e',
  'evt',
  'target',
  'current',
  'req',
  'request',
  'body',
  'query',
  'args',
  'arg',
  'options',
  'opts',
  'it',
  'x',
  'ctx',
  'context',
  'payload',
  'input',
  'result',
  'window',
  'process',
  'env',
  'self',
  'me',
]);
/** They change how a value is written and not what it is. */
const rewriting =
  /^(?:toString|trim|toFixed|replace|replaceAll|slice|substring|join|toISOString|valueOf|padStart|normalize|String|Number|encodeURIComponent|encodeURI|\w*Case)$/;

/** The words: `product.id` is `product id`, `getKind()` is `kind`. Empty where the expression has no name. */
export function wordsOfExpression(node: TSESTree.Node): readonly string[] {
  // A single letter names nothing.
  const path = namesOf(node, 0).filter(name => name.length > 1);
  const last = path.at(-1);
  if (last === undefined) return [];
  const owner = path.at(-2);
  const words = wordsOf(last);
  const isVague = words.length === 1 && vague.has(words[0] as string);
  return isVague && owner !== undefined && !holders.has(owner) ? [...wordsOf(owner), ...words] : words;
}

function namesOf(node: TSESTree.Node, depth: number): readonly string[] {
  if (depth > 8) return [];
  const again = (inner: TSESTree.Node): readonly string[] => namesOf(inner, depth + 1);
  const bare = unwrap(node);
  switch (bare.type) {
    case 'Identifier':
      return [bare.name];
    case 'AwaitExpression':
      return again(bare.argument);
    case 'LogicalExpression':
      // What stands in where there is nothing is not what it is called.
      return bare.operator === '&&' ? again(bare.right) : again(bare.left);
    case 'MemberExpression':
      if (!bare.computed)
        return bare.property.type === 'Identifier' ? [...again(bare.object), bare.property.name] : [bare.property.name];
      return typeof (bare.property as { value?: unknown }).value === 'string'
        ? [...again(bare.object), (bare.property as TSESTree.StringLiteral).value]
        : again(bare.object);
    case 'CallExpression':
      return ofCall(bare, again);
    default:
      return [];
  }
}

function ofCall(
  { callee, arguments: given }: TSESTree.CallExpression,
  again: (node: TSESTree.Node) => readonly string[],
): readonly string[] {
  const path = again(callee);
  const name = path.at(-1) ?? '';
  if (rewriting.test(name)) return path.length > 1 ? path.slice(0, -1) : given[0] ? again(given[0]) : [];
  return [...path.slice(0, -1), name.replace(/^(?:get|fetch|find|compute|make|to)(?=[A-Z])/, '')].filter(Boolean);
}
