import { describe, expect, it } from 'vitest';

import { describe as inWords } from '../../../../lib/evaluate/describe.ts';
import { documentsFor, graphqlHandlers } from '../../../../lib/effects/known/graphql.ts';
import { effectsOf } from '../../../support/effects.ts';
import { evaluation } from '../../../support/evaluate.ts';

const HEAD = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
const TEXT = 'mutation T($name: String) { track(event: $name) }';
`;
/** The resolver that is run: it tells what it was given. */
const RESOLVER = 'export const resolve = (parent, given) => analytics.track(given.event, parent, given);\n';

/** What the calls of a text send by the resolver of `track`, in words: the event, and what the arguments are. */
function sent(code: string, { resolver = RESOLVER, scope = 'graphql' } = {}): string[] {
  return effectsOf(HEAD + resolver + code, ({ module }) => ({
    isHeard: one => one === scope,
    handlers: (field, of) => {
      if (of !== 'graphql' || field !== 'track') return [];
      const m = module('a.ts');
      const id = m.facts.fns.findIndex(fn => m.text.slice(fn.s, fn.e).includes('analytics.track'));
      return [{ kind: 'function', module: m, id, frame: null }];
    },
  }))
    .done()
    .filter(text => !/^(?:A|a)nalytics/.test(text))
    .map(text => text.replace(/^.* → sdk track\((.*)\) through.*$/, '$1'));
}

const A = '"A", not known (parameter), { event }';

describe('a mutation runs its resolver', () => {
  it.each<[string, string]>([
    ['by a client', "client.mutate({ mutation: TEXT, variables: { name: 'A' } });"],
    ['by a request', "client.request(TEXT, { name: 'A' });"],
    ['by a request of one object', "client.request({ document: TEXT, variables: { name: 'A' } });"],
    ['by a method called so', "client.mutation(TEXT, { name: 'A' });"],
    [
      'by a hook',
      "import { useMutation } from '@apollo/client'; const [run] = useMutation(TEXT); run({ variables: { name: 'A' } });",
    ],
    [
      'by what a hook was given',
      "import { useMutation } from '@apollo/client'; const [run] = useMutation(TEXT, { variables: { name: 'A' } }); run();",
    ],
    [
      'by an older hook',
      "import { useMutation } from '@apollo/react-hooks'; const [run] = useMutation(TEXT); run({ variables: { name: 'A' } });",
    ],
    [
      'by a part of a package',
      "import { useMutation } from '@apollo/client/react'; const [run] = useMutation(TEXT); run({ variables: { name: 'A' } });",
    ],
    [
      'by a safe one',
      "import { useSafeMutation } from '@apollo/client'; const [run] = useSafeMutation(TEXT); run({ variables: { name: 'A' } });",
    ],
    ['by urql', "import { useMutation } from 'urql'; const [state, run] = useMutation(TEXT); run({ name: 'A' });"],
    [
      'by urql for another framework',
      "import { useMutation } from '@urql/preact'; const [, run] = useMutation(TEXT); run({ name: 'A' });",
    ],
    [
      'by urql for Vue',
      "import { useMutation } from '@urql/vue'; const { executeMutation } = useMutation(TEXT); executeMutation({ name: 'A' });",
    ],
    [
      'by Relay',
      "import { useMutation } from 'react-relay/hooks'; const [run] = useMutation(TEXT); run({ variables: { name: 'A' } });",
    ],
    [
      'by Apollo for Vue',
      "import { useMutation } from '@vue/apollo-composable'; const { mutate } = useMutation(TEXT); mutate({ name: 'A' });",
    ],
    [
      'by villus',
      "import { useMutation } from 'villus'; const { execute } = useMutation(TEXT); execute({ name: 'A' });",
    ],
  ])('%s', (_about, code) => {
    expect(sent(code)).toEqual([A]);
  });

  it.each<[string, string]>([
    [
      'by a hook of another package',
      "import { useMutation } from '@acme/client'; const [run] = useMutation(TEXT); run({ variables: { name: 'A' } });",
    ],
    [
      'by a package that only begins so',
      "import { useMutation } from 'villus-kit'; const [run] = useMutation(TEXT); run({ variables: { name: 'A' } });",
    ],
    [
      'by a hook of another name',
      "import { useQuery } from '@apollo/client'; const [run] = useQuery(TEXT); run({ variables: { name: 'A' } });",
    ],
    ['by another method', "client.query(TEXT, { name: 'A' });"],
    ['without a document', "client.mutate({ variables: { name: 'A' } });"],
    ['with nothing', 'client.request();'],
    ['of another field', 'client.request(\'mutation { other(event: "A") }\');'],
    ['of a query', 'client.request(\'query { track(event: "A") }\');'],
    ['that nobody knows', 'client.request(document);'],
  ])('but not %s', (_about, code) => {
    expect(sent(code)).toEqual([]);
  });

  it('and none is asked for where nobody resolves any', () => {
    expect(sent("client.request(TEXT, { name: 'A' });", { scope: 'other' })).toEqual([]);
  });
});

describe('the arguments of a field', () => {
  const resolver = 'export const resolve = (parent, given) => analytics.track(given.event, given.id);\n';
  const of = (id: string, variables = ''): string[] =>
    sent(`client.request('mutation T($name: String) { track(event: "A", id: ${id}) }'${variables});`, { resolver });

  it.each<[string, string, string, string]>([
    ['a text', '"u"', '', '"u"'],
    ['a variable', '$name', ", { name: 'u' }", '"u"'],
    ['a variable that is not given', '$name', ', {}', 'undefined'],
    ['a variable of nothing', '$name', '', 'not known (dynamic-expression)'],
    ['something else', '12', '', 'not known (dynamic-expression)'],
    ['an object', '{ name: "u" }', '', '{ name }'],
  ])('%s', (_about, id, variables, expected) => {
    expect(of(id, variables)).toEqual([`"A", ${expected}`]);
  });

  it('stand within others', () => {
    const inner = 'export const resolve = (parent, { input }) => analytics.track(input.event, input.id);\n';
    const code = "client.request('mutation T($id: ID) { track(input: { event: \"A\", id: $id }) }', { id: 'u' });";
    expect(sent(code, { resolver: inner })).toEqual(['"A", "u"']);
  });

  it.each<[string, string]>([
    ['all', '@Args() given'],
    ['one', "@Args('event') event"],
    ['one of type-graphql', "@Arg('event') event"],
  ])('are given to a method by decorators: %s', (_about, parameter) => {
    const name = parameter.endsWith('given') ? 'given.event' : 'event';
    const method = `export class R { track(@Other('x') other, ${parameter}, more) { analytics.track(${name}, other, more); } }\n`;
    expect(sent("client.request(TEXT, { name: 'A' });", { resolver: method })).toEqual([
      '"A", not known (parameter), not known (parameter)',
    ]);
  });
});

describe('the document of a mutation', () => {
  it.each<[string, string]>([
    ['a template with a tag', 'const M = gql`mutation { track(event: "A") }`;'],
    ['a template', 'const M = `mutation { track(event: "A") }`;'],
    ['a call', 'const M = graphql(\'mutation { track(event: "A") }\');'],
    ['one of two', "const M = q ? 'mutation { track(event: \"A\") }' : 'mutation { other }';"],
  ])('may be %s', (_about, code) => {
    expect(sent(`${code}\nclient.request(M);`)).toEqual([A]);
  });

  it('is found among the exports of a module', () => {
    const exported = (code: string): readonly string[] => {
      const { evaluator, module } = evaluation({ 'a.ts': code });
      return documentsFor(module('a.ts'), evaluator, field => field === 'track');
    };
    const code =
      "export const A = gql`mutation { track }`;\nexport const B = gql`mutation { other }`;\nexport const C = 'query { track }';\nconst D = gql`mutation { track }`;";
    expect(exported(code)).toEqual(['A']);
    expect(exported('export const A = gql`{ track }`;')).toEqual([]);
  });
});

describe('a resolver', () => {
  const F = 'function f() {}\nf();\n';
  const heard = (code: string): string[] => {
    const { evaluator, module } = evaluation({ 'a.ts': code });
    return graphqlHandlers(module('a.ts'), evaluator).map(
      ({ scope, channel, handler }) =>
        `${scope} ${inWords(evaluator.force(channel))} ${inWords(evaluator.force(handler))}`,
    );
  };

  it.each<[string, string, string[]]>([
    ['in a map', 'const r = { Mutation: { track: f } };', ['graphql "track" the function f']],
    [
      'of several',
      'const r = { Mutation: { track: f, other: f, no: 1 } };',
      ['graphql "track" the function f', 'graphql "other" the function f'],
    ],
    ['in a map by name', 'const own = { track: f }; const r = { Mutation: own };', ['graphql "track" the function f']],
    ['that is made', 'const r = { Mutation: () => ({ track: f }) };', ['graphql "track" the function f']],
    [
      'with more than itself',
      'const r = { Mutation: { track: { type: T, resolve: f } } };',
      ['graphql "track" the function f'],
    ],
    [
      'of a type',
      "const r = new GraphQLObjectType({ name: 'Mutation', fields: { track: { resolve: f } } });",
      ['graphql "track" the function f'],
    ],
    [
      'of another type',
      "const r = new GraphQLObjectType({ name: 'Query', fields: { track: { resolve: f } } }); // Mutation",
      [],
    ],
    ['of queries', 'const r = { Query: { track: f } }; // Mutation', []],
    ['that is no function', 'const r = { Mutation: { track: { resolve: 1 } } };', []],
    ['in what is not known', 'const r = { Mutation: other };', []],
  ])('%s', (_about, code, expected) => {
    expect(heard(F + code)).toEqual(expected);
  });

  it('by a decorator', () => {
    const by = (source: string, decorator: string, name = 'Mutation'): string[] =>
      heard(`import { ${name} } from '${source}';\nclass R { ${decorator} track() {} }`);
    const own = ['graphql "track" a function'];
    expect(by('@nestjs/graphql', '@Mutation()')).toEqual(own);
    expect(by('type-graphql', '@Mutation(() => Boolean)')).toEqual(own);
    expect(by('@nestjs/graphql', "@Mutation(() => Boolean, { name: 'other' })")).toEqual([
      'graphql "other" a function',
    ]);
    expect(by('@nestjs/graphql', '@Other() @Mutation()')).toEqual(own);
    expect(by('@nestjs/graphql', '@Mutation')).toEqual([]);
    expect(by('@acme/graphql', '@Mutation()')).toEqual([]);
    expect(by('@nestjs/graphql', '@Query() // Mutation\n', 'Query')).toEqual([]);
  });

  it('may be the function of another module, and nothing be called here', () => {
    expect(heard('export const r = { Mutation: { track() {} } };')).toEqual(['graphql "track" a function']);
  });
});
