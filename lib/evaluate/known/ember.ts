/** Ember's services: what `service()` injects, and what `get` reads. */
import { stringOf } from '../value.ts';

import type { Evaluator } from '../evaluator.ts';
import type { Evaluated, Thunk } from '../value.ts';
import type { KnownCall, KnownFunction, Library, Methods } from './known.ts';

/** A service is asked for by the name of its file, `user-tracking`, and is at hand by that name in one word. */
export function serviceName(name: string): string {
  return name.replace(/[-_/](\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `tracker: service('user-tracking')`. Without a name, the property that holds it says which one it is. */
const service: KnownFunction = ({ evaluator, args: [name] }) => {
  const text = name && stringOf(evaluator.force(name));
  return text === undefined ? undefined : evaluator.host.componentProperty(serviceName(text));
};

/** `get(object, 'name')`, `Ember.get(object, 'name')`, `object.get('name')`. */
function read(object: Evaluated | undefined, name: KnownCall['args'][number] | undefined, call: KnownCall) {
  const { evaluator, at } = call;
  const text = name && stringOf(evaluator.force(name));
  if (!object || text === undefined || !evaluator.host.hasComponents) return undefined;
  if (object.kind !== 'component' && object.kind !== 'instance') return undefined;
  return evaluator.member(object, text, at, undefined);
}

export const ember: Library = { modules: ['@ember/service'], functions: { service, inject: service } };

export const emberObject: Library = {
  modules: ['@ember/object', 'ember'],
  functions: { get: call => read(call.args[0] && call.evaluator.force(call.args[0]), call.args[1], call) },
};

export const emberMethods: Methods = {
  get: (receiver, call) => (call.args.length === 1 ? read(receiver, call.args[0], call) : undefined),
  lookup: (_, { evaluator, args: [name] }) => lookedUp(evaluator, name),
  // `Ember.inject.service('user-tracking')`.
  service: (receiver, call) => (isInject(receiver) ? service(call) : undefined),
};

/** `appInstance.lookup('service:user-tracking')`, `getOwner(this).lookup(…)`. */
export function lookedUp(evaluator: Evaluator, name: Thunk | undefined): Evaluated | undefined {
  const text = name && stringOf(evaluator.force(name));
  return text?.startsWith('service:') ? evaluator.host.componentProperty(serviceName(text.slice(8))) : undefined;
}

function isInject(receiver: Evaluated): boolean {
  if (receiver.kind === 'member') return receiver.property === 'inject';
  return receiver.kind === 'import' && receiver.source === 'ember' && receiver.name === 'inject';
}
