import { byKind } from '../evaluate/by-kind.ts';
import { isResidual } from '../evaluate/kinds.ts';
import { isGlobal } from '../evaluate/known/builtins.ts';
import { compositionOf, stepsOf } from '../evaluate/known/composing.ts';
import { alternatives, stringOf } from '../evaluate/value.ts';
import { electronEffects } from './known/electron.ts';
import { emitterEffects } from './known/emitters.ts';
import { graphqlEffects } from './known/graphql.ts';
import { nestEffects } from './known/nest.ts';
import { busEffects } from './known/own-bus.ts';
import { nodeRequest } from './known/node-request.ts';
import { queueEffects, workerEffects } from './known/queues.ts';
import { requesterOf } from './known/requests.ts';
import { heardByClient } from './known/carried.ts';
import { handedOnBy, handedOnLater, isWithin } from './known/handed-on.ts';
import { createdAction, listenerEffects } from './known/actions.ts';
import { domEventEffects } from './known/dom-events.ts';
import { messageEffects } from './known/messages.ts';
import { mountEffects } from './known/mounted.ts';
import { sagaEffects } from './known/saga.ts';
import { sharedOptions } from '../evaluate/known/http-clients.ts';
import { isSagaModule } from '../evaluate/known/saga.ts';
import { storeEffects } from './known/vuex.ts';
import { taskEffects, tasksEffects } from './known/tasks.ts';
import { topicEffects } from './known/topics.ts';
import { telemetryEffects } from './known/vscode.ts';
import { xhrRequest } from './known/xhr.ts';

import type { ExportSpec, MethodSpec, PartName, PartPath, Sdk } from '../catalog/types.ts';
import type { ByKind } from '../evaluate/by-kind.ts';
import type { Composition } from '../evaluate/known/composing.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../evaluate/value.ts';
import type { Effect, EffectsHost, Followed, Invocation, Passed, Way } from './effect.ts';

export interface Reading {
  readonly evaluator: Evaluator;
  readonly host: EffectsHost;
  /** What a function of the project does. */
  ofFunction(callee: EvaluatedOf<'function'>, invocation: Invocation): readonly Effect[];
}

type Effects = readonly Effect[];

const nothing = (): Effects => [];

/** What calling a value does, by the value's kind. */
const effects: ByKind<Effects, [Invocation, Reading]> = {
  union: ({ of }, invocation, reading) => of.flatMap(item => dispatch(item, invocation, reading)),
  method: ({ client, name, spec }, { args, target }) => [{ kind: 'sdk', client, name, spec, args, target }],
  declared: ofDeclared,
  'sdk-export': ({ sdk, spec }, invocation, reading) => {
    const client = invocation.target.call.new
      ? spec.construct
      : (spec.construct ?? (spec.init ? spec.call : undefined));
    if (spec.call !== undefined && sdk.clients[spec.call]?.carried)
      return heardByClient(sdk, spec.call, invocation, reading.evaluator);
    return client ? construction(sdk, client, spec.init, invocation, reading) : [];
  },
  sdk: ({ sdk }, invocation, reading) => {
    const spec = sdk.exports['default'] ?? sdk.exports['*'];
    return spec?.construct ? construction(sdk, spec.construct, spec.init, invocation, reading) : [];
  },
  maker: ({ sdk, client, init }, invocation, reading) => construction(sdk, client, init, invocation, reading),
  bound: ({ callee, args, made, dispatches }, invocation, reading) => {
    const found = follow(callee, [...args, ...invocation.args], invocation, reading);
    const effects = dispatches ? found.map(({ told: _told, ...effect }) => effect) : found;
    if (!made) return effects;
    const maker: Passed = { m: made.module, s: made.start, e: made.end };
    return effects.map(effect => ({ ...effect, through: [maker, ...(effect.through ?? [])] }));
  },
  function: (callee, invocation, reading) => {
    if (invocation.target.call.new) return [];
    const found = busEffects(callee, invocation, reading.evaluator, reading.host);
    const own = reading.ofFunction(callee, invocation);
    return found.length > 0 ? [...own, ...followed(found, invocation, reading)] : own;
  },
  request: (callee, { args, target }) => [
    {
      kind: 'http',
      client: callee.client,
      args,
      target,
      ...(callee.verb && { verb: callee.verb }),
      ...sharedOptions(callee),
    },
  ],
  http: (callee, { args, target }) => [{ kind: 'http', client: callee.client, args, target, ...sharedOptions(callee) }],
  global: (callee, invocation, reading) => {
    const sent = requested(callee, invocation, reading);
    if (sent.length > 0) return sent;
    const asMethod = { kind: 'member', object: { kind: 'global', name: 'window' }, property: callee.name } as const;
    const found = [messageEffects, domEventEffects].flatMap(of =>
      of(asMethod, invocation, reading.evaluator, reading.host),
    );
    return followed(
      found.length > 0 ? found : handedOnLater(callee.name, invocation, reading.evaluator),
      invocation,
      reading,
    );
  },
  import: (callee, invocation, reading) => {
    if (isSagaModule(callee.source))
      return followed(sagaEffects(callee, invocation, reading.evaluator), invocation, reading);
    const composition = compositionOf(callee, invocation.args);
    if (composition?.given) return stepwise(composition, invocation, reading);
    const mounted = followed(mountEffects(callee, invocation, reading.evaluator), invocation, reading);
    if (mounted.length > 0) return mounted;
    return worked(callee, invocation, reading) ?? requested(callee, invocation, reading);
  },
  member: ofMember,
  literal: nothing,
  template: nothing,
  object: nothing,
  merge: nothing,
  properties: nothing,
  omit: nothing,
  array: nothing,
  parameter: ({ path, ...parameter }, invocation, { evaluator, host, ...reading }) => {
    const property = path.at(-1);
    if (property === undefined) return [];
    const asMethod = { kind: 'member', object: { ...parameter, path: path.slice(0, -1) }, property } as const;
    const found = [
      listenerEffects,
      messageEffects,
      domEventEffects,
      storeEffects,
      nestEffects,
      queueEffects,
      topicEffects,
      graphqlEffects,
    ].flatMap(of => of(asMethod, invocation, evaluator, host));
    const all = found.length > 0 ? found : handedOnBy(property, () => asMethod.object, invocation, evaluator);
    return followed(all, invocation, { evaluator, host, ...reading });
  },
  call: (callee, invocation, reading) => {
    const composition = compositionOf(callee.callee, callee.args);
    return composition && !composition.given
      ? stepwise(composition, invocation, reading)
      : followed(createdAction(callee, invocation, reading.evaluator, reading.host), invocation, reading);
  },
  operation: nothing,
  class: ({ module, id, frame }, invocation, reading) => {
    const { fn, ctor } = module.facts.classes[id] ?? {};
    if (!fn || ctor === undefined || invocation.target.call.new) return [];
    return reading.ofFunction({ kind: 'function', module, id: ctor, frame }, invocation);
  },
  instance: nothing,
  interface: nothing,
  typed: nothing,
  namespace: nothing,
  client: nothing,
  context: nothing,
  component: nothing,
  unknown: nothing,
};

