/** Mutations of GraphQL: the resolver of a field runs with the arguments that the document gives it. */
import { isData, isInvocable } from '../../evaluate/kinds.ts';
import { alternatives, stringOf, unknown } from '../../evaluate/value.ts';
import { hearing } from './channels.ts';
import { mutationsIn } from './graphql-document.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../../evaluate/value.ts';
import type { Expr, Member } from '../../facts/facts.ts';
import type { Module } from '../../facts/store.ts';
import type { EffectsHost, Followed, Hearing, Invocation } from '../effect.ts';
import type { Argument, Mutation } from './graphql-document.ts';

/** The scope of the names of mutations. */
export const MUTATIONS = 'graphql';

const hooks: ReadonlySet<string> = new Set(['useMutation', 'useSafeMutation']);
const hookPackages =
  /^(?:@apollo\/(?:client|react-hooks)(?:\/.*)?|urql|@urql\/\w+|react-relay(?:\/hooks)?|@vue\/apollo-composable|villus)$/;
const decorators = /^(?:@nestjs\/graphql|type-graphql)$/;
/** Decorators of parameters that get an argument, or all of them. */
const given: ReadonlySet<string> = new Set(['Args', 'Arg']);

/** A mutation that is sent: its document, and what its variables are. */
interface Sent {
  readonly document: Thunk | undefined;
  readonly variables: Thunk | undefined;
}

