/** Values in words, for `audit --explain`. */
import { bounded } from './bounded.ts';

import type { Evaluated, EvaluatedOf } from './value.ts';

/** Alternatives and keys that are named one by one. */
const MAX_NAMED = 12;

/** Letters with digits among them, without words: it may be a key, and is not shown. */
const keyLike = /^(?=(?:\D*\d){3})(?=.*[a-z])[\w+/=-]{16,}$/i;

type Handler<K extends Evaluated['kind']> = (value: EvaluatedOf<K>) => string;

const handlers: { readonly [K in Evaluated['kind']]: Handler<K> } = {
  literal: ({ value }) => {
    if (typeof value === 'string' && isKeyLike(value)) return `a text of ${value.length} characters, perhaps a key`;
    return value === undefined ? 'undefined' : JSON.stringify(value);
  },
  template: ({ parts }) =>
    `\`${parts.map(part => (typeof part === 'string' ? part : `\${${describe(part)}}`)).join('')}\``,
  union: ({ of }) => named(of.map(describe), ' | '),
  object: ({ expr }) => `{ ${named(expr.p.map(({ k, c }) => k ?? (c ? '[computed]' : '...spread')))} }`,
  merge: ({ of }) => of.map(describe).join(' with '),
  properties: ({ values, open }) => `{ ${named([...values.keys(), ...(open ? ['...'] : [])])} }`,
  omit: ({ object, keys }) => `${describe(object)} without ${named(keys)}`,
  array: ({ items, open }) =>
    `a list of ${items.length} item${items.length === 1 ? '' : 's'}${open ? ' and more' : ''}`,
  parameter: ({ name, index, path }) => `the parameter ${[name || `#${index}`, ...path].join('.')}`,
  member: ({ object, property }) => `${describe(object)}.${property}`,
  call: ({ callee, isNew }) => `${isNew ? 'new ' : ''}${describe(callee)}(…)`,
  operation: ({ operator, operands }) => {
    if (operator === 'regexp') return 'a regular expression';
    const [only, ...others] = operands.map(describe);
    return others.length === 0 ? `${operator} ${only}` : [only, ...others].join(` ${operator} `);
  },
  import: ({ source, name, gated }) =>
    `${name === '*' ? 'all' : name} of "${source}"${gated ? ' (a file that nothing here leads to; it is not read)' : ''}`,
  global: ({ name }) => `the global ${name}`,
  function: ({ module, id }) => {
    const name = module.facts.fns[id]?.n;
    return name ? `the function ${name}` : 'a function';
  },
  class: ({ module, id }) => `the class ${module.facts.classes[id]?.n ?? '(without a name)'}`,
  instance: value => `an instance of ${describe(value.class)}`,
  interface: ({ module, id }) => `something that implements ${module.facts.ifaces[id]?.n ?? 'an interface'}`,
  typed: () => 'something of which only the type is known',
  namespace: () => 'a module of this project',
  sdk: ({ sdk }) => `the package of ${sdk.id}`,
  'sdk-export': ({ sdk, name }) => `${name === '*' ? 'all' : name} of ${sdk.id}`,
  client: ({ sdk }) => `the client of ${sdk.id}`,
  method: ({ client, name }) => `${name} of ${describe(client)}`,
  maker: ({ sdk }) => `what makes a client of ${sdk.id}`,
  context: () => 'a context',
  http: ({ client }) => `the HTTP client ${client}`,
  request: ({ client, verb }) => `a request${verb ? ` (${verb})` : ''} by ${client}`,
  bound: ({ callee }) => `${describe(callee)} with arguments bound`,
  declared: ({ node, rest }) =>
    node.calls.length > 0 ? `a wrapper that the settings declare (${describe(rest)})` : describe(rest),
  component: ({ object }) => (object ? 'a component' : 'an app'),
  unknown: ({ reason }) => `not known (${reason})`,
};

export function isKeyLike(text: string): boolean {
  return keyLike.test(text);
}

/** What a value is, in a few words. What may be a key is not shown. */
export function describe(value: Evaluated): string {
  const handler = handlers[value.kind] as Handler<Evaluated['kind']>;
  return handler(value);
}

function named(words: readonly string[], separator = ', '): string {
  const { items, isCut } = bounded(words, MAX_NAMED);
  return items.join(separator) + (isCut ? `${separator}${words.length - items.length} more` : '');
}