/** What calling `callee` does. */
export function dispatch(callee: Evaluated, invocation: Invocation, reading: Reading): Effects {
  const found = byKind(effects, callee, invocation, reading);
  return found.length > 0 ? found : implemented(callee, invocation, reading);
}

/** What a function does of which only the type is known: that of the function that implements it. */
function implemented(callee: Evaluated, invocation: Invocation, reading: Reading): Effects {
  const { evaluator } = reading;
  const type = isResidual(callee) ? callee.type && evaluator.typeValue(callee.type) : callee;
  for (const implementer of type ? functionsOf(type, evaluator) : []) {
    const found = follow(implementer, invocation.args, invocation, reading);
    if (found.length > 0) return found;
  }
  return [];
}

function functionsOf(type: Evaluated, { host }: Evaluator): readonly Evaluated[] {
  const all =
    type.kind === 'interface'
      ? host.implementers(type.module, 'interface', type.id)
      : type.kind === 'typed' && type.type.type.k === 'fn' && type.type.type.s !== undefined
        ? host.implementers(type.type.module, 'type', type.type.type.s)
        : [];
  return all.filter(({ kind }) => kind === 'function');
}

/** What something runs that is called. */
function follow(callee: Evaluated, args: readonly Thunk[], invocation: Invocation, reading: Reading): Effects {
  return dispatch(callee, { ...invocation, args, isInner: true }, reading);
}

/** What functions do that run one after the other. One that is written in the call itself is read where it is written. */
function stepwise(composition: Composition, invocation: Invocation, reading: Reading): Effects {
  const { m, call } = invocation.target;
  const isWritten = (callee: Evaluated): boolean =>
    callee.kind === 'function' && callee.module === m && isWithin(m.facts.fns[callee.id], call);
  return stepsOf(composition, invocation.args, reading.evaluator, undefined).flatMap(({ callee, args }) =>
    isWritten(callee) ? [] : follow(callee, args, invocation, reading),
  );
}

export function followed(found: readonly (Effect | Followed)[], invocation: Invocation, reading: Reading): Effects {
  return found.flatMap(one => {
    if (one.kind !== 'followed') return [one];
    const effects = follow(
      one.callee,
      one.args,
      one.hears ? { ...invocation, hears: true, ...(one.told && { told: true }) } : invocation,
      reading,
    );
    if (!one.later && !one.handed && !one.isElsewhere) return effects;
    return effects.map(effect => ({ ...effect, ...wayOf(one, effect) }));
  });
}

