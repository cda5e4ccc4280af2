/** The forms of the browser SDKs, against the SDKs' own resolvers of arguments. */
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { customerioBrowser } from '../../../lib/catalog/customerio-browser.ts';
import { segmentBrowser } from '../../../lib/catalog/segment-browser.ts';
import type { ArgumentKind, Form, PartName, Sdk } from '../../../lib/catalog/types.ts';

type Resolver = (...args: unknown[]) => readonly unknown[];

interface Resolvers {
  resolveArguments: Resolver;
  resolvePageArguments: Resolver;
  resolveAliasArguments: Resolver;
  resolveUserArguments: (user: { id: () => null }) => Resolver;
}

const require = createRequire(import.meta.url);

const SDKS: readonly [Sdk, Resolvers][] = [
  [segmentBrowser, require('@segment/analytics-next/dist/cjs/core/arguments-resolver/index.js')],
  [customerioBrowser, require('@customerio/cdp-analytics-browser/dist/cjs/core/arguments-resolver/index.js')],
];

/**
 * What each place in a resolver's result is in the catalog, and argument lists: `s` for a string,
 * `o` for an object, `f` for a function.
 */
const METHODS: readonly {
  name: string;
  resolve: (own: Resolvers) => Resolver;
  result: readonly PartName[];
  lists: string;
}[] = [
  {
    name: 'track',
    resolve: own => own.resolveArguments,
    result: ['event', 'properties', 'options', 'callback'],
    lists: 's so soo soof sof sf o oo oof of',
  },
  {
    name: 'page',
    resolve: own => own.resolvePageArguments,
    result: ['category', 'name', 'properties', 'options', 'callback'],
    lists: 's so soo soof sof sf ss sso ssoo ssoof ssof ssf o oo oof of f',
  },
  {
    name: 'identify',
    resolve: own => own.resolveUserArguments({ id: () => null }),
    result: ['userId', 'traits', 'options', 'callback'],
    lists: 's so soo soof sof sf o oo oof of f',
  },
  {
    name: 'group',
    resolve: own => own.resolveUserArguments({ id: () => null }),
    result: ['groupId', 'traits', 'options', 'callback'],
    lists: 's so soo soof sof sf o oo oof of f',
  },
  {
    name: 'alias',
    resolve: own => own.resolveAliasArguments,
    result: ['userId', 'previousId', 'options', 'callback'],
    lists: 's ss sso ssof ssf so sof sf',
  },
];

function argumentOf(kind: string, index: number): unknown {
  switch (kind) {
    case 's':
      return `string${index}`;
    case 'o':
      return { event: `event${index}`, properties: { in: index }, index };
    default:
      return () => index;
  }
}

function kindOf(argument: unknown): ArgumentKind {
  if (argument === undefined) {
    return 'absent';
  }
  const type = typeof argument;
  return type === 'string' || type === 'function' ? type : 'object';
}

function formFor(forms: readonly Form[], args: readonly unknown[]): Form {
  const form = forms.find(({ when = {} }) =>
    Object.entries(when).every(([index, kind]) => kindOf(args[Number(index)]) === kind),
  );
  if (!form) {
    throw new Error('No form holds.');
  }
  return form;
}

function valueAt(args: readonly unknown[], path: readonly [number, ...string[]] | undefined): unknown {
  if (!path) {
    return undefined;
  }
  const [index, ...keys] = path;
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], args[index]);
}

const orNothing = (value: unknown): unknown =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0) ? undefined : value;

/** The parts by the catalog's forms, and by the SDK itself. */
function bothWays(sdk: Sdk, resolvers: Resolvers, { name, resolve, result }: (typeof METHODS)[number], list: string) {
  const args = [...list].map(argumentOf);
  const { parts } = formFor(sdk.clients.browser?.methods[name]?.forms ?? [], args);
  const resolved = resolve(resolvers)(...args);
  return {
    ours: Object.fromEntries(result.map(part => [part, orNothing(valueAt(args, parts[part]))])),
    theirs: Object.fromEntries(result.map((part, index) => [part, orNothing(resolved[index])])),
  };
}

const CASES = METHODS.flatMap(method => method.lists.split(' ').map(list => ({ ...method, list })));

describe.each(SDKS)('$id', (sdk, resolvers) => {
  it.each(CASES)('$name($list)', ({ list, ...method }) => {
    const { ours, theirs } = bothWays(sdk, resolvers, method, list);
    expect(ours).toEqual(theirs);
  });
});

describe('where the two differ', () => {
  const identify = METHODS.find(({ name }) => name === 'identify');

  it.each(['os', 'oso', 'osf'])('Customer.io finds the id by its type: identify(%s)', list => {
    const { ours, theirs } = bothWays(customerioBrowser, SDKS[1]![1], identify!, list);
    expect(theirs).toMatchObject({ userId: 'string1' });
    expect(ours).toEqual(theirs);
  });

  it.each(['os', 'oso', 'osf'])('Segment does not: identify(%s)', list => {
    expect(bothWays(segmentBrowser, SDKS[0]![1], identify!, list).theirs).toMatchObject({ userId: undefined });
  });
});