/** `client.mutate({ mutation, variables })`, `const [track] = useMutation(TRACK)`, `client.request(TRACK, variables)`. */
export function graphqlEffects(
  callee: EvaluatedOf<'member'>,
  { args }: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly Followed[] {
  if (!host.isHeard(MUTATIONS)) return [];
  const sent = sentBy(callee, args, evaluator);
  const document = sent?.document && evaluator.open(() => evaluator.force(sent.document));
  if (!document || !sent) return [];
  return mutationsOf(document, evaluator).flatMap(mutation => run(mutation, sent.variables, evaluator, host));
}

function sentBy(
  { object, property }: EvaluatedOf<'member'>,
  args: readonly Thunk[],
  evaluator: Evaluator,
): Sent | undefined {
  const [first, second] = args;
  const member = (of: Thunk | undefined, name: string): Thunk | undefined =>
    of && evaluator.memberThunk(evaluator.force(of), name);
  const hook = object.kind === 'call' && object.callee.kind === 'import' ? object : undefined;
  if (hook?.callee.kind === 'import' && hooks.has(hook.callee.name) && hookPackages.test(hook.callee.source)) {
    const [document, options] = hook.args;
    const isBare =
      property === '1' || property === 'mutate' || property === 'execute' || property === 'executeMutation';
    return { document, variables: isBare ? first : (member(first, 'variables') ?? member(options, 'variables')) };
  }
  switch (property) {
    case 'mutate':
      return { document: member(first, 'mutation'), variables: member(first, 'variables') };
    case 'request':
    case 'mutation':
      return first && isData(evaluator.force(first))
        ? { document: member(first, 'document'), variables: member(first, 'variables') }
        : { document: first, variables: second };
    default:
      return undefined;
  }
}

/** The fields of a document; what it is written in is a template with a tag, a text, or a call that is given one. */
function mutationsOf(document: Evaluated, evaluator: Evaluator): readonly Mutation[] {
  return alternatives(document).flatMap(one => {
    const text = stringOf(one);
    if (text !== undefined) return mutationsIn(text);
    if (one.kind === 'unknown' && one.at) return mutationsIn(one.at.module.text.slice(one.at.start, one.at.end));
    const [written] = one.kind === 'call' ? one.args : [];
    return written ? mutationsIn(stringOf(evaluator.force(written)) ?? '') : [];
  });
}

function run(
  { field, args }: Mutation,
  variables: Thunk | undefined,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly Followed[] {
  const values = objectOf(args, variables, evaluator);
  return host.handlers(field, MUTATIONS).map((callee): Followed => ({
    kind: 'followed',
    callee,
    args: parametersOf(callee, { value: values }, evaluator),
    hears: true,
  }));
}

function objectOf(
  args: ReadonlyMap<string, Argument>,
  variables: Thunk | undefined,
  evaluator: Evaluator,
): EvaluatedOf<'properties'> {
  const values = new Map<string, readonly Thunk[]>();
  for (const [name, argument] of args) values.set(name, [valueOf(argument, variables, evaluator)]);
  return { kind: 'properties', values };
}

function valueOf(argument: Argument, variables: Thunk | undefined, evaluator: Evaluator): Thunk {
  if ('variable' in argument) {
    const found = variables && evaluator.memberThunk(evaluator.force(variables), argument.variable);
    return found ?? { value: variables ? { kind: 'literal', value: undefined } : unknown('dynamic-expression') };
  }
  if ('text' in argument) return { value: { kind: 'literal', value: argument.text } };
  return {
    value: 'fields' in argument ? objectOf(argument.fields, variables, evaluator) : unknown('dynamic-expression'),
  };
}

/** A resolver gets its arguments second; a method of a class gets those that its parameters are decorated for. */
function parametersOf(callee: Evaluated, values: Thunk, evaluator: Evaluator): readonly Thunk[] {
  const nothing: Thunk = { value: unknown('parameter') };
  const parameters = callee.kind === 'function' ? (callee.module.facts.fns[callee.id]?.p ?? []) : [];
  if (callee.kind !== 'function' || !parameters.some(({ dec }) => dec !== undefined && given.has(dec)))
    return [nothing, values];
  return parameters.map(({ dec, tok }) => {
    if (dec === undefined || !given.has(dec)) return nothing;
    const name = tok && stringOf(evaluator.eval(callee.module, tok, null));
    if (name === undefined) return values;
    return evaluator.memberThunk(evaluator.force(values), name) ?? nothing;
  });
}

/** The exports of a module that ask for a mutation which somebody of the project hears: `export const TRACK = gql`…``. */
export function documentsFor(
  module: Module,
  evaluator: Evaluator,
  isHeard: (field: string) => boolean,
): readonly string[] {
  if (!module.text.includes('mutation')) return [];
  return Object.keys(module.facts.exports).filter(name =>
    mutationsOf(evaluator.exported(module, name), evaluator).some(({ field }) => isHeard(field)),
  );
}

// Resolvers ------------------------------------------------------------------------------------

/** `{ Mutation: { track: (parent, args) => … } }`, `@Mutation() track(@Args('event') event) {}`. */
export function graphqlHandlers(module: Module, evaluator: Evaluator): readonly Hearing[] {
  if (!module.text.includes('Mutation')) return [];
  const byMap = module.facts.objs.flatMap(object => (object.k === 'obj' ? ofMap(module, evaluator, object) : []));
  const byClass = module.facts.classes.flatMap(({ m }) =>
    Object.entries(m).flatMap(([name, member]) => ofMethod(module, evaluator, name, member)),
  );
  return [...byMap, ...byClass];
}

function ofMap(module: Module, evaluator: Evaluator, { p }: Extract<Expr, { k: 'obj' }>): readonly Hearing[] {
  const find = (name: string): Expr | undefined => p.find(({ k }) => k === name)?.v;
  const isType = stringOf(evaluated(module, evaluator, find('name'))) === 'Mutation';
  const x = find('Mutation') ?? (isType ? find('fields') : undefined);
  const value = evaluated(module, evaluator, x);
  const fields = value.kind === 'function' ? evaluator.apply(value, []) : value;
  const entries = isData(fields) ? evaluator.entries(fields) : undefined;
  return [...(entries ?? [])].flatMap(([name, [first]]) => {
    const resolver = first && resolverIn(evaluator, first);
    return resolver ? [hearing(MUTATIONS, name, resolver)] : [];
  });
}

/** The function itself, or what an object has as `resolve`. */
function resolverIn(evaluator: Evaluator, thunk: Thunk): Thunk | undefined {
  const value = evaluator.force(thunk);
  if (isInvocable(value)) return thunk;
  const inner = isData(value) ? evaluator.memberThunk(value, 'resolve') : undefined;
  return inner && isInvocable(evaluator.force(inner)) ? inner : undefined;
}

function ofMethod(module: Module, evaluator: Evaluator, own: string, { v, dec }: Member): readonly Hearing[] {
  for (const x of dec ?? []) {
    const call = x.k === 'call' ? module.facts.calls[x.c] : undefined;
    const callee = evaluated(module, evaluator, call?.x);
    if (!call || callee.kind !== 'import' || callee.name !== 'Mutation' || !decorators.test(callee.source)) continue;
    const options = evaluated(module, evaluator, call.a.at(-1));
    const name = isData(options) ? stringOf(evaluator.member(options, 'name', undefined, undefined)) : undefined;
    return v.map(expr => hearing(MUTATIONS, name ?? own, { module, expr, frame: null }));
  }
  return [];
}

function evaluated(module: Module, evaluator: Evaluator, x: Expr | undefined): Evaluated {
  return x ? evaluator.eval(module, x, null) : { kind: 'literal', value: undefined };
}
