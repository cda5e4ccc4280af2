/** Values of calls in words. */
import { isKeyLike } from '../evaluate/describe.ts';
import { reasonTexts } from './reasons.ts';

import type { Value } from '../reading.ts';

type ValueOf<K extends Value['kind']> = Extract<Value, { readonly kind: K }>;

/** Alternatives and keys that are named one by one. */
const MAX_NAMED = 12;

const words: { readonly [K in Value['kind']]: (value: ValueOf<K>) => string } = {
  literal: ({ value }) => {
    if (typeof value === 'string' && isKeyLike(value)) return `a text of ${value.length} characters, perhaps a key`;
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  },
  template: ({ parts }) =>
    `\`${parts.map(part => (typeof part === 'string' ? part : `\${${valueWords(part)}}`)).join('')}\``,
  union: ({ of }) => named(of.map(valueWords), ' | '),
  object: ({ keys, open }) => `{ ${named([...keys, ...(open ? ['and others that are not known'] : [])], ', ')} }`,
  array: ({ items, open }) => `[${named(items.map(valueWords), ', ')}${open ? ', …' : ''}]`,
  parameter: ({ name, path }) => `the parameter ${[name || '(of a pattern)', ...path].join('.')}`,
  member: ({ object, property }) => `${valueWords(object)}.${property}`,
  call: ({ callee, args, isNew }) =>
    `${isNew ? 'new ' : ''}${valueWords(callee)}(${named(args.map(valueWords), ', ')})`,
  operation: ({ operator, operands }) => {
    if (operator === 'regexp') return 'a regular expression';
    return operands.length === 1
      ? `${operator} ${operands.map(valueWords).join('')}`
      : operands.map(valueWords).join(` ${operator} `);
  },
  import: ({ source, name }) => `${name === '*' ? 'all' : name} of "${source}"`,
  global: ({ name }) => name,
  function: ({ name }) => (name ? `the function ${name}` : 'a function'),
  opaque: ({ what }) => `(${what})`,
  unknown: ({ reason }) => `not known: ${reasonTexts[reason]} (${reason})`,
};

/** What a value is, in a few words. What may be a key is not shown. */
export function valueWords(value: Value): string {
  const write = words[value.kind] as (value: Value) => string;
  return write(value);
}

function named(list: readonly string[], separator: string): string {
  const rest = list.length - MAX_NAMED;
  return rest > 0 ? [...list.slice(0, MAX_NAMED), `${rest} more`].join(separator) : list.join(separator);
}