/** What is said of the way to an effect that is followed. */
function wayOf({ later, handed, isElsewhere, callee }: Followed, { heard, through }: Effect): Way {
  // The last border on the way is the one behind which the client is.
  const border = isElsewhere && (heard ?? through?.[0]);
  return { ...(later && { later }), ...(handed && { handed: callee }), ...(border && { heard: border }) };
}

/** What an export does by being made an instance of, or that makes a task. */
function worked(callee: EvaluatedOf<'import'>, invocation: Invocation, { evaluator }: Reading): Effects | undefined {
  const found = (invocation.target.call.new ? workerEffects : taskEffects)(callee, invocation, evaluator);
  return found.length > 0 ? found : undefined;
}

function requested(callee: Evaluated, invocation: Invocation, { evaluator }: Reading): Effects {
  const { args, target } = invocation;
  const requester = requesterOf(callee);
  if (requester) return [{ kind: 'http', ...requester, args, target }];
  const request = nodeRequest(callee, invocation, evaluator);
  return request ? [request] : [];
}

/** A callee that the settings declare; on the way to one, what the code says counts. */
function ofDeclared({ node, rest }: EvaluatedOf<'declared'>, invocation: Invocation, reading: Reading): Effects {
  if (node.calls.length === 0) return dispatch(rest, invocation, reading);
  return node.calls.map(({ callee, client, spec, constants }) => {
    const args = [...invocation.args];
    for (const [index, constant] of constants) args[index] = constant;
    return { kind: 'sdk', client, name: callee, spec, args, target: invocation.target, declared: callee };
  });
}

const ofMethods: readonly ((
  callee: EvaluatedOf<'member'>,
  invocation: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
) => readonly (Effect | Followed)[])[] = [
  electronEffects,
  emitterEffects,
  queueEffects,
  listenerEffects,
  messageEffects,
  domEventEffects,
  storeEffects,
  createdAction,
  nestEffects,
  topicEffects,
  tasksEffects,
  graphqlEffects,
  telemetryEffects,
];

function ofMember(callee: EvaluatedOf<'member'>, invocation: Invocation, reading: Reading): Effects {
  const { object, property } = callee;
  const { args } = invocation;
  if (object.kind === 'client' && property === 'push' && object.spec.arrayPush)
    return pushed(object, invocation, reading.evaluator);
  if (object.kind === 'function' || object.kind === 'method' || object.kind === 'bound') {
    if (property === 'call') return follow(object, args.slice(1), invocation, reading);
    if (property === 'apply') return follow(object, reading.evaluator.spreadThunks(args[1]), invocation, reading);
  }
  if (property === 'apply' && args.length === 3 && isGlobal(object, 'Reflect'))
    return follow(reading.evaluator.force(args[0]), reading.evaluator.spreadThunks(args[2]), invocation, reading);
  const request = xhrRequest(callee, invocation, reading.evaluator);
  if (request) return [request];
  const beacon = requested(callee, invocation, reading);
  if (beacon.length > 0) return beacon;
  const { evaluator, host } = reading;
  for (const effectsOf of ofMethods) {
    const found = effectsOf(callee, invocation, evaluator, host);
    if (found.length > 0) return followed(found, invocation, reading);
  }
  return followed(
    handedOnBy(property, () => object, invocation, evaluator),
    invocation,
    reading,
  );
}

/** A client is made, by `new`, a factory or its own `load`. */
function construction(
  sdk: Sdk,
  name: string,
  init: ExportSpec['init'],
  { args, target }: Invocation,
  { evaluator }: Reading,
): Effects {
  const client = evaluator.client(sdk, name);
  if (client.kind !== 'client') return [];
  const own = client.spec.methods['load'];
  const spec: MethodSpec =
    !init && own
      ? own
      : { method: 'init', forms: [{ parts: init ?? ({} as Record<PartName, PartPath>) }], returns: 'this' };
  return [{ kind: 'sdk', client, name: target.call.new ? 'new' : 'load', spec, args, target }];
}

/** `_cio.push(['track', …])`. */
function pushed(client: EvaluatedOf<'client'>, { args, target }: Invocation, evaluator: Evaluator): Effects {
  const list = evaluator.force(args[0]);
  if (list.kind !== 'array') return [];
  return alternatives(evaluator.force(list.items[0])).flatMap((item): Effects => {
    const name = stringOf(item);
    const spec = name && Object.hasOwn(client.spec.methods, name) ? client.spec.methods[name] : undefined;
    return spec && name ? [{ kind: 'sdk', client, name, spec, args: list.items.slice(1), target }] : [];
  });
}
